"""The cache: an unchanged archive is not judged again, and a cache is never believed blindly."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import cache as caching
from factcheck import cache_key
from factcheck.cache import FOLDER, Cache, open_cache, remove_cache
from factcheck.errors import InputError
from factcheck.model import Article, Place, SourceMetadata, Stance
from factcheck.reading import ArchiveRow, FileContent, Input
from factcheck.workers import Judged, Recipe, judge_all
from tests import fake_engine
from tests.builders import outcome
from tests.fake_engine import CLAIM, recipe, texts

CONTENTS = ["ja", "nein", "weder noch", ""] * 30
FILE = "outcomes-1.sqlite"


@pytest.fixture(autouse=True)
def _own_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(cache_key.SECRET_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def claims(tmp_path: Path) -> str:
    folder = tmp_path / "project"
    folder.mkdir()
    return str(folder / "claims.yaml")


def run(claims: str, inputs: list[FileContent], made_of: Recipe | None = None, size: int = 10**9) -> Judged:
    used = made_of or recipe()
    cache = open_cache(claims, used, max_bytes=size)
    assert cache is not None
    with cache:
        return judge_all(used, inputs, cache=cache)


def rows(claims: str) -> list[tuple[bytes, bytes, bytes]]:
    with sqlite3.connect(Path(claims).parent / FOLDER / FILE) as connection:
        return connection.execute("SELECT key, settings, value FROM outcomes").fetchall()


def test_a_second_run_builds_no_engine_and_gives_the_same(claims: str) -> None:
    first = run(claims, texts(*CONTENTS))
    again = run(claims, texts(*CONTENTS), Recipe((CLAIM,), build=fake_engine.skips_only))
    assert (first.cached, again.cached) == (0, 90)
    assert replace(again, cached=0) == first


def test_only_what_changed_is_judged(claims: str) -> None:
    run(claims, texts(*CONTENTS))
    changed = texts(*CONTENTS)
    changed[1] = FileContent(changed[1].path, b"ja")
    judged = run(claims, [*changed, FileContent("new.txt", b"nein")])
    assert judged.cached == 89
    assert judged.outcomes == judge_all(recipe(), [*changed, FileContent("new.txt", b"nein")]).outcomes


def source(title: str, line: int = 1) -> SourceMetadata:
    return SourceMetadata("a/*", Place("claims.yaml", line), title=title)


ROW = Article("a.jsonl#1", "ja")
INPUTS: list[Input] = [
    FileContent("a.txt", b"ja"),
    FileContent("a.txt", b"ja "),
    FileContent("b.txt", b"ja"),
    FileContent("a.txt", b"ja", (source("x"),)),
    FileContent("a.txt", b"ja", (source("y"),)),
    ArchiveRow(ROW),
    ArchiveRow(ROW, (source("x"),)),
    ArchiveRow(replace(ROW, notes=("x",))),
    ArchiveRow(replace(ROW, text="a\ud800")),
]


def test_the_key_tells_apart_all_that_matters(claims: str) -> None:
    cache = open_cache(claims, recipe())
    assert cache is not None
    with cache:
        assert len({cache.key(each) for each in INPUTS}) == len(INPUTS)
        moved = FileContent("a.txt", b"ja", (source("x", line=99),))
        assert cache.key(moved) == cache.key(INPUTS[3])


def test_other_claims_aliases_and_code_have_keys_of_their_own(
    claims: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipes = [Recipe((CLAIM,)), Recipe((replace(CLAIM, threshold=0.5),)), Recipe((CLAIM,), (("a", "b"),))]
    keys = set()
    for each in recipes:
        with Cache(Path(claims).parent / FOLDER, each, b"secret") as cache:
            keys.add(cache.key(INPUTS[0]))
    monkeypatch.setattr(caching, "package_digest", lambda: b"another version")
    with Cache(Path(claims).parent / FOLDER, recipes[0], b"secret") as cache:
        keys.add(cache.key(INPUTS[0]))
    assert len(keys) == len(recipes) + 1


def test_the_package_digest_is_that_of_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cache_key, "__file__", str(tmp_path / "cache_key.py"))
    (tmp_path / "languages").mkdir()
    (tmp_path / "reports").mkdir()
    pack = tmp_path / "languages" / "de.yaml"
    pack.write_text("a: [b]")
    before = cache_key.package_digest()
    (tmp_path / "reports" / "text.py").write_text("shown = 1")
    assert cache_key.package_digest() == before
    pack.write_text("a: [c]")
    assert cache_key.package_digest() != before


# --- a cache that is not as we left it ------------------------------------------------------------


@pytest.fixture
def no_garbage_collection() -> Iterator[None]:
    """Keep what is no longer needed: a connection that was left open then keeps its locks."""
    gc.disable()
    yield
    gc.enable()


def damages(folder: Path) -> Iterator[tuple[str, bytes]]:
    whole = (folder / FILE).read_bytes()
    yield "no database", b"not a database" * 500
    yield "empty", b""
    yield "cut", whole[: len(whole) // 2]
    yield "header only", whole[:100]
    yield "zeros inside", whole[:5000] + bytes(8192) + whole[13192:]
    yield "ones at the end", whole[:-6000] + b"\xff" * 6000


def test_a_damaged_cache_is_rebuilt(claims: str, no_garbage_collection: None) -> None:
    expected = run(claims, texts(*CONTENTS))
    folder = Path(claims).parent / FOLDER
    for what, content in damages(folder):
        (folder / FILE).write_bytes(content)
        for end in ("-wal", "-shm"):
            (folder / (FILE + end)).unlink(missing_ok=True)
        # Damage may show only when something is written: then the first run keeps only the last part.
        for _ in range(2):
            judged = run(claims, texts(*CONTENTS))
            assert replace(judged, cached=0) == expected, what
        assert run(claims, texts(*CONTENTS)).cached == 90, what


def test_a_forged_entry_is_not_believed(claims: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state of a stranger"))
    run(claims, texts("nein"), Recipe((CLAIM,), build=fake_engine.always_silent))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    judged = run(claims, texts("nein"))
    assert judged.cached == 0
    assert judged.outcomes[0].assessments[0][1].stance is Stance.REFUTES


def test_an_altered_or_moved_entry_is_not_believed(claims: str) -> None:
    expected = run(claims, texts(*CONTENTS))
    database = Path(claims).parent / FOLDER / FILE
    (first, _, one), (second, _, other), (third, _, last) = rows(claims)[:3]
    altered = [(other, first), (one, second), (last[:-1] + b" ", third)]
    with sqlite3.connect(database) as connection:
        connection.executemany("UPDATE outcomes SET value = ? WHERE key = ?", altered)
        connection.execute("UPDATE outcomes SET value = 'text' WHERE rowid = 5")
        connection.execute("UPDATE outcomes SET value = x'' WHERE rowid = 6")
    judged = run(claims, texts(*CONTENTS))
    assert judged.cached == 85
    assert replace(judged, cached=0) == expected
    assert run(claims, texts(*CONTENTS)).cached == 90


def test_a_file_with_views_or_triggers_is_replaced(claims: str) -> None:
    run(claims, texts("ja"))
    database = Path(claims).parent / FOLDER / FILE
    database.unlink()
    with sqlite3.connect(database) as connection:
        connection.execute(
            "CREATE VIEW outcomes (key, value) AS WITH RECURSIVE n(i) AS "
            "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i FROM n"
        )
    assert run(claims, texts("ja")).cached == 0
    assert run(claims, texts("ja")).cached == 1


def test_a_link_is_not_followed(claims: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (Path(claims).parent / FOLDER).symlink_to(elsewhere)
    assert run(claims, texts("ja")).cached == 0
    assert list(elsewhere.iterdir()) == []
    with pytest.raises(InputError, match="not a cache"):
        remove_cache(claims)


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(claims: str) -> None:
    (Path(claims).parent / FOLDER).write_text("a file")
    assert len(run(claims, texts("ja")).outcomes) == 1


def test_a_cache_that_another_run_holds_is_done_without(claims: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "_PATIENCE", 0.05)
    run(claims, texts("ja"))
    held = sqlite3.connect(Path(claims).parent / FOLDER / FILE, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    assert len(run(claims, texts("ja", "nein")).outcomes) == 2
    held.execute("ROLLBACK")
    held.close()
    assert run(claims, texts("ja", "nein")).cached == 1


def test_two_runs_may_share_a_cache(claims: str) -> None:
    folder = Path(claims).parent / FOLDER
    with Cache(folder, recipe(), b"k") as one, Cache(folder, recipe(), b"k") as other:
        keys = [one.key(each) for each in texts("ja", "nein")]
        one.put([(keys[0], outcome("a", None, {}))])
        other.put([(keys[1], outcome("b", None, {}))])
        assert set(one.get(keys)) == set(other.get(keys)) == set(keys)


# --- size, place, secret --------------------------------------------------------------------------


def test_the_cache_stays_within_its_bound(claims: str) -> None:
    bound = 200_000
    for claim_id in ("a", "b", "c", "d"):
        made_of = Recipe((replace(CLAIM, id=claim_id),), build=fake_engine.build)
        run(claims, texts(*CONTENTS * 3), made_of, size=bound)
    folder = Path(claims).parent / FOLDER
    assert sum(path.stat().st_size for path in folder.iterdir()) < 2 * bound
    assert len({settings for _, settings, _ in rows(claims)}) < 4


def test_an_archive_larger_than_the_bound_is_kept_in_part(claims: str) -> None:
    inputs = texts(*["ja"] * 500)
    run(claims, inputs, size=100_000)
    assert run(claims, inputs, size=100_000).cached > 20
    assert run(claims, inputs, size=100_000).cached > 20


def test_the_folder_is_marked_and_kept_out_of_git(claims: str) -> None:
    run(claims, texts("ja"))
    folder = Path(claims).parent / FOLDER
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    size = remove_cache(claims)
    assert size is not None
    assert size > 0
    assert not folder.exists()
    assert remove_cache(claims) is None


def test_a_folder_that_is_not_ours_is_left_alone(claims: str) -> None:
    folder = Path(claims).parent / FOLDER
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="not a cache"):
        remove_cache(claims)
    assert (folder / "thesis.txt").exists()


def test_the_secret_is_this_users_own(tmp_path: Path) -> None:
    secret = cache_key.read_secret()
    assert secret is not None
    assert cache_key.read_secret() == secret
    path = tmp_path / "state" / "factcheck" / "cache.key"
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    assert len(list(path.parent.iterdir())) == 1


def test_the_secret_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(cache_key.SECRET_VARIABLE, "shared by the jobs")
    shared = cache_key.read_secret()
    assert shared is not None
    monkeypatch.setenv(cache_key.SECRET_VARIABLE, "another")
    assert cache_key.read_secret() != shared
    assert not (tmp_path / "state").exists()


def test_without_a_place_for_the_secret_there_is_no_cache(
    claims: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert open_cache(claims, recipe()) is None
    assert open_cache(claims, recipe(), enabled=False) is None


def test_a_warm_run_imports_no_engine(claims: str) -> None:
    run(claims, texts("ja"))
    script = (
        "import sys\n"
        "from factcheck.cache import open_cache\n"
        "from factcheck.workers import judge_all\n"
        "from tests.fake_engine import recipe, texts\n"
        f"cache = open_cache({claims!r}, recipe())\n"
        "assert judge_all(recipe(), texts('ja'), cache=cache).cached == 1\n"
        "heavy = {'rapidfuzz', 'Stemmer', 'factcheck.pipeline', 'factcheck.match'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[1])
