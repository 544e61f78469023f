"""Being stuck in a sprint: asking the circle, and the ideas that come back."""
