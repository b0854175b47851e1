"""Everything that has a date, in its order."""
