"""Test vectors: values that a client in any language can check itself against, and what makes them."""
