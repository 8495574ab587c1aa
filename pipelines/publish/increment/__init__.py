"""Increment: what a run changes in the master file instead of making it anew; docs/increment.md explains it with a picture."""
