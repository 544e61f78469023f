"""The pure heart: rules of rooms, sprints, counts and seals, without any input or output."""
