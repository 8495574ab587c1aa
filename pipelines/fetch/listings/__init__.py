"""Listings: feeds, sitemaps and channels, from bytes to the addresses that they name."""
