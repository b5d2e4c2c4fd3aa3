"""6. What agrees, what differs, who stands behind it."""
