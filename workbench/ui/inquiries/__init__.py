"""Questions to ministries and chambers in the window: the board, asking, packs."""
