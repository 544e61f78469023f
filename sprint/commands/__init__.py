"""The commands of the program, one a file; each imports what it needs only when it runs."""
