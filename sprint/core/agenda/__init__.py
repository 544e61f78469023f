"""An engagement day: an agenda of blocks, who leads it on, and what people put before and after it."""
