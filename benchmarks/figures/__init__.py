"""Learning which of an article's numbers are its own figures."""
