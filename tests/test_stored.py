"""Compiled claims in the cache: the same as compiled anew, found again one by one, and never believed blindly."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import pytest

from factcheck import cache as caching
from factcheck import cache_key
from factcheck.cache import FOLDER, open_cache
from factcheck.load.claims import load_project
from factcheck.match.stored import GIVEN, STORED
from factcheck.match.terms import CompiledWording
from factcheck.match.wordings import WordingCompiler
from factcheck.model import Claim, Place, Wording, WordingKind
from factcheck.pipeline import Engine
from factcheck.processes import run_in_processes
from factcheck.reading import FileContent
from factcheck.workers import Recipe, judge_all, recipe_for

ROOT = Path(__file__).parents[1]
Aliases = tuple[tuple[str, ...], ...]


@pytest.fixture(autouse=True)
def _own_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(cache_key.SECRET_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def path(tmp_path: Path) -> str:
    folder = tmp_path / "project"
    folder.mkdir()
    return str(folder / "claims.yaml")


def made(claim_id: str, statement: str, *paraphrases: str, against: tuple[str, ...] = ()) -> Claim:
    texts = ((WordingKind.STATEMENT, (statement,)), (WordingKind.PARAPHRASE, paraphrases))
    counter = ((WordingKind.COUNTERCLAIM, against),)
    wordings = [Wording(text, kind, Place("")) for kind, found in (*texts, *counter) for text in found]
    return Claim(claim_id, tuple(wordings), Place(""))


CLAIMS = (
    made(
        "bridge", "Die Brücke ist gesperrt.", "Die Brücke ist dicht.", against=("Die Brücke ist nicht zu.",)
    ),
    made("cost", "Der Umbau kostet 95 Millionen Euro.", "Der Umbau wird seit 2019 mindestens 95 Mio. teuer."),
    made("flood", "The minister resigned on 4 May.", "Der Minister nahm am 4. Mai seinen Hut."),
    made("freed", "Kara Blum was released without payment.", against=("Kara Blum is *not* free.",)),
    made("empty", "und", "§"),
)


def wordings(
    path: str, claims: tuple[Claim, ...] = CLAIMS, aliases: Aliases = ()
) -> dict[str, tuple[CompiledWording, ...]]:
    """Return what an engine with the cache beside `path` has compiled."""
    cache = open_cache(path, Recipe(claims, aliases))
    assert cache is not None
    with cache:
        indexes = Engine(claims, aliases, store=cache).indexes
    return {code: index.wordings for code, index in indexes.items()}


def anew(claims: tuple[Claim, ...] = CLAIMS, aliases: Aliases = ()) -> dict[str, tuple[CompiledWording, ...]]:
    return {code: index.wordings for code, index in Engine(claims, aliases).indexes.items()}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The claims that are compiled from now on, once for each of their languages."""
    ids: list[str] = []
    compile_claim = WordingCompiler.compiled

    def noted(self: WordingCompiler, number: int, claim: Claim) -> tuple[CompiledWording, ...]:
        ids.append(claim.id)
        return compile_claim(self, number, claim)

    monkeypatch.setattr(WordingCompiler, "compiled", noted)
    return ids


# --- the same, and each on its own ----------------------------------------------------------------


def test_what_comes_back_is_what_was_compiled(path: str, compiled: list[str]) -> None:
    claims = (*CLAIMS, *load_project(ROOT / "claims.yaml").claims)
    expected = anew(claims)
    assert wordings(path, claims) == expected
    compiled.clear()
    known = wordings(path, claims)
    assert compiled == []
    assert repr(known) == repr(expected)
    for code, found in expected.items():
        for one, other in zip(found, known[code], strict=True):
            assert (one.words, one.manner) == (other.words, other.manner)


def test_every_field_is_stored_or_known_without_compiling() -> None:
    assert {*STORED, *GIVEN} == {field.name for field in fields(CompiledWording)}


def ending(last: Wording) -> Claim:
    """Return the first claim with another last wording."""
    return replace(CLAIMS[0], wordings=(*CLAIMS[0].wordings[:-1], last))


LAST = CLAIMS[0].wordings[-1]


@pytest.mark.parametrize(
    "other",
    [
        ending(replace(LAST, text="Die Brücke ist offen.")),
        ending(replace(LAST, kind=WordingKind.PARAPHRASE)),
        ending(replace(LAST, language="en")),
        replace(CLAIMS[0], wordings=CLAIMS[0].wordings[:-1]),
        replace(CLAIMS[0], wordings=CLAIMS[0].wordings[::-1]),
    ],
)
def test_a_changed_claim_costs_only_itself(path: str, compiled: list[str], other: Claim) -> None:
    wordings(path)
    compiled.clear()
    claims = (other, *CLAIMS[1:])
    known = wordings(path, claims)
    assert set(compiled) == {"bridge"}
    assert repr(known) == repr(anew(claims))


def test_what_says_nothing_of_the_wordings_may_change(path: str, compiled: list[str]) -> None:
    wordings(path)
    compiled.clear()
    moved = tuple(replace(each, threshold=0.5, topic="x", place=Place("b", 9)) for each in CLAIMS[::-1])
    known = wordings(path, (*moved, replace(CLAIMS[0], id="again")))
    assert compiled == []
    assert repr(known) == repr(anew((*moved, replace(CLAIMS[0], id="again"))))


def test_a_claim_that_another_contradicts_has_its_wordings_too(path: str) -> None:
    claims = (replace(CLAIMS[0], contradicts=("cost",)), *CLAIMS[1:])
    wordings(path)
    assert repr(wordings(path, claims)) == repr(anew(claims))


def test_a_changed_alias_compiles_all_anew(path: str, compiled: list[str]) -> None:
    aliases = (("Kara Blum", "die Aktivistin"),)
    plain = wordings(path)
    compiled.clear()
    known = wordings(path, aliases=aliases)
    assert set(compiled) == {claim.id for claim in CLAIMS}
    assert repr(known) == repr(anew(aliases=aliases))
    assert repr(known) != repr(plain)


def test_another_version_of_the_package_compiles_all_anew(
    path: str, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wordings(path)
    compiled.clear()
    monkeypatch.setattr(caching, "package_digest", lambda: b"another version")
    wordings(path)
    assert set(compiled) == {claim.id for claim in CLAIMS}


@pytest.mark.parametrize("number", ["9" * 400, "9" * 5000])
def test_an_amount_that_json_does_not_hold_is_compiled_each_time(path: str, number: str) -> None:
    claims = (made("huge", f"Der Umbau kostet {number} Euro und {number},5 Euro."), CLAIMS[0])
    for _ in range(2):
        assert repr(wordings(path, claims)) == repr(anew(claims))


# --- a cache that is not as we left it ------------------------------------------------------------


def entries(path: str) -> Iterator[tuple[bytes, bytes]]:
    with sqlite3.connect(Path(path).parent / FOLDER / "outcomes-1.sqlite") as connection:
        yield from connection.execute("SELECT key, value FROM outcomes").fetchall()


def alter(path: str, rows: Iterator[tuple[bytes, bytes]]) -> None:
    changes = [(value, key) for key, value in rows]
    with sqlite3.connect(Path(path).parent / FOLDER / "outcomes-1.sqlite") as connection:
        connection.executemany("UPDATE outcomes SET value = ? WHERE key = ?", changes)


def test_a_damaged_or_moved_entry_is_made_anew(path: str, compiled: list[str]) -> None:
    expected = wordings(path)
    (first, one), (second, other), (third, last), *_ = entries(path)
    alter(path, iter([(first, other), (second, one[:-1] + b" "), (third, last[:9])]))
    compiled.clear()
    assert repr(wordings(path)) == repr(expected)
    assert len(compiled) == 3
    compiled.clear()
    assert repr(wordings(path)) == repr(expected)
    assert compiled == []


def test_a_strangers_entry_is_not_believed(
    path: str, compiled: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stranger may know how keys are made, but not how entries are sealed."""
    wordings(path)
    own = dict(entries(path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state of a stranger"))
    shutil.rmtree(Path(path).parent / FOLDER)
    wordings(path, tuple(replace(each, wordings=CLAIMS[4].wordings) for each in CLAIMS))
    strange = next(iter(entries(path)))[1]
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    wordings(path)
    alter(path, iter([(key, strange) for key in own]))
    compiled.clear()
    assert repr(wordings(path)) == repr(anew())
    assert {*compiled} == {claim.id for claim in CLAIMS}


@pytest.mark.parametrize("content", [b"", b"[[]]", b"[[9]]", b'["x"]', b"[" * 9999, b"\xff", b"{}"])
def test_what_is_no_compiled_claim_is_made_anew(path: str, content: bytes) -> None:
    class Store:
        def find(self, names: Sequence[bytes]) -> Mapping[bytes, bytes]:
            return dict.fromkeys(names, content)

        def keep(self, entries: Mapping[bytes, bytes]) -> None:
            assert entries

    indexes = Engine(CLAIMS, store=Store()).indexes
    found = {code: index.wordings for code, index in indexes.items()}
    assert repr(found) == repr(anew())


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(path: str) -> None:
    (Path(path).parent / FOLDER).write_text("a file")
    assert repr(wordings(path)) == repr(anew())


def test_a_cache_that_may_only_be_read_costs_nothing_but_time(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wordings(path)
    folder = Path(path).parent / FOLDER
    for each in (*folder.iterdir(), folder):
        each.chmod(each.stat().st_mode & ~0o222)
    assert repr(wordings(path, CLAIMS[1:])) == repr(anew(CLAIMS[1:]))
    folder.chmod(0o755)


# --- whole runs -----------------------------------------------------------------------------------

ARTICLES = (
    "Die Brücke über den Fluss ist gesperrt. Der Umbau kostet 100 Millionen Euro, sagte Kara Blum.",
    "The minister resigned on Saturday. Kara Blum was released without payment, her lawyer said.",
    "Die Brücke ist offen. Der Minister nahm seinen Hut.",
)


@pytest.mark.parametrize("jobs", [1, 2])
def test_new_articles_are_judged_the_same(path: str, compiled: list[str], jobs: int) -> None:
    recipe = recipe_for(CLAIMS, (("Kara Blum", "Blum"),))
    inputs = [FileContent(f"{number}.txt", text.encode()) for number, text in enumerate(ARTICLES * 30)]
    changed = [FileContent(each.path, each.content + b" So ist es.") for each in inputs]
    runner = None if jobs == 1 else partial(run_in_processes, jobs=jobs)
    for given in (inputs, changed):
        cache = open_cache(path, recipe)
        assert cache is not None
        with cache:
            judged = judge_all(recipe, given, runner=runner, cache=cache)
        assert judged.cached == 0
        assert judged.outcomes == judge_all(recipe, given).outcomes


def test_the_cache_stays_where_it_is(path: str) -> None:
    cache = open_cache(path, Recipe(CLAIMS))
    assert cache is not None
    with cache:
        sent: Recipe = pickle.loads(pickle.dumps(Recipe(CLAIMS, store=cache)))
    assert sent == Recipe(CLAIMS)
    assert sent.store is None


def test_claims_are_compiled_once_for_all_that_share_no_memory(path: str, compiled: list[str]) -> None:
    """Spawned processes and the workers of a cluster get them with the recipe."""
    cache = open_cache(path, Recipe(CLAIMS))
    assert cache is not None
    with cache:
        content = pickle.dumps(Recipe(CLAIMS, store=cache).compiled())
    assert set(compiled) == {claim.id for claim in CLAIMS}
    compiled.clear()
    sent: Recipe = pickle.loads(content)
    judge = sent.judge()
    wordings(path)
    assert compiled == [], "a later run has them from the cache"
    article = FileContent("a.txt", ARTICLES[0].encode())
    assert (judge(article),) == judge_all(recipe_for(CLAIMS), [article]).outcomes
