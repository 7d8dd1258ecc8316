"""Fixtures every room may use: the two rulebooks, a command line, golden files."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from shirube.model.rulebook import Rulebook
from shirube.packs.load import load
from shirube.rules.cases import check_cases
from tests.paths import REGIMES

settings.register_profile(
    "shirube", deadline=None, derandomize=True, print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "shirube"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true",
                     help="rewrite golden files; then read the diff like code")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name in `golden/` beside the test."""
    folder = request.path.parent / "golden"

    def check(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.exists(), f"no golden file {path}; run pytest --update-golden and read it"
        assert text == path.read_text("utf-8")

    return check


@pytest.fixture(scope="session")
def xx() -> Rulebook:
    """The made-up country."""
    return load(REGIMES / "xx", (check_cases,))


@pytest.fixture(scope="session")
def jp(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """Japan's regime, with the rules' cases run."""
    return load(REGIMES / "jp", (check_cases,))


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def shirube(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run the command line in a folder of its own, with a cache of its own."""
    from shirube.interfaces.cli.group import cli, run

    monkeypatch.setenv("SHIRUBE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SHIRUBE_LANG", "en")
    monkeypatch.chdir(tmp_path)

    def call(*args: object, stdin: str | None = None, lang: str = "en") -> Ran:
        monkeypatch.setenv("SHIRUBE_LANG", lang)
        runner = CliRunner()
        with runner.isolation(input=stdin) as (out, err, _):
            monkeypatch.setattr("sys.argv", ["shirube", *map(str, args)])
            code = run(cli)
            import sys

            sys.stdout.flush()
            sys.stderr.flush()
            return Ran(code, out.getvalue().decode(), err.getvalue().decode())

    return call
