"""Which records have a page of their own kind, so that the general pages leave them out."""

from collections.abc import Callable

from shirube.model.rulebook import AnyRecord
from shirube.observatory.pages import crosswalks, lineage

OWN: tuple[Callable[[AnyRecord], bool], ...] = (crosswalks.draws, lineage.draws)
"""Tests for records that modules of their own draw."""


def drawn_elsewhere(record: AnyRecord) -> bool:
    """Whether a module of its own draws a record's page."""
    return any(own(record) for own in OWN)
