"""Claims: mentions become claims: offsets, certainty, place, day, scope, and which of them are the same fact."""
