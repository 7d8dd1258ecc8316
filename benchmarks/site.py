"""Building the observatory: how long it takes, how much there is, how heavy pages are.

    python -m benchmarks.site

Prints the median of three builds into a temporary folder, as whole processes without their start
(packs warm in memory), and for each kind of page its number and largest size, raw and compressed
as web hosts send it (gzip, level 6), with style sheet and script.
"""

import gzip
import sys
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from shirube.interfaces.cli.common import packs_folder
from shirube.observatory.build import build
from shirube.observatory.pages import pages
from shirube.observatory.site import Site
from shirube.operations.config import Config
from shirube.operations.site import open_site


def main() -> None:
    """Measure and print."""
    config = Config(regimes=packs_folder(), now=datetime.now(UTC))
    times = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        for _ in range(3):
            site = open_site(config)
            start = time.perf_counter()
            built = build(site, out)
            times.append(time.perf_counter() - start)
        print(f"{built.pages} pages, {built.files} files, {built.size / 1e6:.1f} MB")
        print(f"build: {median(times):.2f} s (median of {len(times)}: "
              + ", ".join(f"{each:.2f}" for each in times) + ")")
        sizes(site, out)


def sizes(site: Site, out: Path) -> None:
    """Number and weight of each kind of page."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    shared = (out / "assets" / "site.css").read_bytes()
    for voice in site.voices:
        for page in pages(voice):
            path = out / voice.lang / f"{page.path}.html"
            script = out / "assets" / "js" / f"{page.script}.js"
            parts = [path.read_bytes(), shared]
            if page.script:
                parts.append(script.read_bytes())
            if page.kind == "search":
                parts.append((out / "assets" / f"search.{voice.lang}.js").read_bytes())
            found[page.kind].append((
                sum(len(gzip.compress(part, 6)) for part in parts), sum(map(len, parts)),
                f"{voice.lang}/{page.path}"))
    print(f"{'kind':<16}{'pages':>6}{'gzip kB':>9}{'raw kB':>8}  heaviest, with style and script")
    for kind, rows in sorted(found.items()):
        small, raw, path = max(rows)
        print(f"{kind:<16}{len(rows):>6}{small / 1000:>9.1f}{raw / 1000:>8.1f}  {path}")


if __name__ == "__main__":
    sys.exit(main())
