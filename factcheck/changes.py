"""What changed since a branch left another: articles by git, claims by comparing their old file with the new.

Only what the branch itself did counts: both are compared with the commit at which it left (git's merge
base), not with what the other branch has become since. Changes that are not committed yet count too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import InputErrors
from factcheck.git import Repository, open_repository
from factcheck.load.claims import parse_project
from factcheck.model import Claim, Project
from factcheck.scope import Scope, normal_path

_SUBMODULE = b"160000"
_MOST_ARGUMENTS = 200


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that were added and those whose content changed, as sorted paths with `/`.

    A file that was renamed and edited is modified; renamed alone, it is neither.
    """

    added: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, sorted."""
        return tuple(sorted({*self.added, *self.modified}))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One record of `git diff --raw`: modes and ids of the blobs, a letter, and the new path."""

    old_mode: bytes
    new_mode: bytes
    old_blob: bytes
    new_blob: bytes
    status: bytes
    path: str

    @property
    def is_dirty(self) -> bool:
        """Whether git does not know the new blob, because the file was edited or its permissions changed."""
        return not self.new_blob.strip(b"0")

    def is_modified(self, blob: bytes | None) -> bool:
        """Whether the content differs; `blob` is that of the file now, for one that is dirty.

        That git calls two files 100 % similar does not mean that they are the same.
        """
        if self.status in (b"A", b"D"):
            return False
        return self.status == b"U" or self.old_blob != (blob if self.is_dirty else self.new_blob)


def changed_since(ref: str, root: Path, *, added_only: bool = False) -> Changes:
    """Return what changed in the whole repository of the folder `root` since its branch left `ref`.

    Paths are relative to `root`, with `..` for files outside of it. Staged, unstaged and untracked changes
    count; deleted files, ignored files, submodules and changed permissions do not. With `added_only`,
    `modified` is empty.

    Raises InputError if git or the repository is missing, if `ref` is unknown, and where a shallow clone
    lacks the history.
    """
    repository = open_repository(root)
    entries = tuple(_differences(repository, repository.fork_point(ref)))
    deleted = [entry for entry in entries if entry.status == b"D"]
    untracked = _untracked(repository)
    dirty = [entry.path for entry in entries if entry.is_dirty]
    # A file that was moved without git is untracked, and has the content of one that is gone.
    blobs = _blobs(repository, [*dirty, *(untracked if deleted else ())])
    gone = {entry.old_blob for entry in deleted}
    names_gone = {entry.path for entry in deleted}
    fresh = [path for path in untracked if blobs.get(path) not in gone]
    added = [entry.path for entry in entries if entry.status == b"A"]
    added += [path for path in fresh if path not in names_gone]
    modified = [entry.path for entry in entries if entry.is_modified(blobs.get(entry.path))]
    modified += [path for path in fresh if path in names_gone]
    return Changes(_named(added, repository, root), () if added_only else _named(modified, repository, root))


def changed_claims(ref: str, claims_path: Path, project: Project) -> frozenset[str]:
    """Return the ids of the claims that are new, or say something else, since the branch left `ref`.

    What counts is what decides about findings: wordings, verdict, `contradicts`, `threshold`, `expect`. If
    the claims file was not there or could not be read then, all claims count.

    Raises InputError as `changed_since` does.
    """
    repository = open_repository(claims_path.parent)
    resolved = Path(os.path.realpath(claims_path.parent)) / claims_path.name
    path = Path(os.path.relpath(resolved, repository.folder)).as_posix()
    content = repository.content(repository.fork_point(ref), path)
    if content == claims_path.read_bytes():
        return frozenset()
    before = _meanings(content, project.path) if content is not None else {}
    return frozenset(claim.id for claim in project.claims if before.get(claim.id) != _meaning(claim))


def _meanings(content: bytes, path: str) -> dict[str, object]:
    try:
        project = parse_project(content.decode("utf-8-sig"), path)
    except (InputErrors, UnicodeDecodeError):
        return {}
    return {claim.id: _meaning(claim) for claim in project.claims}


def _meaning(claim: Claim) -> object:
    """Return all of a claim that decides about findings, without places and without order."""
    return (
        claim.statement,
        frozenset((wording.text, wording.kind, wording.language) for wording in claim.wordings),
        claim.verdict,
        frozenset(claim.contradicts),
        claim.threshold,
        frozenset((expectation.article, expectation.stance) for expectation in claim.expect),
    )


def _differences(repository: Repository, commit: str) -> Iterator[_Entry]:
    """Yield how the work tree differs from a commit, submodules left out."""
    options = ("--raw", "-z", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames")
    raw = repository.demand("diff", *options, "--no-relative", "--ignore-submodules=all", commit, "--")
    fields = iter(raw.split(b"\0"))
    for record in fields:
        if not record:
            continue
        old_mode, new_mode, old_blob, new_blob, status = record.removeprefix(b":").split(b" ")
        path = next(fields)
        if status[:1] in b"RC":
            path = next(fields)
        if _SUBMODULE not in (old_mode, new_mode):
            yield _Entry(old_mode, new_mode, old_blob, new_blob, status[:1], os.fsdecode(path))


def _untracked(repository: Repository) -> tuple[str, ...]:
    """Return the files that git neither tracks nor ignores. A repository within is named by its folder."""
    listed = repository.demand("ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    return tuple(os.fsdecode(path) for path in listed if path and not path.endswith(b"/"))


def _blobs(repository: Repository, paths: Sequence[str]) -> dict[str, bytes]:
    """Return the ids that git would give to the contents of files, links and vanished files left out."""
    files = [path for path in paths if _is_plain_file(repository.folder / path)]
    found: dict[str, bytes] = {}
    for first in range(0, len(files), _MOST_ARGUMENTS):
        some = files[first : first + _MOST_ARGUMENTS]
        answer = repository.ask("hash-object", "--", *some)
        # Of files that vanish or cannot be read nothing is known: they count as changed.
        if answer.code == 0:
            found.update(zip(some, answer.output.split(), strict=True))
    return found


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _named(paths: Iterable[str], repository: Repository, root: Path) -> tuple[str, ...]:
    folder = os.path.realpath(root)
    relative = {os.path.relpath(repository.folder / path, folder) for path in paths}
    return tuple(sorted(Path(path).as_posix() for path in relative))


def scope_of_changes(
    ref: str,
    project: Project,
    names: Iterable[str],
    *,
    added_only: bool = False,
) -> Scope:
    """Return the scope of the articles and claims that changed since the branch left `ref`.

    `names` are the articles of the run, as places write them: relative to the claims file's folder. With
    `added_only` only added articles count, and no claims. Raises InputError as `changed_since` does.
    """
    claims_path = Path(project.path)
    root = claims_path.parent
    files = frozenset(changed_since(ref, root, added_only=added_only).all)
    articles = frozenset(normal_path(name) for name in names if _file_of(name, root) in files)
    claims = frozenset[str]() if added_only else changed_claims(ref, claims_path, project)
    places = frozenset(claim.place for claim in project.claims if claim.id in claims)
    what, counts = "changed", f"{_counted(len(articles), 'article')} and {_counted(len(claims), 'claim')}"
    if added_only:
        what, counts = "was added", _counted(len(articles), "article")
    return Scope(f"findings that involve what {what} since {ref}: {counts}", articles, claims, places)


def _file_of(name: str, root: Path) -> str:
    """Return the file of an article as `Changes` names it: links resolved, an archive for its rows."""
    folder = os.path.realpath(root)
    file = root / name
    if not file.exists() and "#" in name:
        file = root / name.rpartition("#")[0]
    return Path(os.path.relpath(os.path.realpath(file), folder)).as_posix()


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else f"no {noun}"
