"""Pages and text files to the article: encoding, metadata, body, boilerplate."""
