"""Which files the `articles` of a claims file name: files, folders and globs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from factcheck.errors import InputError, InputErrors
from factcheck.model import Place, Project, Skipped

SUFFIXES = (".txt", ".md")
"""What a folder's articles end with, in any case; a named file or glob may end otherwise."""

_WILDCARD = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class FoundArticles:
    """The articles that a project names, sorted and unique, and what was left out of them."""

    paths: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()


def article_name(path: Path, root: Path) -> str:
    """Return how places print a path: relative to the claims file's folder, with `/`.

    The characters of the name are kept as they are; whoever prints it must make it harmless.
    """
    return Path(os.path.relpath(path, root)).as_posix()


def find_articles(project: Project, root: Path) -> FoundArticles:
    """Return the article files that `project.articles` names, relative to the folder `root`.

    Folders are searched recursively for `SUFFIXES`; hidden files and folders are left out unless
    they are named. A link is followed only where it leads to a place within the claims file's
    folder, or within a folder outside of it that an entry names; others are skipped.

    Raises InputError, or InputErrors for several, for an entry that names nothing.
    """
    paths: dict[str, Path] = {}
    skipped: dict[str, Skipped] = {}
    errors: list[InputError] = []
    for entry in project.articles:
        named, is_there = _expand(entry, root)
        if not is_there:
            errors.append(_nothing(project, entry))
        for path, problem in named:
            name = article_name(path, root)
            if problem is not None:
                skipped[name] = Skipped(name, problem)
            else:
                real = os.path.realpath(path)
                # One file under several names is one article: its own name, else the first.
                if real not in paths or (paths[real].is_symlink() and not path.is_symlink()):
                    paths[real] = path
    if errors:
        raise errors[0] if len(errors) == 1 else InputErrors(tuple(errors))
    ordered = sorted(paths.values(), key=lambda path: article_name(path, root))
    return FoundArticles(tuple(ordered), tuple(skipped[name] for name in sorted(skipped)))


def _nothing(project: Project, entry: str) -> InputError:
    what = "no file or folder matches" if _WILDCARD.search(entry) else "there is no file or folder"
    return InputError(
        Place(project.path), f"`articles`: {what} `{entry}`", "paths are relative to the claims file's folder"
    )


def _expand(entry: str, root: Path) -> tuple[list[tuple[Path, str | None]], bool]:
    """Return the files of one entry, each with the reason to skip it or None, and if it names anything."""
    path = Path(os.path.normpath(root / entry))
    try:
        if os.path.lexists(path):
            return list(_named(path, _boundary(path, root))), True
    except ValueError:  # a NUL character in the name
        return [], False
    if not _WILDCARD.search(entry):
        return [], False
    base = Path(os.path.normpath(root / _literal_folder(entry)))
    boundary = _boundary(base, root)
    if _outside(base, boundary):
        return [(base, _LINK)], True
    matches = _glob_pattern(Path(os.path.normpath(root / entry)).relative_to(base).as_posix())
    found = [
        (file, problem)
        for file, problem in _walk(base, boundary)
        if _matches(file.relative_to(base), matches)
    ]
    return found, bool(found)


def _named(path: Path, boundary: str) -> Iterator[tuple[Path, str | None]]:
    if _outside(path, boundary):
        yield path, _LINK
    elif path.is_dir():
        for file, problem in _walk(path, boundary):
            if problem is not None or file.suffix.lower() in SUFFIXES:
                yield file, problem
    else:
        yield path, None


_LINK = "a link that leads out of the named folders is not followed"


def _boundary(path: Path, root: Path) -> str:
    """The real folder that links below a named path must stay in."""
    own = Path(os.path.normpath(root))
    return os.path.realpath(own if path.is_relative_to(own) else path)


def _outside(path: Path, boundary: str) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(boundary)


def _walk(folder: Path, boundary: str) -> Iterator[tuple[Path, str | None]]:
    """Yield the files below a folder, not the hidden ones; links out of the boundary with a reason."""
    unreadable: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            path = Path(parent, name)
            # A linked folder within the boundary is not walked: its files have a path of their own.
            if path.is_symlink() and _outside(path, boundary):
                yield path, _LINK
        for name in sorted(files):
            path = Path(parent, name)
            if name.startswith("."):
                continue
            yield path, _LINK if path.is_symlink() and _outside(path, boundary) else None
    for error in unreadable:
        yield Path(error.filename), f"cannot be read: {error.strerror}"


def _literal_folder(entry: str) -> str:
    parts = PurePosixPath(entry.replace(os.sep, "/")).parts
    literal = []
    for part in parts[:-1]:
        if _WILDCARD.search(part):
            break
        literal.append(part)
    return str(PurePosixPath(*literal)) if literal else "."


def _glob_pattern(glob: str) -> tuple[re.Pattern[str], ...]:
    """The parts of a glob as patterns; `**` is kept as an empty pattern, for any number of folders."""
    parts = glob.split("/")
    return tuple(re.compile("" if part == "**" else _part_pattern(part)) for part in parts)


def _part_pattern(part: str) -> str:
    import fnmatch

    return fnmatch.translate(part)


def _matches(path: Path, patterns: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a path, or with a suffix of `SUFFIXES` a folder above it, matches the parts of a glob."""
    parts = path.as_posix().split("/")
    if _match_parts(parts, patterns):
        return True
    above = any(_match_parts(parts[:length], patterns) for length in range(1, len(parts)))
    return above and path.suffix.lower() in SUFFIXES


def _match_parts(parts: list[str], patterns: tuple[re.Pattern[str], ...]) -> bool:
    # Which numbers of matched patterns are possible after each part: linear, whatever the glob.
    states = _skip_any({0}, patterns)
    for part in parts:
        following = set()
        for state in states:
            if state == len(patterns):
                continue
            if not patterns[state].pattern:
                following.add(state)
            elif patterns[state].match(part):
                following.add(state + 1)
        states = _skip_any(following, patterns)
    return len(patterns) in states


def _skip_any(states: set[int], patterns: tuple[re.Pattern[str], ...]) -> set[int]:
    for index, pattern in enumerate(patterns):
        if not pattern.pattern and index in states:
            states = states | {index + 1}
    return states
