"""Phrases: words that name something that may be counted: 'at least two schools', 'Ann Poe, 25'."""
