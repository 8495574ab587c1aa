"""The Dagster UI as `./run ui` serves it: Dagster's own web server behind a guard that answers this machine's user only."""
