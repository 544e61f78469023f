"""What is said to people about rooms and sprints: the same sentences for screens and lines."""
