"""How positions moved."""
