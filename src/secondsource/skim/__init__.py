"""2. The cheap traits of every article."""
