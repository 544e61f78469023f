"""What dev.py needs to set itself up: standard library only, and readable by an old Python."""
