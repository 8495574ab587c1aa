"""Linking: claims to events, events to incidents across articles. Pure: rows and remembered traces in, rows and traces out."""
