"""Runs functions over many records."""
