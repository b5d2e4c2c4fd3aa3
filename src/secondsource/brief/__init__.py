"""7. What to tell, each line cited."""
