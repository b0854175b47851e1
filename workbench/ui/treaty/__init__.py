"""The treaty: what bears on a provision, and where there is nothing."""
