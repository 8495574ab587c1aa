"""Processes: a pool of workers that no item can bring down, and a limit of processor time for one call."""
