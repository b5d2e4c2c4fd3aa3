"""3. Skims to stories."""
