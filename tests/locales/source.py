"""What the source says to people, read from its syntax."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import shirube

SOURCE = Path(shirube.__file__).parent
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """Every module outside the locales, parsed."""
    return tuple(
        (path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in sorted(SOURCE.rglob("*.py")) if "locales" not in path.parts
    )


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node, with its place."""
    for name, tree in trees():
        for node in ast.walk(tree):
            yield f"{name}:{getattr(node, 'lineno', 0)}", node


def called(node: ast.AST) -> str:
    """Last name of the function a call calls; empty when it is no call."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def constant(node: ast.AST) -> str | None:
    """Text written out; none when it is anything else."""
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None  # type: ignore[attr-defined]


def placeholders(text: str) -> set[str]:
    """Names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def wordless(text: str) -> bool:
    """Whether a line is placeholders, marks and spaces only."""
    return not any(part.strip(" .,;:!?()[]→–\n") for part, *_ in string.Formatter().parse(text))
