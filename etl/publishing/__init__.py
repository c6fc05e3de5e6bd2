"""From the rows of reports to one published snapshot and its files."""
