"""The connection to a room, over a socket or, alone, over nothing at all."""
