"""Labelled articles of our own, and the programs that learn the weights of `pipelines.event_model` from them and measure them."""
