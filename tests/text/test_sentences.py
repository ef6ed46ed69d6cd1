"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.sentences import MAX_SENTENCE, sentence_spans
from tests.reading import reading


def split(text: str, code: str = "de") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text), reading(code))]


@pytest.mark.parametrize(
    "text",
    [
        "Im 3. Weltkrieg gäbe es keine Sieger.",
        "Das Haus stammt aus dem 19. Jh. und steht leer.",
        "Am 13. Februar tagte der Rat.",
        "Daneben wird etwa jedes 1000. Mädchen so geboren.",
        "Dr. Anna Beispiel und Prof. Otto Muster sagten zu.",
        "Energieträger, z. B. Kohle, und Metalle, z.B. Kupfer, werden teurer.",
        "Die Stadt St. Petersburg und der Senator J. D. Beispiel einigten sich.",
        "Nach Art. 5 und Abs. 3 sowie Nr. 5 gilt das.",
        "Das Gutachten hat 1.100 Seiten und kostet 3 Mrd. Euro.",
        "Er kam... und ging wieder.",
        "Die Lage ist … Krieg.",
        "Kaiser Wilhelm II. Besuch war kurz.",
        '"Wer soll das bezahlen?", fragte er.',
        '"Niemals!" rief sie.',
        "Um 10.30 Uhr beginnt die Sitzung.",
        "Die Website example.org meldet den Fund.",
        "Die Seite www.Beispiel.de und das Heft example.Rat.de melden den Fund.",
        "Das gilt usw. Beispiele fehlen.",
    ],
)
def test_german_full_stop_within_a_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Das schrieb er auf X.", "Auch andere taten es."],
        ["Das war im 19. Jh.", "Der Bau steht noch."],
        ["Gewählt wird 2025.", "Merkwürdig ist das nicht."],
        ['"Das ist falsch.', 'Ich war es nicht", sagte er.'],
        ['Er sagte: "Ich gehe."', "Dann ging er."],
        ["„Wir warten.", "Noch zwei Tage“, hieß es."],
        ["»Nein.«", "Mehr sagte sie nicht."],
        ["Was nun?", "Niemand weiß es!", "Oder doch?"],
        ["Der Streit ist beigelegt.", "2022 begann er neu."],
        ["Sie zögerte ...", "Dann stimmte sie zu."],
        ["Es ging um Öl, Gas usw.", "Die Preise stiegen."],
        ["Er schwieg.", "– Sie redete."],
        ["Das ist so.", "(Nicht immer.)"],
    ],
)
def test_german_sentence_ends(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Senate met on Feb. 13 with Sen. Jane Example and Mr. J. D. Sample."],
        ["He left the U.S.", "The talks went on."],
        ["She is 46.", "Critics disagree."],
        ["See No. 5 for details."],
        ["He said no.", "Nobody listened."],
        ["“It is wrong.", "I was not there,” he said."],
        ["The plant opened at 5 p.m.", "It closed again."],
        ["Costs, e.g. Fuel, i.e. Petrol, rose."],
    ],
)
def test_english_sentence_ends(sentences: list[str]) -> None:
    assert split(" ".join(sentences), "en") == sentences


def test_a_space_that_got_lost_ends_a_sentence() -> None:
    assert split("Das sagte ein Sprecher.Der Rat tagt morgen. Mehr nicht.") == [
        "Das sagte ein Sprecher.",
        "Der Rat tagt morgen.",
        "Mehr nicht.",
    ]


def test_line_breaks_are_white_space() -> None:
    assert split("Der erste\nSatz endet hier. Der\r\nzweite auch.") == [
        "Der erste\nSatz endet hier.",
        "Der\r\nzweite auch.",
    ]


def test_endless_sentence_is_cut_at_white_space() -> None:
    pieces = split("Wort " * 2_000)
    assert all(len(piece) <= MAX_SENTENCE for piece in pieces)
    assert all(set(piece.split()) == {"Wort"} for piece in pieces)


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from('aB1.!?…"„“»« \n\t(–'), max_size=80), st.sampled_from(["de", "en"]))
def test_nothing_but_white_space_is_lost(text: str, code: str) -> None:
    pieces = split(text, code)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece and piece == piece.strip() for piece in pieces)
