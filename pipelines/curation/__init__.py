"""Curation: the user's own CSV files in curation/, read and checked line by line."""
