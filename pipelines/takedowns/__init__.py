"""Takedowns: what takedowns.csv names is taken out of everything that is kept, and stays out."""
