"""1. Bytes to articles."""
