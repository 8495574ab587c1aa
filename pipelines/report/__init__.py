"""Report: the published warehouse as something to look at."""
