"""Gazetteer: places of the world from GeoNames, trimmed, and the users own places."""
