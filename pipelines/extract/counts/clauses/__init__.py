"""Clauses: which phrases a metric word counts in its sentence."""
