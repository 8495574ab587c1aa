"""Publish: partitions and sql/ become warehouse/news.duckdb, which is built beside the old one, checked and swapped in."""
