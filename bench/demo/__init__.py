"""A whole sprint with a real relay and five writers as processes, with mishaps, verified from outside."""
