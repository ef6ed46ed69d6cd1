"""An article cut into sentences, each with its paragraph and part."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Article, Document, Part
from factcheck.text.segment import segment
from tests.reading import reading

BODY = (
    "Der Stadtrat hat am Montag über den Haushalt beraten und ihn nach langer Debatte beschlossen. "
    "Die Opposition stimmte geschlossen dagegen, weil ihr die Schulden zu hoch sind."
)


def read(text: str, code: str = "de") -> Document:
    return segment(Article("a.txt", text), reading(code))


def parts(text: str, code: str = "de") -> list[tuple[str, str]]:
    """Part and text of each sentence, line breaks as spaces."""
    spans = [(sentence.part.value, sentence.span) for sentence in read(text, code).sentences]
    return [(part, " ".join(text[span.start : span.end].split())) for part, span in spans]


def part_of(line: str, code: str = "de") -> str:
    """The part of a line that stands alone between paragraphs."""
    text = f"Ein Titel ohne Punkt\n\n{BODY}\n\n{BODY}\n\n{line}\n\n{BODY}\n"
    document = read(text, code)
    offset = text.index(line)
    return next(sentence.part.value for sentence in document.sentences if sentence.span.end > offset)


def test_title_lede_heading_and_body() -> None:
    text = f"Rat beschließt Haushalt\n\n{BODY}\n\n{BODY}\n\nKritik der Opposition\n\n{BODY}\n"
    assert [part for part, _ in parts(text)] == [
        "title",
        *["lede"] * 2,
        *["body"] * 2,
        "heading",
        *["body"] * 2,
    ]


def test_hard_wrapped_lines_are_one_sentence_with_exact_span() -> None:
    text = dedent(
        """\
         Stadtrat beschließt den neuen
        Haushalt im zweiten Anlauf

        Der Stadtrat hat am Montag über den
        Haushalt beraten. Die Oppo-
        sition stimmte geschlossen
        dagegen.

        Scharfe Kritik am Vorgehen der Ver-
        waltung

        Es war die dritte Sitzung in dieser
        Woche, und sie dauerte lange.
        """
    )
    assert parts(text) == [
        ("title", "Stadtrat beschließt den neuen Haushalt im zweiten Anlauf"),
        ("lede", "Der Stadtrat hat am Montag über den Haushalt beraten."),
        ("lede", "Die Oppo- sition stimmte geschlossen dagegen."),
        ("heading", "Scharfe Kritik am Vorgehen der Ver- waltung"),
        ("body", "Es war die dritte Sitzung in dieser Woche, und sie dauerte lange."),
    ]


def test_sentence_torn_by_blank_lines_is_joined() -> None:
    text = dedent(
        """\
        Der Rat folgt damit den Empfehlungen der

        Verwaltung. Das ist neu.

        Die anhaltende Ablehnung der Pläne in ihrer



        gegenwärtigen Form überrascht.
        """
    )
    assert [sentence for _, sentence in parts(text)] == [
        "Der Rat folgt damit den Empfehlungen der Verwaltung.",
        "Das ist neu.",
        "Die anhaltende Ablehnung der Pläne in ihrer gegenwärtigen Form überrascht.",
    ]


def test_kicker_above_the_title_is_a_sentence_of_its_own() -> None:
    text = (
        f"Kommunalpolitik\nStadtrat beschließt den neuen Haushalt\n\nStand: 06.05.2025 11:18 Uhr\n\n{BODY}\n"
    )
    assert parts(text)[:3] == [
        ("title", "Kommunalpolitik"),
        ("title", "Stadtrat beschließt den neuen Haushalt"),
        ("junk", "Stand: 06.05.2025 11:18 Uhr"),
    ]


def test_indented_lines_of_an_unwrapped_text_are_paragraphs() -> None:
    text = f"Titel hier\n\n{BODY}\n\n    {BODY}\n    {BODY}\n"
    paragraphs = [sentence.paragraph for sentence in read(text).sentences]
    assert paragraphs == [0, 1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("bullet", ["•", "-", "–", "*"])
def test_list_items_are_sentences_without_their_mark(bullet: str) -> None:
    text = f"Ein Titel ohne Punkt\n\n{bullet} Mehr Geld für Schulen\n{bullet} Weniger für Straßen\n\n{BODY}\n"
    assert parts(text)[1:3] == [("lede", "Mehr Geld für Schulen"), ("lede", "Weniger für Straßen")]


def test_markdown_headings() -> None:
    text = f"# Rat tagt\n\n{BODY}\n\n{BODY}\n\n## Kritik am Rat\n{BODY}\n"
    assert parts(text)[0] == ("title", "Rat tagt")
    assert ("heading", "Kritik am Rat") in parts(text)


@pytest.mark.parametrize(
    "line",
    [
        "Kritik der Opposition",
        "Ist der Haushalt noch zu retten?",
        '"Wir sind entsetzt"',
        "„Das ist ein Skandal!“",
        "Von 25 auf 50 Prozent",
        "Von Bonn nach Mainz und zurück",
        "10.30 Uhr: Sitzung des Rates",
        "Bürgermeister: „Wir sparen nicht“",
    ],
)
def test_short_lines_without_full_stop_are_headings(line: str) -> None:
    assert part_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "Der Rat tagt.",
        "„Wir sind entsetzt.“",
        "In einem Gespräch sagte der Bürgermeister:",
        "Mehr dazu sagte er nicht.",
        "Themen des Abends waren Steuern und Schulden.",
        "Die Zeitung druckte ein Foto: Es zeigt den Bürgermeister.",
        "Die Partei will WhatsApp verbieten und hat dafür ein Gesetz entworfen.",
        "Teilen will er seine Macht nicht.",
        "Die Datenschutzerklärung des Konzerns verstößt nach Ansicht der Richter gegen geltendes Recht.",
    ],
)
def test_sentences_that_only_sound_like_boilerplate_are_body(line: str) -> None:
    assert part_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Artikel teilen",
        "Anzeige",
        "Startseite Schlagzeilen",
        "Merken Drucken 0:00",
        "Artikel anhören (4 Minuten)",
        "56296",
        "* * *",
        "https://example.org/2025/02/21/ein-artikel",
        "Lesen Sie auch: Wie der Kreis seine Schulen heizt",
        "Mehr zum Thema: Haushalt",
        "Auch interessant: Was im Kreis geplant ist",
        "Folgen Sie uns auf Instagram",
        "Quelle: Beispielblatt",
        "Von Anna Beispiel und Otto Muster",
        "Ein Kommentar von Anna Beispiel, Bonn",
        "(dpa/AFP)",
        "dpa",
        "/abc/example.org",
        "Di 16.07.24 | 20:38 Uhr",
        "09. Januar 2025, 05:54 Wie der Kreis seine Schulen heizt",
        "An dieser Stelle ist ein externer Inhalt eingebunden. Bitte aktivieren Sie JavaScript.",
        "Jetzt den Newsletter bestellen! Mit meiner Anmeldung stimme ich der Werbung zu. "
        + "Vielen Dank. " * 20,
    ],
)
def test_what_is_no_article_is_junk(line: str) -> None:
    assert part_of(line.strip()) == "junk"


@pytest.mark.parametrize(
    "line",
    [
        "Foto: Agentur Beispiel",
        "Der Rat bei seiner Sitzung. Foto: Anna Beispiel/dpa",
        "Der Rat bei seiner Sitzung (Agentur / Anna Beispiel)",
        "Der Rat bei seiner Sitzung. (picture alliance)",
        "Der Rat tagt im Saal | dpa",
        "© Anna Beispiel",
    ],
)
def test_photo_captions(line: str) -> None:
    assert part_of(line) == "caption"


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Share this article", "junk"),
        ("Advertisement", "junk"),
        ("Related stories:", "junk"),
        ("Read more: How schools are heated", "junk"),
        ("By Jane Example and John Sample", "junk"),
        ("Published: Feb. 13, 2025", "junk"),
        ("The council at its meeting. Photo: Jane Example/Reuters", "caption"),
        ("Critics are not convinced", "heading"),
        ("You can read more on page 5.", "body"),
    ],
)
def test_english_lines(line: str, part: str) -> None:
    assert part_of(line, "en") == part


def test_picture_text_directly_above_its_credit() -> None:
    text = f"Ein Titel ohne Punkt\n\n{BODY}\n\n    Der Rat im Saal\n    Der Rat (Agentur / dpa)\n    {BODY}\n"
    assert [part for part, _ in parts(text)] == [
        "title",
        "lede",
        "lede",
        "caption",
        "caption",
        "body",
        "body",
    ]


def test_advertised_show_takes_its_headline_along() -> None:
    text = (
        f"Ein Titel ohne Punkt\n\n{BODY}\n\n{BODY}\n\nRede frei – der Podcast\n\nWer zahlt das?\n\n{BODY}\n"
    )
    assert [part for part, _ in parts(text)][5:7] == ["junk", "junk"]


def test_of_many_headlines_in_a_row_only_the_last_is_a_heading() -> None:
    headlines = "Wetter heute\n\nSport vom Tag\n\nKritik am Rat"
    text = f"Ein Titel ohne Punkt\n\n{BODY}\n\n{BODY}\n\n{headlines}\n\n{BODY}\n"
    assert [part for part, _ in parts(text)][5:8] == ["junk", "junk", "heading"]


def test_links_below_their_label_and_at_the_end_are_junk() -> None:
    links = "Mehr zum Thema:\n\nSchulen werden saniert\n\nStraßen werden gebaut\n\nAB\n"
    text = f"Ein Titel ohne Punkt\n\n{BODY}\n\n{BODY}\n\n{links}"
    assert [part for part, _ in parts(text)][5:] == ["junk"] * 4


def test_menu_above_the_title_is_junk() -> None:
    text = f"Politik\nSport\nKultur\nWetter\nReise\n\nRat beschließt den Haushalt\n\n{BODY}\n"
    assert [part for part, _ in parts(text)][:6] == ["junk"] * 5 + ["title"]


def test_quoted_speech_is_split_and_its_span_kept_whole() -> None:
    text = 'Ein Titel ohne Punkt\n\n"Das ist falsch. Ich war es nicht", sagte er am Montag in Bonn.\n'
    document = read(text)
    assert parts(text)[1:] == [
        ("lede", '"Das ist falsch.'),
        ("lede", 'Ich war es nicht", sagte er am Montag in Bonn.'),
    ]
    (quotation,) = document.quotations
    assert text[quotation.start : quotation.end] == "Das ist falsch. Ich war es nicht"


def test_single_statement_without_full_stop_is_read() -> None:
    assert parts("Der Rat hat den Haushalt beschlossen") == [
        ("title", "Der Rat hat den Haushalt beschlossen")
    ]


def test_front_of_the_article_is_not_read() -> None:
    text = "date 2025-02 Der Rat hat den Haushalt beschlossen."
    document = segment(Article("a.txt", text, start=13), reading("de"))
    assert [text[s.span.start : s.span.end] for s in document.sentences] == [
        "Der Rat hat den Haushalt beschlossen."
    ]


PIECES = st.sampled_from(
    [
        "Titel",
        "Der Rat tagt.",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        '"',
        "„",
        "“",
        "- ",
        "# ",
        "Foto: dpa",
        "und",
        "z. B. ",
    ]
)


@settings(max_examples=60)
@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)),
    st.sampled_from(["de", "en"]),
)
def test_spans_slice_back_ascend_and_stay_inside(text: str, code: str) -> None:
    document = read(text, code)
    end = 0
    for sentence in document.sentences:
        content = text[sentence.span.start : sentence.span.end]
        assert content
        assert content == content.strip()
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        end = sentence.span.end
    assert [s.paragraph for s in document.sentences] == sorted(s.paragraph for s in document.sentences)
    assert all(0 <= span.start < span.end <= len(text) for span in document.quotations)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        '"' * 100_000,
        "„a " * 50_000,
        "\n" * 300_000,
        "und\n\n" * 20_000,
        "." * 300_000,
        "A. " * 50_000,
        "(" * 300_000,
    ],
    ids=["word", "quotes", "openers", "newlines", "torn", "dots", "initials", "brackets"],
)
def test_pathological_text_ends(text: str) -> None:
    document = read(text)
    assert all(sentence.part in Part for sentence in document.sentences)
