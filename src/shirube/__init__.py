"""Shirube (標): Japan's AI-governance regime as verified, versioned, executable data."""

__version__ = "0.1.0"
