"""The style sheets, one for each screen, and the themes."""
