"""Pure text to records: no file, clock, network, DuckDB or Dagster is touched here; now, day, gazetteer and parser are parameters."""
