"""Holding an edition against a profile: what reaches whom, why, and what was judged of it."""

from shirube.assess.assess import assess, definitions_told, digest_of_profile, targets_of

__all__ = ["assess", "definitions_told", "digest_of_profile", "targets_of"]
