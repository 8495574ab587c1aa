"""Read: the archived pages of a day become the core tables of the day: articles, statements, counts, quarantine."""
