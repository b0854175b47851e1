"""A file from elsewhere becomes a change set: read safely, understood, matched and planned."""
