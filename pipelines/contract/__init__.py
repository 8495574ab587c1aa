"""The contract: what a row is. Vocabularies, tables, ids and pages; the only place that declares a column."""
