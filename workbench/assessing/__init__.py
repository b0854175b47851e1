"""Records become knowledge: values in, values out."""
