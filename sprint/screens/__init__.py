"""The screens of the program; each hands its work to plain objects."""
