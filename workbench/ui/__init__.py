"""The window: what people see and touch; one folder a feature."""
