"""The only way a file leaves: written beside its target, opened again, checked, then renamed."""
