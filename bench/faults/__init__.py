"""What can go wrong with the texts that people read to one another, done for real and seeded."""
