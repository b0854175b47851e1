"""Opening, making, copying and exporting dossiers in the window."""
