"""An engagement day, compressed: twelve people as real processes, one of them at a console in a terminal."""
