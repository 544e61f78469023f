"""A sprint as JSON lines on standard input and output, so that a script or an editor can be a member."""
