"""Make the observatory's scripts and map anew from web/, or check that they are what it gives.

Users never need this: what it writes is committed. It needs Node.js and the npm registry.
"""

import filecmp
import hashlib
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
        print("there is no npm here: install Node.js 20 or newer")
        return 1
    lock = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    installed = WEB / "node_modules" / ".installed"
    if not installed.exists() or installed.read_text("utf-8") != lock:
        subprocess.run(["npm", "ci", "--no-progress", "--silent"], cwd=WEB, check=True)
        installed.write_text(lock, "utf-8")
    if "--check" not in sys.argv:
        _build(ASSETS)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        _build(made)
        names = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
        kept = {path.relative_to(ASSETS) for path in (ASSETS / "js").rglob("*") if path.is_file()}
        differing = sorted(name for name in names | kept
                           if not _same(made / name, ASSETS / name))
    for each in differing:
        print(f"{each} is not what web/ gives: run `make assets` and commit it")
    return 1 if differing else 0


def _build(folder: Path) -> None:
    subprocess.run(["node", "build.mjs", str(folder)], cwd=WEB, check=True)


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main())
