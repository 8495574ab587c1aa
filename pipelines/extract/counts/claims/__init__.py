"""Claims: mentions become claims: offsets, certainty, speakers, and which of them are the same fact."""
