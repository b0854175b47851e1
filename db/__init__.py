"""The numbered migrations of the dossier, and a snapshot of the schema they arrive at."""
