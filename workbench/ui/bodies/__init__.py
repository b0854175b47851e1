"""Bodies and their meetings: what was to be held, and what is on record."""
