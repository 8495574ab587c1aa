"""Archive: what came, written as WARC evidence with its log, taken up after a kill, and read back as pages."""
