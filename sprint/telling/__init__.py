"""What is said to people about rooms and sprints: sentences and times, the same for screens and lines of text."""
