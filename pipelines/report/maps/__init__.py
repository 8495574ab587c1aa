"""Maps: outlines of the world's first-level units, and where incidents lie on them."""
