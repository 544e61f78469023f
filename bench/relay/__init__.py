"""The relay under load: live counts, durable acts, idle members, and everybody coming back at once."""
