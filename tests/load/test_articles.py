"""From a file to an article: its text, its facts, and what is skipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.load.articles import load_article, make_article
from factcheck.load.decoding import MAX_BYTES, MAX_LINES, NotReadable, decode
from factcheck.model import Article, PartialDate, Place, Skipped, SourceMetadata
from tests.reading import readings

BODY = (
    "Der Stadtrat hat am Montag über den Haushalt beraten und ihn nach langer Debatte beschlossen. "
    "Die Opposition stimmte geschlossen dagegen, weil ihr die Schulden der Stadt zu hoch sind."
)
ENGLISH = "The council met on Monday and passed the budget after a long debate, which was not easy for them."


def source(pattern: str, **facts: object) -> SourceMetadata:
    return SourceMetadata(pattern, Place("claims.yaml"), **facts)  # type: ignore[arg-type]


def article(text: str, *sources: SourceMetadata, name: str = "news/a.txt") -> Article:
    return make_article(text, name, sources, readings())


def origin(found: Article, name: str) -> tuple[str, str]:
    return next((fact.value, fact.origin) for fact in found.facts if fact.name == name)


def load(path: Path) -> Article | Skipped:
    return load_article(path, path.name, (), readings())


def test_facts_that_are_found_nowhere_are_said_to_be_unknown() -> None:
    found = article("zzz. ")
    assert [(fact.value, fact.origin) for fact in found.facts] == [("unknown", "not found")] * 5
    assert (found.title, found.outlet, found.date, found.language, found.url) == (None,) * 5


def test_front_matter_comes_first_then_sources_then_the_text() -> None:
    text = f"---\ntitle: Der Haushalt\ndate: 2025-02-13\n---\nStand: 06.05.2025\n\n{BODY}\n"
    found = article(text, source("news/*.txt", outlet="Beispielblatt", date=PartialDate(2024)))
    assert (found.title, found.outlet, str(found.date), found.language) == (
        "Der Haushalt",
        "Beispielblatt",
        "2025-02-13",
        "de",
    )
    assert origin(found, "date") == ("2025-02-13", "front matter")
    assert origin(found, "outlet") == ("Beispielblatt", "sources `news/*.txt`")
    assert origin(found, "language") == ("de", "text: frequent words")
    assert text[found.start :].lstrip().startswith("Stand")


def test_exact_path_in_sources_beats_a_glob_and_the_first_glob_a_later_one() -> None:
    globs = (source("news/*", outlet="Erstes"), source("news/a*", outlet="Zweites"))
    assert article(BODY, *globs).outlet == "Erstes"
    assert article(BODY, *globs, source("./news/a.txt", outlet="Genaues")).outlet == "Genaues"
    assert article(BODY, source("news/a[1].txt", outlet="Genaues"), name="news/a[1].txt").outlet == "Genaues"


def test_broken_front_matter_is_a_note_and_the_article_is_read() -> None:
    found = article(f"---\ntitle: [unclosed\n---\n{BODY}\n")
    assert found.text[found.start :].strip() == BODY
    assert any("front matter is broken" in note for note in found.notes)


def test_unclosed_front_matter_is_read_as_text() -> None:
    found = article(f"---\ntitle: Der Haushalt\n\n{BODY}\n")
    assert found.start == 0
    assert any("not closed" in note for note in found.notes)


def test_front_matter_bomb_is_harmless() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)), "title: *a39"]
    found = article("---\n" + "\n".join(lines) + f"\n---\n{BODY}\n")
    assert any("not a plain value" in note for note in found.notes)
    assert isinstance(article("---\n" + "[" * 10_000 + f"\n---\n{BODY}\n"), Article)


def test_text_between_two_rules_is_no_front_matter() -> None:
    found = article(f"---\n{BODY}\n---\n{BODY}\n")
    assert found.start == 0


def test_unreadable_date_is_a_note_and_the_next_origin_counts() -> None:
    found = article(f"---\ndate: gestern\n---\nStand: 06.05.2025 11:18 Uhr\n\n{BODY}\n")
    assert str(found.date) == "2025-05-06"
    assert any("gestern" in note for note in found.notes)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (" date 2025-02 ", "2025-02"),
        ("Datum: 2025-02-13 ", "2025-02-13"),
        ("stand 2025-02\n\n", "2025-02"),
        ("Date: 2025\n\n", "2025"),
        ("Datum: 13. Februar 2025\n\n", "2025-02-13"),
        ("Titel: Der Haushalt\nDatum: 13.02.2025\n\n", "2025-02-13"),
    ],
)
def test_date_at_the_head_is_no_part_of_the_text(head: str, date: str) -> None:
    found = article(head + BODY)
    assert str(found.date) == date
    assert found.text[found.start :].strip() == BODY


@pytest.mark.parametrize(
    "head", ["Stand 2025 war alles anders. ", "Quelle: Rat will sparen\n\n", "Update 2025-02 "]
)
def test_what_only_looks_like_a_head_stays_text(head: str) -> None:
    assert article(head + BODY).start == 0


@pytest.mark.parametrize(
    ("text", "date", "where"),
    [
        (f"Titel\n\nStand: 06.05.2025 11:18 Uhr\n\n{BODY}", "2025-05-06", "labelled date in line 3"),
        (f"Titel Stand: 06.05.25 11:18 Uhr\n\n{BODY}", "2025-05-06", "labelled date in line 1"),
        (f"Titel\n\nDi 16.07.24 | 20:38 Uhr\n\n{BODY}", "2024-07-16", "line of date in line 3"),
        (f"Titel\n\nMontag, 3. März 2025, 10.30 Uhr\n\n{BODY}", "2025-03-03", "line of date in line 3"),
        (f"Titel\n\nBERLIN, 13. Februar 2025 - {BODY}", "2025-02-13", "dateline in line 3"),
        (f"Titel\n\nWASHINGTON (AP), Feb. 13, 2025 — {ENGLISH}", "2025-02-13", "dateline in line 3"),
        (f"Titel\n\n{ENGLISH}\n\nPublished: February 13th, 2025", "2025-02-13", "labelled date in line 5"),
        (
            f"Titel\n\n{BODY}\nDiese Meldung wurde am 13.02.2025 im Radio gesendet.",
            "2025-02-13",
            "note of publication in line 4",
        ),
        (
            f"Titel\n\n{BODY} https://example.org/2025/02/21/rat.html",
            "2025-02-21",
            "date in a linked address in line 3",
        ),
    ],
)
def test_date_found_in_the_text(text: str, date: str, where: str) -> None:
    assert origin(article(text), "date") == (date, f"text: {where}")


@pytest.mark.parametrize(
    "text",
    [
        f"Titel\n\nAm 9. Januar 2025 tagte der Rat. {BODY}",
        f"Titel\n\n{BODY}\n\nDie Studie, die am 13.02.2025 vorgestellt wurde, liegt vor.\n\n{BODY}",
        f"Titel\n\nStand: 32.13.2025\n\n{BODY}",
        f"Titel\n\nVersion 1.2.20.5 der Software\n\n{BODY}",
    ],
)
def test_date_in_running_text_is_not_the_date_of_the_article(text: str) -> None:
    assert article(text).date is None


def test_date_of_the_own_address_beats_that_of_a_linked_one() -> None:
    text = f"Titel\n\n{BODY} https://example.org/2020/01/01/alt.html"
    found = article(text, source("news/a.txt", url="https://www.example.com/2025-02-21/neu"))
    assert origin(found, "date") == ("2025-02-21", "address (sources `news/a.txt`)")
    assert origin(found, "outlet") == ("example.com", "address (sources `news/a.txt`)")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Titel hier\n\n{BODY}\n\n/abc/example.org", "example.org"),
        (f"Titel hier\n\n{BODY}\n(dpa)", "dpa"),
        (f"BERLIN (dpa) - {BODY}", "dpa"),
        (f"Titel hier\n\n{BODY}\n\nQuellen: example.org", None),
    ],
)
def test_outlet_of_a_plain_mark(text: str, outlet: str | None) -> None:
    assert article(text).outlet == outlet


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Der Rat beschließt den Haushalt\n\n{BODY}", "Der Rat beschließt den Haushalt"),
        (
            f"Der Rat beschließt\nden Haushalt der Stadt\n\n{BODY}",
            "Der Rat beschließt den Haushalt der Stadt",
        ),
        (f"Politik\n\nRat beschließt Haushalt der Stadt\n\n{BODY}", "Rat beschließt Haushalt der Stadt"),
        (f"Startseite Menü\nRat beschließt Haushalt\n\n{BODY}", "Rat beschließt Haushalt"),
        (BODY, None),
    ],
)
def test_title_is_the_first_headline(text: str, title: str | None) -> None:
    assert article(text).title == title


@pytest.mark.parametrize(
    ("text", "language"),
    [(BODY, "de"), (ENGLISH, "en"), ("Haushalt 2025", None), ("Lorem ipsum dolor", None)],
)
def test_language_by_frequent_words(text: str, language: str | None) -> None:
    assert article(text).language == language


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        ("Größe".encode(), "Größe", None),
        ("\ufeffGröße".encode(), "Größe", None),
        ("Größe „ja“".encode("cp1252"), "Größe „ja“", "read as Windows-1252"),
        (b"Gr\xf6\xdfe \x81", "Größe \x81", "read as Latin-1"),
        ("Größe".encode("utf-16"), "Größe", "UTF-16"),
        ("Größe".encode("utf-32"), "Größe", "UTF-32"),
        ("Größe über äöü ".encode() + b"\xff", "Größe über äöü \ufffd", "1 broken"),
        (b"eins\r\nzwei\r", "eins\r\nzwei\r", None),
    ],
)
def test_encodings(data: bytes, text: str, note: str | None) -> None:
    decoded, notes = decode(data)
    assert decoded == text
    assert (note is None and not notes) or (note is not None and note in notes[0])


def test_binary_data_is_not_decoded() -> None:
    with pytest.raises(NotReadable, match="binary"):
        decode(b"PK\0\1")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"a\0b", "binary"),
        (b"a" * (MAX_BYTES + 1), "larger than 5 MB"),
        (b"a\n" * (MAX_LINES + 1), "lines"),
    ],
    ids=["empty", "blank", "binary", "large", "lines"],
)
def test_files_that_are_no_articles_are_skipped(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    found = load(path)
    assert isinstance(found, Skipped)
    assert found.path == "a.txt"
    assert reason in found.reason


def test_missing_file_folder_and_pipe_are_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "none.txt", tmp_path, tmp_path / "pipe.txt"):
        assert isinstance(load(path), Skipped)


@settings(max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    b"---\n",
                    b"date: ",
                    b"2025-02-30",
                    b"Stand: ",
                    b"13.02.2025",
                    b"title: x\n",
                    b"\xff",
                    b"\n",
                    b"https://[",
                ]
            ),
            max_size=12,
        ).map(b"".join),
    )
)
def test_any_bytes_end_in_an_article_or_a_skip(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    found = load(path)
    assert isinstance(found, (Article, Skipped))
    if isinstance(found, Article):
        assert 0 <= found.start <= len(found.text)
        assert [fact.name for fact in found.facts] == ["date", "language", "outlet", "title", "url"]
