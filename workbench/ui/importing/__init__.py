"""Importing a file in the window: tables, questions, plan, commit."""
