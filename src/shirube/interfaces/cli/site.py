"""`shirube site`: the observatory as a static site."""

from datetime import date
from pathlib import Path

import click

from shirube.interfaces.cli.common import (
    DAY,
    config_of,
    known_option,
    lang_option,
    packs_options,
)
from shirube.interfaces.cli.group import LazyGroup, language_wanted
from shirube.locales import tell
from shirube.model.problem import say

SITE = {
    "build": ("shirube.interfaces.cli.site:build", "Write the site into a folder.",
              "サイトをフォルダーに書き出す。"),
}


class SiteGroup(LazyGroup):
    """The commands of `shirube site`."""

    table = SITE


@click.group(cls=SiteGroup)
def site() -> None:
    """The observatory as a static site, for any web host or to be opened from disk."""


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR",
              help="Folder of the site: new, empty, or holding an older build.")
@click.option("--on", type=DAY, metavar="DAY",
              help="Legal day the site is made for (default: today in Japan).")
@known_option
@click.option("--base-url", default="", metavar="URL",
              help="Public address of the site, for sitemap, feeds and link previews.")
@lang_option
@packs_options
def build(
    output: Path, on: date | None, known: date | None, base_url: str, lang: str | None,
    packs: Path | None, regime: str,
) -> None:
    """Write the site into DIR, in Japanese and English; an older build is replaced whole."""
    from shirube.operations.site import build_site

    built = build_site(config_of(packs, regime), output, on=on, known=known,
                       base=base_url)
    click.echo(tell(say("{pages} pages, {files} files, {size} MB in {folder}",
                        pages=built.pages, files=built.files,
                        size=f"{built.size / 1_000_000:.1f}", folder=built.folder),
                    language_wanted()), err=True)
