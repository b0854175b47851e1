"""Records become papers: each composer takes a reader for one audience and asks nothing else of the store."""
