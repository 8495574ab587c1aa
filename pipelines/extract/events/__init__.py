"""Events: which place, day and scope each claim of an article has, chosen by weights that were learned from labelled articles."""
