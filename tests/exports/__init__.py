"""Tests of the formats a report is written in."""
