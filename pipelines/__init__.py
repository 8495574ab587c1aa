"""newsledger: news articles into a warehouse in which every number is a claim."""

__version__ = "0.1.0"
