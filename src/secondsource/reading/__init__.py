"""5. What each article says."""
