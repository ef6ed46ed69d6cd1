"""What git knows, asked by subprocess: names as bytes ended by NUL, so that no name can be misread."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import InputError
from factcheck.load.problems import did_you_mean, shown

_SHALLOW_HINT = "fetch all of it: `fetch-depth: 0` of actions/checkout, or `git fetch --unshallow`"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a git command answered: its exit code, its output and what it complained of."""

    code: int
    output: bytes
    complaint: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree. `folder` is its top, links resolved."""

    folder: Path

    def ask(self, *arguments: str) -> Answer:
        """Run a git command at the top of the work tree. Raises InputError if git is not installed."""
        return _run(self.folder, *arguments)

    def demand(self, *arguments: str) -> bytes:
        """Return what a git command puts out. Raises InputError with git's own words if it fails."""
        answer = self.ask(*arguments)
        if answer.code != 0:
            raise InputError(None, f"`git {arguments[0]}` failed: {_last_line(answer.complaint)}")
        return answer.output

    def fork_point(self, ref: str) -> str:
        """Return the commit at which the checked out branch left `ref` (its merge base).

        Raises InputError for a name that is none or is not known, and where the history that would tell
        is missing, as in a shallow clone.
        """
        commit = self._commit(ref)
        head = self.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if head.code != 0:
            raise InputError(None, "the checked out branch has no commit yet", "commit something first")
        answer = self.ask("merge-base", commit, "HEAD")
        found = answer.output.decode().strip()
        if answer.code == 0 and found:
            return found
        if self.is_shallow:
            message = f"this clone is shallow: where the branch left {shown(ref)} is not in it"
            raise InputError(None, message, _SHALLOW_HINT)
        raise InputError(None, f"the checked out branch has no history in common with {shown(ref)}")

    @property
    def is_shallow(self) -> bool:
        """Whether older commits were left out when the repository was cloned."""
        return self.ask("rev-parse", "--is-shallow-repository").output.strip() == b"true"

    def content(self, commit: str, path: str) -> bytes | None:
        """Return a file's bytes at a commit, or None if it was not there. `path` counts from the top."""
        answer = self.ask("cat-file", "blob", f"{commit}:{path}")
        return answer.output if answer.code == 0 else None

    def _commit(self, ref: str) -> str:
        # Whatever begins with a dash would be an option to git.
        if not ref or ref.startswith("-") or not ref.isprintable():
            raise InputError(None, f"{shown(ref)} is no name of a commit", "for example origin/main")
        answer = self.ask("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if answer.code != 0:
            raise InputError(None, f"git knows no commit {shown(ref)}", self._hint_for(ref))
        return answer.output.decode().strip()

    def _hint_for(self, ref: str) -> str:
        kinds = ("refs/heads", "refs/remotes", "refs/tags")
        listed = self.ask("for-each-ref", "--format=%(refname:short)", *kinds)
        known = listed.output.decode(errors="replace").split()
        ending = next((name for name in known if name.endswith(f"/{ref}")), None)
        if hint := f"did you mean `{ending}`?" if ending else did_you_mean(ref, known):
            return hint
        return _SHALLOW_HINT if self.is_shallow else "`git branch --all` lists the branches; fetch it first?"


def open_repository(folder: Path) -> Repository:
    """Return the work tree that a folder belongs to.

    Raises InputError if git is not installed, if there is none, or if git does not trust its owner.
    """
    if not folder.is_dir():
        raise InputError(None, f"there is no folder {folder}")
    answer = _run(folder, "rev-parse", "--show-toplevel")
    if answer.code == 0:
        top = os.fsdecode(answer.output.removesuffix(b"\n"))
        return Repository(Path(os.path.realpath(top)))
    if "dubious ownership" in answer.complaint:
        message = f"git does not trust {folder}, which belongs to another user"
        raise InputError(None, message, f"git config --global --add safe.directory {folder.resolve()}")
    if "work tree" in answer.complaint:
        raise InputError(None, f"{folder} is not in a work tree: nothing is checked out there")
    message = f"{folder} is not in a git repository"
    raise InputError(None, message, "run it in a clone, or name the new articles instead of a commit")


def user_name(folder: Path) -> str | None:
    """Return the name that git signs commits with, or None if it has none or is not installed."""
    try:
        name = _run(folder, "config", "user.name").output.decode(errors="replace").strip()
    except InputError:
        return None
    return name or None


def _run(folder: Path, *arguments: str) -> Answer:
    # core.fsmonitor could name a program to run, which reading names does not need.
    command = ("git", "-c", "core.fsmonitor=false", "-c", "diff.autoRefreshIndex=true", *arguments)
    try:
        done = subprocess.run(
            command, cwd=folder, env=_environment(os.environ), stdin=subprocess.DEVNULL, capture_output=True
        )
    except FileNotFoundError:
        raise InputError(None, "git is not installed, or not on the PATH", "install git") from None
    except OSError as error:
        raise InputError(None, f"git cannot be run: {error.strerror}") from None
    return Answer(done.returncode, done.stdout, done.stderr.decode(errors="replace").strip())


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without what would point git at another repository or another index.

    Git sets such variables for the hooks that it runs. Those that configure it stay (`safe.directory`).
    """
    kept = {
        name: value
        for name, value in given.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG") or name == "GIT_EXEC_PATH"
    }
    # English complaints, no waiting for a password, no lock that another git would trip over.
    own = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    return kept | own


def _last_line(complaint: str) -> str:
    lines = complaint.splitlines()
    return lines[-1] if lines else "it gave no reason"
