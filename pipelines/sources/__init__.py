"""Sources: one TOML file per source, and how the files are read. Fetching is in `fetch`."""
