"""Sprint: write together against one clock, from a terminal."""
