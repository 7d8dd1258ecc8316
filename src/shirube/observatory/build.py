"""Building: every file of the site put into a folder, whole or not at all."""

import glob
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path

from shirube.model.problem import Problem, Refused, say
from shirube.observatory.draw import draw, plain_json, style_sheet
from shirube.observatory.page import File, Page
from shirube.observatory.pages import files, pages
from shirube.observatory.pages.feeds import lists
from shirube.observatory.processes import side_by_side
from shirube.observatory.site import Site, Voice

Share = Callable[[], Iterator[File]]
"""Files that are made together."""

MANIFEST = "site.json"
"""File at the root that names every other; a folder with it is a site of ours."""


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was written."""

    folder: Path
    pages: int
    files: int
    """Files altogether, pages included."""

    size: int
    """Bytes altogether."""


def build(site: Site, folder: Path) -> Built:
    """Write the site into a folder, which is made, replaced if it is ours, else refused.

    The files are made in a folder beside it, which takes its place once complete: whatever
    happens before, an old site stays. Raises Refused when the folder holds anything else or
    cannot be written.
    """
    folder = _place(folder)
    beside = folder.parent / f".{folder.name}.building-{os.getpid()}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_left(folder)
        _refuse_foreign(folder)
        beside.mkdir()
    except OSError as error:
        raise _unwritten(folder, error) from error
    try:
        built = _fill(beside, folder, shares(site))
        _refuse_foreign(folder)  # somebody may have put something there meanwhile
        _swap(beside, folder)
    except OSError as error:
        raise _unwritten(folder, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return built


def _place(folder: Path) -> Path:
    """The folder as it is meant, links followed.

    Refused: what leads nowhere, and places that another folder cannot take, such as the top
    of a disk.
    """
    try:
        folder = folder.resolve()
        top = folder.parent == folder or folder.is_mount()
    except (OSError, RuntimeError) as error:
        raise _unwritten(folder, error) from error
    if top:
        raise Refused([Problem(
            str(folder), 0, "", say("the site is made beside its folder and takes its place"),
            say("name a folder inside this one"))])
    return folder


def everything(site: Site) -> Iterator[File]:
    """Every file of the site but its manifest, each path once."""
    for share in shares(site):
        yield from share()


def shares(site: Site) -> tuple[Share, ...]:
    """The site's files in shares that can be made apart from each other, one a language."""
    return tuple(partial(_share, voice) for voice in site.voices)


def _share(voice: Voice) -> Iterator[File]:
    """The pages of one language; with the English ones the lists made from them, with the
    others what belongs to no language."""
    listed: list[Page] = []
    for page in pages(voice):
        text = draw(page, voice)
        yield File(f"{voice.lang}/{page.path}.html", text.encode("utf-8"))
        if page.listed:
            listed.append(page)
    if voice.lang == "en":
        yield from lists(voice.site, listed)
    else:
        yield from files(voice.site)
        yield File("assets/site.css", style_sheet().encode("utf-8"))
        yield from assets()


def assets() -> Iterator[File]:
    """Files that come with the package as they are."""
    folder = resources.files("shirube.observatory") / "assets"
    for place in ("", "js"):
        found = folder / place if place else folder
        for each in sorted(found.iterdir(), key=lambda each: each.name):
            if each.is_file() and each.name.endswith((".js", ".svg", ".png", ".txt")):
                path = f"{place}/{each.name}" if place else each.name
                yield File(f"assets/{path}", each.read_bytes())


def _fill(beside: Path, folder: Path, made: Sequence[Share]) -> Built:
    """Write every share into the folder beside, and the manifest last."""
    sizes: dict[str, int] = {}
    for each in side_by_side([partial(_write, beside, share) for share in made]):
        twice = sizes.keys() & each.keys()
        if twice:
            raise _taken(min(twice))
        sizes |= each
    manifest = plain_json({"made_by": "shirube", "files": sorted(sizes)}).encode("utf-8")
    (beside / MANIFEST).write_bytes(manifest)
    return Built(folder, sum(name.endswith(".html") for name in sizes), len(sizes) + 1,
                 sum(sizes.values()) + len(manifest))


def _write(beside: Path, share: Share) -> dict[str, int]:
    """Write one share; path -> bytes written."""
    sizes: dict[str, int] = {}
    folders: set[Path] = set()
    for each in share():
        path = beside / each.path
        if each.path in sizes:
            raise _taken(each.path)
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(each.data)
        sizes[each.path] = len(each.data)
    return sizes


def _swap(beside: Path, folder: Path) -> None:
    """Let the new folder take the old one's place; the old one comes back if that fails."""
    if not folder.exists():
        beside.rename(folder)
        return
    old = beside.with_name(beside.name + "-old")
    folder.rename(old)
    try:
        beside.rename(folder)
    except BaseException:
        if not folder.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(folder: Path) -> None:
    """Refuse a folder that holds anything no build of ours wrote."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refused([Problem(str(folder), 0, "", say("this is a file, not a folder"),
                               say("name a folder for the site"))])
    found = set(_files_in(folder))
    if not found:
        return
    ours = _manifest(folder)
    foreign = sorted(found - ours) if ours else sorted(found)
    if foreign:
        raise Refused([Problem(
            str(folder), 0, "",
            say("the folder holds what no site build wrote, e.g. `{name}`", name=foreign[0]),
            say("name an empty or new folder, or move these files away"))])


def _files_in(folder: Path) -> Iterator[str]:
    """Everything in a folder that is no folder, links among it; OSError for what is unreadable."""
    def fail(error: OSError) -> None:
        raise error

    for place, folders, names in os.walk(folder, onerror=fail):
        here = Path(place).relative_to(folder)
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        yield from ((here / name).as_posix() for name in (*names, *links))


def _manifest(folder: Path) -> set[str]:
    """Names of the files an earlier build wrote; empty when none did."""
    try:
        data = json.loads((folder / MANIFEST).read_text("utf-8"))
        if data["made_by"] != "shirube":
            return set()
        return {str(each) for each in data["files"]} | {MANIFEST}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()


def _clear_left(folder: Path) -> None:
    """Remove what builds that were killed have left beside the folder; an old site that one of
    them had just moved away comes back."""
    for left in folder.parent.glob(f".{glob.escape(folder.name)}.building-*"):
        number = left.name.rsplit("building-", 1)[1].removesuffix("-old")
        if not number.isdigit() or _runs(int(number)):
            continue
        if left.name.endswith("-old") and not folder.exists():
            left.rename(folder)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    """Whether another process with this number is running."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _taken(path: str) -> Refused:
    """Two pages at one address: an id or an alias is the name of a page of the site."""
    return Refused([Problem(
        path, 0, "", say("two pages want this address"),
        say("give the record or the view another id or alias"))])


def _unwritten(folder: Path, error: Exception) -> Refused:
    return Refused([Problem(
        str(folder), 0, "",
        say("the site cannot be written: {reason}",
            reason=getattr(error, "strerror", None) or error),
        say("name a folder in one you may write to, with room for it"))])
