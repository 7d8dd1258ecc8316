"""Doors: each parses what it is given, calls one operation, and shows what comes back."""
