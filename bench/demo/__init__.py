"""A sprint and two readings, with a relay and five writers as processes and mishaps, seen from outside."""
