"""Records become a workbook, a CSV or a JSON that can come back changed."""
