"""Small widgets that several features use; every text in them is plain."""
