"""Textual widgets: they take values and give messages, and know nothing else."""
