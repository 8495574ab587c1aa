"""Metrics: what can happen to what is counted, as data: words, codes, examples."""
