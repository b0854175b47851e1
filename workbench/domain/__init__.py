"""What records are: values, types and declarations, without storage, files or screens."""
