"""Syntax: a small tagger and dependency parser of our own."""
