"""Measurements, the demo and the makers of pictures: run from a checkout, never shipped."""
