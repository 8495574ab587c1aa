"""Link days: the core tables become the link tables, day by day. The rules are in `link`."""
