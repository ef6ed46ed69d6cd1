"""Near-identical articles are told from different ones, whatever was done to the copy."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.copies import SIMILARITY_OF_A_COPY, fingerprint, group_copies, similarity
from factcheck.model import SourceInfo
from tests.builders import date

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
Sentences = list[str]


def read(path: Path) -> Sentences:
    return [part for part in re.split(r"(?<=[.!?])\s+|\n\n+", path.read_text("utf-8")) if part.strip()]


ARTICLES = [read(path) for path in sorted(SEEDS.glob("*.txt"))]
BOILERPLATE = ["Lesen Sie auch unsere anderen Nachrichten.", "Alle Rechte vorbehalten, Nachdruck verboten."]


def reworded(sentences: Sentences, share: float) -> Sentences:
    """Replace a share of the sentences by other ones of the same length."""
    chosen = set(random.Random(7).sample(range(len(sentences)), round(len(sentences) * share)))
    mirrored = [" ".join(word[::-1] for word in sentence.split()) for sentence in sentences]
    return [mirrored[i] if i in chosen else sentence for i, sentence in enumerate(sentences)]


def cut(sentences: Sentences, share: float) -> Sentences:
    words = " ".join(sentences).split()
    return [" ".join(words[: round(len(words) * share)])]


EDITS: dict[str, Callable[[Sentences], Sentences]] = {
    "nothing": lambda text: text,
    "other case, quotation marks and line breaks": lambda text: [
        s.upper().replace("„", "»").replace(" ", "\n") for s in text
    ],
    "another headline": lambda text: ["Eine Überschrift, die ein anderes Haus darübersetzt", *text[1:]],
    "other boilerplate": lambda text: [*BOILERPLATE, *text, *BOILERPLATE],
    "cut to four fifths": lambda text: cut(text, 0.8),
    "cut to a half": lambda text: cut(text, 0.5),
    "cut to 35 %": lambda text: cut(text, 0.35),
    "5 % of the sentences reworded": lambda text: reworded(text, 0.05),
    "10 % of the sentences reworded": lambda text: reworded(text, 0.1),
    "20 % of the sentences reworded": lambda text: reworded(text, 0.2),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("article", ARTICLES, ids=range(len(ARTICLES)))
def test_an_edited_copy_is_recognised(article: Sentences, edit: Callable[[Sentences], Sentences]) -> None:
    assert similarity(fingerprint(article), fingerprint(edit(article))) >= SIMILARITY_OF_A_COPY


@pytest.mark.parametrize("article", ARTICLES, ids=range(len(ARTICLES)))
def test_an_article_of_which_most_is_new_is_no_copy(article: Sentences) -> None:
    assert similarity(fingerprint(article), fingerprint(reworded(article, 0.75))) < SIMILARITY_OF_A_COPY


def test_different_articles_with_the_same_long_quotation_are_no_copies() -> None:
    quotation = " ".join(f"Wort{number}" for number in range(100))
    signatures = [fingerprint([*article, quotation]) for article in ARTICLES]
    for first in signatures:
        for second in signatures:
            assert first == second or similarity(first, second) < 0.35


def test_an_article_that_is_one_sentence_of_another_is_no_copy() -> None:
    sentence = "Die Brücke über den Fluss bleibt bis auf Weiteres für Lastwagen gesperrt."
    longer = [sentence, *(f"Satz {n} handelt von der Sache Nummer {n} und nur davon." for n in range(5))]
    assert similarity(fingerprint([sentence]), fingerprint(longer)) < SIMILARITY_OF_A_COPY


def test_short_identical_messages_are_copies() -> None:
    message = fingerprint(["Die Brücke ist gesperrt."])
    assert similarity(message, message) == 1.0


def test_a_text_without_words_is_like_no_other() -> None:
    assert fingerprint(["…", "–"]) == ()
    assert similarity((), ()) == 0.0
    assert similarity((), fingerprint(["Die Brücke ist gesperrt."])) == 0.0


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    code = (
        "from factcheck.copies import fingerprint;"
        "print(fingerprint(['Die Brücke über den Fluss', 'ist gesperrt.']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env={"PYTHONHASHSEED": "5"}
    )
    assert run.stdout.strip() == str(fingerprint(["Die Brücke über den Fluss", "ist gesperrt."]))


def source(path: str, text: Sentences, day: str | None = None, outlet: str | None = None) -> SourceInfo:
    return SourceInfo(path, outlet=outlet, date=date(day), fingerprint=fingerprint(text))


def test_the_original_is_the_earliest_then_of_a_known_outlet_then_the_first_path() -> None:
    text = ARTICLES[0]
    undated, later = source("a.txt", text), source("b.txt", text, "2025-03-02", "Bote")
    unknown, known = source("c.txt", text, "2025-03-01"), source("e.txt", text, "2025-03-01", "Anzeiger")
    second = source("f.txt", text, "2025-03-01", "Bote")
    assert group_copies([undated, later, unknown, second, known]) == dict.fromkeys(
        ("a.txt", "b.txt", "c.txt", "f.txt"), "e.txt"
    )


def test_articles_without_a_fingerprint_are_never_copies() -> None:
    assert group_copies([SourceInfo("a.txt"), SourceInfo("b.txt")]) == {}


def test_boilerplate_that_many_articles_share_makes_no_copies() -> None:
    articles = [
        source(
            f"{n}.txt", [*BOILERPLATE, *(f"Nur hier {n} steht der Satz {n} {i} so da." for i in range(12))]
        )
        for n in range(60)
    ]
    copy = source("copy.txt", [*BOILERPLATE, *(f"Nur hier 7 steht der Satz 7 {i} so da." for i in range(11))])
    assert group_copies([*articles, copy]) == {"copy.txt": "7.txt"}


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(10)))
def test_the_order_of_the_articles_changes_nothing(order: list[int]) -> None:
    copies = [EDITS["another headline"](article) for article in ARTICLES]
    articles = [source(f"{n}.txt", text, "2025-03-01") for n, text in enumerate([*ARTICLES, *copies])]
    grouped = group_copies([articles[number] for number in order])
    assert grouped == {f"{n + 5}.txt": f"{n}.txt" for n in range(5)}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_similarity_is_symmetric_and_a_share(first: str, second: str) -> None:
    one, two = fingerprint([first]), fingerprint([second])
    assert similarity(one, two) == similarity(two, one)
    assert 0.0 <= similarity(one, two) <= 1.0
