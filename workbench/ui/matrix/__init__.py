"""The position matrix: issues by actors."""
