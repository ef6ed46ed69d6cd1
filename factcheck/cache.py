"""`.factcheck_cache/` beside the claims file: what was concluded of articles that have not changed since.

An entry's key is made of all that judging depends on: the article's bytes, path and metadata, the claims,
the aliases, and the package itself with its language packs and weights. Whatever changes, the old entries
are not found any more. Compiled claims are kept too, each by its own wordings, the aliases and the package,
for the articles that are new.

The cache is never believed blindly. It may come with a stranger's pull request, and a forged entry could
call a false article silent. So every entry carries a keyed hash (BLAKE2, RFC 7693) whose key only this user
has; and values are JSON, which can do nothing. Entries that are damaged, foreign or made by another version
are rebuilt; a cache that cannot be used costs time, never the run.

SQLite in WAL mode keeps the entries: two runs may share the file, and a killed run leaves what it finished.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from factcheck.cache_key import package_digest, read_secret
from factcheck.errors import InputError
from factcheck.model import ArticleOutcome, SourceMetadata
from factcheck.reading import FileContent, Input
from factcheck.serialize import dumps, loads
from factcheck.workers import Recipe

FOLDER = ".factcheck_cache"
MAX_BYTES = 1_000_000_000
"""About half a million articles. When it is full, results for other claims go first, then the oldest."""

_FILE = "outcomes-1.sqlite"
"""The number is that of the format: another one's file is neither read nor written."""
_SCHEMA = "CREATE TABLE outcomes (key BLOB PRIMARY KEY, settings BLOB NOT NULL, value BLOB NOT NULL)"
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of factcheck; see https://bford.info/cachedir/\n"
)
_KEY_BYTES, _SEAL_BYTES, _SETTINGS_BYTES = 16, 16, 8
_MOST_PARAMETERS = 500
_PATIENCE = 5.0
"""Seconds to wait for another run that is writing."""
_FULL, _DROPPED = 0.95, 0.1
_ENTRIES_MAY_BE_GOOD = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
"""Errors that say nothing against the file: it stays, and this run does without it."""


class Cache:
    """The outcomes of earlier runs. Use it as a context manager; its methods never fail."""

    def __init__(self, folder: Path, recipe: Recipe, secret: bytes, max_bytes: int = MAX_BYTES) -> None:
        self._folder = folder
        self._secret = secret
        self._max_bytes = max_bytes
        package = package_digest()
        self._settings = _digest_of((recipe.claims, recipe.aliases), package, secret)
        self._compiled = _digest_of(("compiled", recipe.aliases), package, secret)
        self._connection: sqlite3.Connection | None = None
        self._full = False
        self._guarded(self._open)

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def key(self, given: Input) -> bytes:
        """Return what identifies an input together with all that it is judged by."""
        digest = hashlib.blake2b(key=self._settings, digest_size=_KEY_BYTES)
        if isinstance(given, FileContent):
            facts: tuple[object, ...] = ("file", given.path)
            content = given.content
        else:
            row = given.article
            facts = ("row", row.path, row.start, row.facts, row.notes)
            content = row.text.encode("utf-8", "surrogatepass")
        stated = [_stated(source) for source in given.sources]
        head = repr((facts, stated)).encode("utf-8", "surrogatepass")
        digest.update(len(head).to_bytes(8, "little") + head)
        digest.update(content)
        return digest.digest()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, ArticleOutcome]:
        """Return the outcomes of those keys that are known."""
        found: dict[bytes, ArticleOutcome] = {}
        for key, content in self._read(keys).items():
            with contextlib.suppress(ValueError):
                found[key] = loads(content)
        return found

    def put(self, outcomes: Sequence[tuple[bytes, ArticleOutcome]]) -> None:
        """Keep outcomes, all or none of them."""
        if outcomes and not self._full:
            self._guarded(
                lambda: self._insert([(key, dumps(each)) for key, each in outcomes], self._settings)
            )

    def find(self, names: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the compiled claims of those names that are known: see `factcheck.match.stored`."""
        keys = {self._key_of(name): name for name in names}
        return {keys[key]: content for key, content in self._read(tuple(keys)).items()}

    def keep(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep compiled claims by their names, all or none of them."""
        if entries and not self._full:
            rows = [(self._key_of(name), content) for name, content in entries.items()]
            self._guarded(lambda: self._insert(rows, self._compiled))

    def _key_of(self, name: bytes) -> bytes:
        return hashlib.blake2b(name, key=self._compiled, digest_size=_KEY_BYTES).digest()

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        self._guarded(lambda: found.update(self._select(keys)))
        return found

    def close(self) -> None:
        """End using the cache."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    # --- what may fail --------------------------------------------------------------------------

    def _guarded(self, action: Callable[[], None]) -> None:
        """Do something; start anew if the file is damaged, and do without a cache if that fails too."""
        for attempt in (1, 2):
            try:
                action()
                return
            except (sqlite3.Error, OSError, ValueError) as error:
                usable = getattr(error, "sqlite_errorcode", 0) & 0xFF in _ENTRIES_MAY_BE_GOOD
                self.close()
                if usable or attempt == 2 or not self._discard():
                    return

    def _select(self, keys: Sequence[bytes]) -> Iterable[tuple[bytes, bytes]]:
        if self._connection is None:
            return
        for start in range(0, len(keys), _MOST_PARAMETERS):
            some = keys[start : start + _MOST_PARAMETERS]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM outcomes WHERE key IN ({marks})"
            for key, value in self._connection.execute(query, some):
                content = self._unsealed(key, value)
                if content is not None:
                    yield key, content

    def _insert(self, entries: Sequence[tuple[bytes, bytes]], settings: bytes) -> None:
        if self._connection is None:
            return
        rows = [(key, settings[:_SETTINGS_BYTES], self._seal(key, each) + each) for key, each in entries]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?)", rows)
        self._full = self._used() >= self._max_bytes

    def _unsealed(self, key: object, value: object) -> bytes | None:
        if not isinstance(key, bytes) or not isinstance(value, bytes):
            return None
        seal, content = value[:_SEAL_BYTES], value[_SEAL_BYTES:]
        return content if hmac.compare_digest(seal, self._seal(key, content)) else None

    def _seal(self, key: bytes, content: bytes) -> bytes:
        return hashlib.blake2b(key + content, key=self._secret, digest_size=_SEAL_BYTES).digest()

    def _open(self) -> None:
        self.close()  # what is opened anew must not be locked by what is still open
        if not _make_folder(self._folder):
            return
        path = self._folder / _FILE
        if path.is_symlink():
            path.unlink()
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level="IMMEDIATE")
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(_SCHEMA.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"))
            # A stranger's file may hold views and triggers that never end: only our table will do.
            made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchmany(2)
            if [sql for (sql,) in made] != [_SCHEMA]:
                raise sqlite3.DatabaseError("not a cache of factcheck")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self._make_room()

    def _make_room(self) -> None:
        """Drop what is least useful if the cache is nearly full."""
        assert self._connection is not None
        if self._used() < _FULL * self._max_bytes:
            return
        with self._connection:
            ours = (self._settings[:_SETTINGS_BYTES], self._compiled[:_SETTINGS_BYTES])
            others = self._connection.execute("DELETE FROM outcomes WHERE settings NOT IN (?, ?)", ours)
            if others.rowcount == 0:
                count, first = self._connection.execute(
                    "SELECT count(*), coalesce(min(rowid), 0) FROM outcomes"
                ).fetchone()
                last = first + max(1, int(count * _DROPPED))
                self._connection.execute("DELETE FROM outcomes WHERE rowid < ?", (last,))

    def _used(self) -> int:
        """Return how many bytes the entries take."""
        assert self._connection is not None
        names = ("page_count", "freelist_count", "page_size")
        pages, free, size = (self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
        return int((pages - free) * size)

    def _discard(self) -> bool:
        """Delete a damaged or foreign file, and begin a new one. Return whether there is one now."""
        try:
            for end in ("", "-wal", "-shm"):
                (self._folder / (_FILE + end)).unlink(missing_ok=True)
            self._open()
        except (sqlite3.Error, OSError):
            return False
        return self._connection is not None


def open_cache(
    claims_path: str, recipe: Recipe, *, enabled: bool = True, max_bytes: int = MAX_BYTES
) -> Cache | None:
    """Return the cache beside a claims file, or None if it is not wanted or this user can have none."""
    secret = read_secret() if enabled else None
    return Cache(Path(claims_path).parent / FOLDER, recipe, secret, max_bytes) if secret else None


def remove_cache(claims_path: str) -> int | None:
    """Delete the cache beside a claims file, and return how many bytes it took, or None if there is none.

    Raises `InputError` if what has the cache's name is none (then it is left alone) or cannot be deleted.
    """
    folder = Path(claims_path).parent / FOLDER
    if folder.is_symlink() or (folder.exists() and not _is_ours(folder)):
        raise InputError(None, f"{folder} is not a cache of factcheck", "look at it, and delete it yourself")
    if not folder.exists():
        return None
    try:
        size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
        shutil.rmtree(folder)
    except OSError as error:
        raise InputError(None, f"{folder} cannot be deleted: {error.strerror}") from None
    return size


def _make_folder(folder: Path) -> bool:
    """Make the folder with its marks. Return whether it may be used: a link may lead anywhere."""
    if folder.is_symlink():
        return False
    folder.mkdir(exist_ok=True)
    for name, content in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
        path = folder / name
        if not path.exists() and not path.is_symlink():
            path.write_text(content, encoding="utf-8")
    return True


def _is_ours(folder: Path) -> bool:
    tag = folder / "CACHEDIR.TAG"
    try:
        return not tag.is_symlink() and tag.read_text(encoding="utf-8") == _TAG
    except (OSError, ValueError):
        return False


def _digest_of(basis: object, package: bytes, secret: bytes) -> bytes:
    """Return what identifies all that results depend on beside what is read."""
    content = repr(basis).encode("utf-8", "surrogatepass") + package
    return hashlib.blake2b(content, key=secret, digest_size=32).digest()


def _stated(source: SourceMetadata) -> tuple[object, ...]:
    """Return what an entry of `sources` says, without where it stands."""
    return source.pattern, source.title, source.outlet, source.date, source.language, source.url
