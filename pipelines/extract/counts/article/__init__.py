"""Article: the article's own figure per metric, chosen from its claims."""
