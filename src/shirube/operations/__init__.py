"""What a user can ask for: plain functions with typed results; no printing, no globals."""
