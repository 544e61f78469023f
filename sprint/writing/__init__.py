"""One person's writing: draft, record and part in a sprint, the same for screens and JSON mode."""
