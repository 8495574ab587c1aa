"""Words: numbers, nouns and function words of a sentence. No meaning beyond the word."""
