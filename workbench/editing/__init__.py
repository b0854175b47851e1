"""A decision about several records becomes one change set: what a person saw before, written as one step of undo."""
