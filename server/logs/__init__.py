"""Where a relay keeps the logs of its rooms."""
