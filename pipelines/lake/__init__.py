"""Lake: where the archive and the tables of days are kept. A folder, or object storage with a working folder before it."""
