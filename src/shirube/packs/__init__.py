"""Packs: strict reading of YAML into a Rulebook, and everything that can be wrong with it."""
