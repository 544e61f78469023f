"""The relay: orders the entries of rooms, keeps them and passes them on."""
