"""Facts: what the report shows, read from the published file as records. The only part of the report that knows tables and columns."""
