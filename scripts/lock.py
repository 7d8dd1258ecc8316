"""Write the locks: versions and hashes for every Python and platform, no host named.

Versions locked already stay, unless `--upgrade` is given.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Resolve run, build and test requirements together and write one file for each."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = {
        "run": project["project"]["dependencies"],
        "sources": project["project"]["optional-dependencies"]["sources"],
        "build": project["dependency-groups"]["build"],
        "test": project["dependency-groups"]["test"],
    }
    every = "\n".join(each for group in groups.values() for each in group)
    held = None if "--upgrade" in sys.argv else "\n".join(
        (ROOT / "locks" / f"{name}.txt").read_text("utf-8") for name in groups)
    whole = _compile(every, held)
    for name, requirements in groups.items():
        # Held to the common solution, so that the three can share an environment.
        text = _compile("\n".join(requirements), whole)
        (ROOT / "locks" / f"{name}.txt").write_text(text, "utf-8")


def _compile(requirements: str, constraints: str | None) -> str:
    command = [
        "uv", "pip", "compile", "-", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-header", "--no-annotate", "--quiet", "--no-emit-index-url",
    ]
    if constraints is not None:
        held = ROOT / "build" / "constraints.txt"
        held.parent.mkdir(exist_ok=True)
        lines = [line.split(" \\")[0] for line in constraints.splitlines()
                 if line and not line.startswith(" ")]
        held.write_text("\n".join(lines), "utf-8")
        command += ["--constraint", str(held)]
    done = subprocess.run(command, input=requirements, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
