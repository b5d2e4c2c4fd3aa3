"""Shared pure operations on text: strings and ints in, strings and ints out."""
