"""Everything that must hold before a change lands, in the order that fails soonest."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

STEPS = (
    ("style", [BIN / "ruff", "check", "."]),
    ("types", [BIN / "mypy"]),
    ("floors", [BIN / "lint-imports", "--no-cache"]),
    ("packs", [BIN / "shirube", "lint"]),
    ("tests", [BIN / "python", "-m", "pytest"]),
)


def main() -> int:
    """Run every step; the first that fails ends the run with its exit code."""
    _browser()
    for name, command in STEPS:
        start = time.monotonic()
        print(f"== {name}", flush=True)
        done = subprocess.run([str(part) for part in command], cwd=ROOT, env=_environment())
        if done.returncode:
            print(f"== {name} failed", flush=True)
            return done.returncode
        print(f"== {name} fine ({time.monotonic() - start:.1f} s)", flush=True)
    return 0


def _environment() -> dict[str, str]:
    """The environment of every step: a cache of its own, so that runs do not meet."""
    cache = ROOT / "build" / "cache"
    return {**os.environ, "SHIRUBE_CACHE": str(cache), "PYTHONUTF8": "1"}


def _browser() -> None:
    """Install Chromium and Japanese fonts where this machine lets us; else say what is lost."""
    if any(map(shutil.which, CHROMIUM)):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("== installing Chromium and Japanese fonts for the browser tests", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium",
                        "fonts-noto-cjk"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    if not any(map(shutil.which, CHROMIUM)):
        print("== no Chromium here: the browser tests will be skipped. Install the packages "
              "chromium and fonts-noto-cjk to run them.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
