"""Archive: what came is written as WARC evidence with a log, recovered after a kill, and read back as pages."""
