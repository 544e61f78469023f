"""From a key to its visible letter, through a real pseudo-terminal, in the editor and its peers."""
