"""Passages to an index, and a question to ranked passages."""
