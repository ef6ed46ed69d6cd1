"""What cached results depend on beside articles and claims: this package, and a secret of this user."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from pathlib import Path

from factcheck import __version__

SECRET_VARIABLE = "FACTCHECK_CACHE_KEY"
"""Names the environment variable that replaces the secret file, so that CI jobs can share a cache."""

_SECRET_BYTES = 32
_RESULTS_DEPEND_ON = ("rapidfuzz-", "pystemmer-", "pyyaml-")
"""How the names of the libraries' `.dist-info` folders begin, which go on with the version."""
_PASSED_OVER = ("cli", "reports", "__pycache__")
"""Folders that only say how results are shown."""
_SUFFIXES = (".py", ".yaml", ".json")


def package_digest() -> bytes:
    """Return a digest of all code, language packs and weights that judging uses, and of its libraries.

    The bytes count, not only the version: a changed word list or rule must not meet old results.
    """
    digest = hashlib.blake2b(__version__.encode(), digest_size=32)
    root = Path(__file__).parent
    for path in sorted(_files(root)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    for name in _installed():
        digest.update(f"{name}\0".encode("utf-8", "surrogateescape"))
    digest.update(f"python {sys.version_info[:2]}".encode())
    return digest.digest()


def read_secret() -> bytes | None:
    """Return this user's secret, made on first use; None if there is no place to keep one.

    It lies outside of any project, where no pull request can bring or read it.
    """
    if stated := os.environ.get(SECRET_VARIABLE):
        return hashlib.blake2b(stated.encode("utf-8", "surrogateescape"), digest_size=_SECRET_BYTES).digest()
    path = _secret_path()
    if path is None:
        return None
    with contextlib.suppress(OSError):
        return _valid(path.read_bytes())
    with contextlib.suppress(OSError):
        _write_secret(path)
        return _valid(path.read_bytes())
    return None


def _secret_path() -> Path | None:
    folder = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    if folder and Path(folder).is_absolute():
        return Path(folder) / "factcheck" / "cache.key"
    try:
        return Path.home() / ".local" / "state" / "factcheck" / "cache.key"
    except RuntimeError:
        return None


def _write_secret(path: Path) -> None:
    """Make a secret that only this user can read. Of two runs that do so at once the first one's stays."""
    import secrets
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_SECRET_BYTES))
        with contextlib.suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _valid(content: bytes) -> bytes | None:
    return content if len(content) == _SECRET_BYTES else None


def _files(root: Path) -> list[Path]:
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in _PASSED_OVER]
        # JSON that was made from the YAML beside it says nothing new, and a clone has none.
        made = {f"{name[:-5]}.json" for name in files if name.endswith(".yaml")}
        found += [Path(folder, name) for name in files if name.endswith(_SUFFIXES) and name not in made]
    return found


def _installed() -> list[str]:
    """Return the libraries that results depend on, with their versions, as they are found on the search path.

    importlib.metadata would say the same, but importing it takes longer than all else that is done here.
    """
    found: list[str] = []
    for folder in sys.path:
        with contextlib.suppress(OSError):
            found += sorted(
                path.name.lower() for path in Path(folder).iterdir() if path.name.endswith("-info")
            )
    return [name for name in found if name.startswith(_RESULTS_DEPEND_ON)]
