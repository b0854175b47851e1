"""Finding records, provisions and commands from anywhere."""
