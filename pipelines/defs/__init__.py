"""Dagster definitions: with `pipelines.definitions` the only place that imports dagster."""
