"""Make the observatory's scripts and map anew from web/, or check that they are what it gives.

Users never need this: what it writes is committed. It needs Node.js and the npm registry.
"""

import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
WEB = ROOT / "web"
ASSETS = ROOT / "src" / "shirube" / "observatory" / "assets"


def main() -> int:
    """Build into the package; with `--check`, only tell whether that would change anything."""
    if shutil.which("npm") is None:
        print("== no npm here: web/ was not built anew")
        return 0
    if not (WEB / "node_modules" / ".package-lock.json").exists():
        subprocess.run(["npm", "ci", "--no-progress", "--silent"], cwd=WEB, check=True)
    if "--check" not in sys.argv:
        _build(ASSETS)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        _build(made)
        differing = [
            path.relative_to(made) for path in sorted(made.rglob("*")) if path.is_file()
            and not _same(path, ASSETS / path.relative_to(made))
        ]
    for each in differing:
        print(f"{each} is not what web/ gives: run `make assets` and commit it")
    return 1 if differing else 0


def _build(folder: Path) -> None:
    subprocess.run(["node", "build.mjs", str(folder)], cwd=WEB, check=True)


def _same(one: Path, other: Path) -> bool:
    return other.exists() and filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main())
