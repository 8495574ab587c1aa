"""The demo site: a small web site about fictional events, with every difficulty that a fetcher meets. Served on this machine only."""
