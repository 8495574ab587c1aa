"""Records that every part of fetching shares: what came, what a listing names, what is known of an input, how far a run has come."""
