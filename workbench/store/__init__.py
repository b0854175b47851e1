"""Where records are kept: one SQLite file, one door for writes, one reader for each audience."""
