"""The weights by which place, day and scope of a claim are chosen, learned from labelled articles, and how they are added up."""
