"""The first screen: what is due, what is next, what needs a look."""
