"""Gazetteer: places of the world from GeoNames, trimmed, and the user's own places."""
