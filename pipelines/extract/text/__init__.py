"""Text to sentences, quotations and syntax."""
