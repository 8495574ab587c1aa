"""Pages: records become HTML, a feed and data for the search. Texts of others are escaped here, whatever they hold."""
