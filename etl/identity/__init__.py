"""Who reports, on which year, from where."""
