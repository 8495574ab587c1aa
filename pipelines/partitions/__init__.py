"""Partitions: one Parquet file per table and day, and what may happen to it.

A whole day changes in one step; a record keeps earlier readings; one writer at a time holds the lock.
"""
