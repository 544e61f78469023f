"""The checks of the demo notice what they are there for."""
