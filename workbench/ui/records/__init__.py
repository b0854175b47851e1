"""Screens of records: a list and a form side by side."""
