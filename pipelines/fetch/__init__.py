"""Fetch: inputs as they came, kept as evidence, then handed on as `Page`."""
