"""The table: what is said in a negotiation, written down line by line."""
