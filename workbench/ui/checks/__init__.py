"""What a careful reader would mark in the dossier."""
