"""What makes the engine fast changes nothing of what it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.languages.pack import load_pack
from factcheck.library import claim_of
from factcheck.match.align import ArticleMatcher
from factcheck.match.noun_keys import NounKeys
from factcheck.match.relations import normalizer_of
from factcheck.match.score import signals_of
from factcheck.model import Article, Claim, Span
from factcheck.pipeline import Engine

GERMAN = (
    "der die das hat ist wurde nicht kein am in gegen Bürgermeister Meier Brücke Brückenbau Schule Krieg "
    "Stadtrat Rat Firma Mitarbeiter gesperrt geöffnet entlassen lehnt ab gibt auf begonnen beginnt verboten "
    "350 114 Millionen Euro fünf Prozent Montag März 2024 sagte bestritt , dass und"
)
ENGLISH = (
    "the a has is was not no on in against mayor Smith bridge school war council company workers closed "
    "opened fired called off gave up started banned 350 114 million euros five percent Monday March 2024 "
    "said denied that and lifted ban"
)
WORDS = {"de": GERMAN.split(), "en": ENGLISH.split()}


def sentences(language: str, least: int = 3, most: int = 12) -> st.SearchStrategy[str]:
    """Sentences of words that claims and articles share, in any order."""
    words = st.lists(st.sampled_from(WORDS[language]), min_size=least, max_size=most)
    return words.map(lambda drawn: " ".join(drawn)[0].upper() + " ".join(drawn)[1:] + ".")


@st.composite
def claims_and_articles(draw: st.DrawFn) -> tuple[list[Claim], Article]:
    """A few claims, and an article that repeats their words."""
    language = draw(st.sampled_from(sorted(WORDS)))
    claims = [
        claim_of(
            *draw(st.tuples(sentences(language), st.lists(sentences(language), max_size=2))), (), language
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    paragraphs = draw(
        st.lists(st.lists(sentences(language, 6, 16), min_size=1, max_size=4), min_size=1, max_size=3)
    )
    text = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    return claims, Article("text", text, language=language)


@settings(max_examples=60, deadline=None)
@given(claims_and_articles())
def test_what_is_likely_enough_to_be_read_is_found(given: tuple[list[Claim], Article]) -> None:
    """The bounds never drop an alignment that the judge would read."""
    claims, article = given
    engine = Engine(claims)
    matcher = engine.matcher(article)
    wanted = {
        (number, alignment.index, alignment.wording.wording.text)
        for number, alignments in engine.alignments(matcher).items()
        for alignment in alignments
        if engine.weights.passage.probability(signals_of(alignment, matcher)) >= engine.weights.possible
    }
    found = {
        (number, alignment.index, alignment.wording.wording.text)
        for number, alignments in engine.likely_alignments(matcher).items()
        for alignment in alignments
    }
    assert wanted <= found


@settings(max_examples=40, deadline=None)
@given(claims_and_articles())
def test_contexts_are_worth_what_alignments_give_for_them(given: tuple[list[Claim], Article]) -> None:
    """The bound takes a sentence's context for what it is."""
    claims, article = given
    matcher: ArticleMatcher = Engine(claims).matcher(article)
    terms = [term for wording in matcher.index.wordings for term in wording.terms if term.value is None]
    for number, (near, before) in enumerate(matcher.contexts()):
        for term in terms:
            if term.key in matcher.meetings[number]:
                continue
            worth = near.get(term.key) or before.get(term.key) or (0.0, 0.0)
            assert worth[term.kind != "actor"] == matcher.in_context(number, term)[1]


@given(st.text(alphabet="abÄß1.,- \n\r'„“", max_size=60), st.integers(0, 20))
def test_words_as_written_are_those_of_the_words(text: str, start: int) -> None:
    """Words cut at a line's end, too."""
    normalizer = normalizer_of(load_pack("de"))
    span = Span(min(start, len(text)), len(text))
    words = normalizer.words(text, span)
    assert list(normalizer.texts(text, span)) == [word.text for word in words]
    assert all(span.start <= word.start < word.end <= span.end for word in words)


@given(st.sampled_from(["de", "en"]).flatmap(lambda code: st.tuples(st.just(code), sentences(code, 1, 30))))
def test_tables_find_the_same_together_as_alone(given: tuple[str, str]) -> None:
    """One pass over a sentence for all tables gives what each table finds by itself."""
    code, text = given
    pack = load_pack(code)
    words = [word.lower for word in normalizer_of(pack).words(text, Span(0, len(text)))]
    starts = pack.phrases.starts(words)
    for name in pack.stance.__dataclass_fields__:
        table = getattr(pack.stance, name)
        assert table.hits(starts.get(table, ()), words) == table.find(words)


def test_a_sentence_that_meets_no_word_of_a_wording_ends_no_run() -> None:
    """It has the amount that opens the wording, but counts something else."""
    claim = claim_of("Es sind fünf.", language="de")
    article = Article("text", "Der Rat tagte um 5 Uhr. Es kamen 5 Hunde und 5,0 Katzen.", language="de")
    assert Engine([claim]).judge_article(article).source.sentences == 2


LETTERS = "a b e er n en s t ss ß ä ae oe ue ch kh sh sk i y v z ow ew ik fahr männer"
NOUNS = st.lists(st.sampled_from(LETTERS.split()), min_size=2, max_size=6).map("".join)


@given(NOUNS.filter(lambda noun: len(noun) > 2))
def test_first_letters_hide_no_key_of_a_noun(noun: str) -> None:
    normalizer = normalizer_of(load_pack("de"))
    key = normalizer.key(noun.capitalize())
    assert NounKeys({key}, normalizer).key_of(noun) == key
    assert NounKeys({"Kein"}, normalizer).key_of(noun) == ("Kein" if key == "Kein" else "")
