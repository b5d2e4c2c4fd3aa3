"""4. Who copied whom."""
