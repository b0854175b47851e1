"""Forms of records: every field from its declaration, saved by itself, with its past and its sources."""
