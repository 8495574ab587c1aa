"""Counts: numbers and metrics become claims."""
