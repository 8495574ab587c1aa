"""Publish: partitions and sql/ become warehouse/news.duckdb, which is built beside, checked and swapped in."""
