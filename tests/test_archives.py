"""Archives: every row is an article or is skipped with its number, whatever the file holds."""

from __future__ import annotations

import datetime
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.languages.pack import load_packs
from factcheck.load.archives import is_archive, read_archive
from factcheck.load.articles import load_article
from factcheck.model import Article, PartialDate, Place, Skipped, SourceMetadata
from factcheck.reading import ArchiveRow, FileContent, Input, SourceMatcher, article_of, read_inputs

READINGS = {pack.code: pack.reading for pack in load_packs()}


def lines(path: Path, *rows: object) -> Path:
    texts = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def read(path: Path, name: str = "archive.jsonl") -> list[Article | Skipped]:
    return list(read_archive(str(path), name))


def paths(found: list[Article | Skipped]) -> list[str]:
    return [each.path for each in found]


def test_columns_become_the_facts_of_an_article(tmp_path: Path) -> None:
    row = {
        "id": "dpa-17",
        "text": "Die Brücke ist gesperrt.",
        "title": " Brücke\n gesperrt ",
        "outlet": "dpa",
        "date": "2025-02-13T10:00:00Z",
        "language": "de-AT",
        "url": "https://example.org/17",
        "author": "nobody reads this",
    }
    (article,) = read(lines(tmp_path / "a.jsonl", row))
    assert isinstance(article, Article)
    assert article.path == "archive.jsonl#dpa-17"
    assert article.text == "Die Brücke ist gesperrt."
    assert (article.title, article.outlet, article.language) == ("Brücke gesperrt", "dpa", "de")
    assert article.date == PartialDate(2025, 2, 13)
    assert {fact.origin for fact in article.facts} == {"archive"}


def test_broken_rows_are_skipped_with_their_number(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"id": 1, "text": "eins"},
        "{broken",
        "",
        "[1, 2]",
        {"id": 4},
        {"text": 5},
        {"text": " "},
        {"text": "a\0b"},
        "[" * 100_000,
        '{"text": ' + "9" * 10_000 + "}",
        {"id": 2, "text": "zwei"},
    )
    found = read(path)
    assert [each.path for each in found if isinstance(each, Article)] == [
        "archive.jsonl#1",
        "archive.jsonl#2",
    ]
    skipped = [each for each in found if isinstance(each, Skipped)]
    assert [each.path.partition("#")[2] for each in skipped] == [
        f"row-{n}" for n in (2, 4, 5, 6, 7, 8, 9, 10)
    ]
    assert all(each.reason.startswith(f"row {each.path.partition('-')[2]} ") for each in skipped)


def test_a_row_that_is_not_utf8_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "eins"}\n{"text": "\xff"}\r\n{"text": "drei"}')
    first, second, third = read(path)
    assert isinstance(first, Article)
    assert second == Skipped("archive.jsonl#row-2", "row 2 is not UTF-8")
    assert isinstance(third, Article)


def test_missing_and_repeated_ids_still_give_one_path_per_row(tmp_path: Path) -> None:
    ids: list[object] = [None, "a", "a", "a~3", "row-1", True, ["x"], "x" * 500, "a\x1b[31m b"]
    found = read(lines(tmp_path / "a.jsonl", *({"id": each, "text": "t"} for each in ids)))
    assert len(set(paths(found))) == len(ids)
    assert paths(found)[:3] == ["archive.jsonl#row-1", "archive.jsonl#a", "archive.jsonl#a~3"]
    assert paths(found)[-1] == "archive.jsonl#a [31m b"
    repeated = found[2]
    assert isinstance(repeated, Article)
    assert repeated.notes == ("row 3 repeats the id of an earlier row",)


def test_an_unreadable_date_is_a_note(tmp_path: Path) -> None:
    (article,) = read(lines(tmp_path / "a.jsonl", {"text": "t", "date": "yesterday"}))
    assert isinstance(article, Article)
    assert article.date is None
    assert article.notes == ("the date `yesterday` (archive) is not a date",)


def test_gzip_is_read_and_its_damage_said(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"Artikel {n} " * 50}) + "\n" for n in range(200)).encode()
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(rows))
    assert len(read(path)) == 200
    path.write_bytes(gzip.compress(rows)[:-40])
    *_, last = read(path)
    assert isinstance(last, Skipped)
    assert last.path == "archive.jsonl"
    path.write_bytes(b"no gzip")
    (only,) = read(path)
    assert isinstance(only, Skipped)


def test_a_file_of_other_content_ends_after_a_while(tmp_path: Path) -> None:
    found = read(lines(tmp_path / "a.jsonl", *["no json"] * 5_000))
    assert found[-1] == Skipped("archive.jsonl", "1000 rows are broken and none is an article")
    assert len(found) == 1_000


def test_a_missing_file_is_skipped(tmp_path: Path) -> None:
    (only,) = read(tmp_path / "none.jsonl")
    assert only == Skipped("archive.jsonl", "cannot be read: No such file or directory")


def test_lone_surrogates_are_replaced(tmp_path: Path) -> None:
    (article,) = read(lines(tmp_path / "a.jsonl", r'{"id": "\ud800", "text": "a\ud800b"}'))
    assert isinstance(article, Article)
    assert article.text == "a\ufffdb"
    article.path.encode()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text(max_size=80).map(lambda text: json.dumps(text).encode()))
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".parquet"])
def test_any_bytes_end(tmp_path: Path, suffix: str, content: bytes) -> None:
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    assert all(isinstance(each, Skipped | Article) for each in read(path))


# --- Parquet ------------------------------------------------------------------------------------


def parquet(path: Path, **columns: Any) -> Path:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(columns), path, row_group_size=100)
    return path


def test_parquet_gives_the_same_articles_as_json_lines(tmp_path: Path) -> None:
    days = [datetime.date(2025, 2, 13), datetime.datetime(2025, 2, 14, 9, 30), None]
    texts, ids = ["eins", None, "drei"], [7, 8, 9]
    written = parquet(
        tmp_path / "a.parquet", id=ids, text=texts, date=[day and day.isoformat()[:10] for day in days]
    )
    rows = ({"id": i, "text": t, "date": d and str(d)[:10]} for i, t, d in zip(ids, texts, days, strict=True))
    assert read(written) == read(lines(tmp_path / "a.jsonl", *rows))


def test_parquet_dates_and_binary_text_are_understood(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a.parquet",
        text=[b"Die Br\xc3\xbccke", b"\xff"],
        date=[datetime.date(2025, 2, 13), datetime.date(2025, 2, 14)],
    )
    first, second = read(path)
    assert isinstance(first, Article)
    assert (first.text, first.date) == ("Die Brücke", PartialDate(2025, 2, 13))
    assert second == Skipped("archive.jsonl#row-2", "row 2 has a `text` that is not UTF-8")


def test_parquet_without_text_is_skipped(tmp_path: Path) -> None:
    (only,) = read(parquet(tmp_path / "a.parquet", body=["x"]))
    assert only == Skipped("archive.jsonl", "cannot be read: there is no column `text`")


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a.parquet")
    assert caught.value.hint == "install it: pip install pyarrow"
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(InputError, match="pip install fsspec"):
        list(read_archive("memory://a.jsonl", "memory://a.jsonl"))


def test_addresses_are_opened_through_fsspec() -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://rows/a.jsonl", "wb") as file:
        file.write(b'{"id": "x", "text": "eins"}\n')
    (article,) = read_archive("memory://rows/a.jsonl", "memory://rows/a.jsonl")
    assert article.path == "memory://rows/a.jsonl#x"
    (missing,) = read_archive("memory://rows/none.jsonl", "none")
    assert isinstance(missing, Skipped)
    (unknown,) = read_archive("nothing://rows/a.jsonl", "unknown")
    assert isinstance(unknown, Skipped)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.jsonl", True), ("A.NDJSON.GZ", True), ("a.parquet", True), ("a.txt", False), ("a.gz", False)],
)
def test_the_ending_says_what_is_an_archive(path: str, expected: bool) -> None:
    assert is_archive(path) is expected


# --- inputs -------------------------------------------------------------------------------------

SOURCE = SourceMetadata("news/*", Place("claims.yaml", 3, 1), outlet="Tagblatt", date=PartialDate(2024))


def test_a_row_keeps_its_columns_and_takes_the_rest_from_the_claims_file(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"id": "../x//y", "text": "Die Brücke ist zu.", "date": "2025-02-13"})
    (given,) = read_inputs([(path, "news/a.jsonl")], [SOURCE])
    assert isinstance(given, ArchiveRow)
    article = article_of(given, READINGS)
    assert isinstance(article, Article)
    assert (article.date, article.outlet) == (PartialDate(2025, 2, 13), "Tagblatt")
    origins = {fact.name: fact.origin for fact in article.facts}
    assert (origins["date"], origins["outlet"]) == ("archive", "sources `news/*`")


@pytest.mark.parametrize(
    "content",
    [
        b"---\ndate: 2025-02-13\n---\nDie Br\xc3\xbccke ist zu.",
        b"Die Br\xfccke",
        b"",
        b"a\0b",
        b"\xff\xfea\0",
    ],
)
def test_a_file_gives_the_same_article_as_when_it_is_loaded_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    expected = load_article(path, "news/a.txt", [SOURCE], READINGS)
    (given,) = read_inputs([(path, "news/a.txt")], [SOURCE])
    assert isinstance(given, FileContent)
    assert article_of(given, READINGS) == expected


def test_what_is_no_file_is_skipped(tmp_path: Path) -> None:
    found: list[Input | Skipped] = list(read_inputs([(tmp_path, "folder.txt"), (tmp_path / "x", "x")]))
    assert [each for each in found if isinstance(each, Skipped)] == found


def test_entries_of_sources_are_found_by_path_and_by_glob() -> None:
    names = ["news/a.txt", "news/*.txt", "other/*", "./news/a.txt", "news/[a].txt", "news/[*].txt"]
    sources = [SourceMetadata(name, Place("claims.yaml")) for name in names]
    found = SourceMatcher(sources).matching("news/a.txt")
    assert [source.pattern for source in found] == [names[0], names[1], names[3], names[4]]
