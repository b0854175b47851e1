"""Requests: their list, how they were counted over time, and the readout of a round."""
