"""Counts: numbers, metrics, scope and certainty to claims."""
