"""Records become paper: documents of plain blocks, laid out in the house style and written as PDF."""
