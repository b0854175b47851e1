"""The command line: one of the two front doors, without Qt."""
