"""An article made ready for matching: words and concepts at once, clauses and phrases when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from factcheck.languages.pack import LanguagePack
from factcheck.languages.phrases import PhraseHit, PhraseTable
from factcheck.model import Document, Sentence, Span
from factcheck.text.clauses import Clause, find_clauses
from factcheck.text.values import Value, find_values
from factcheck.text.words import Normalizer, Word


class PreparedSentence:
    """One sentence with its words. What only candidates need is worked out on first use."""

    def __init__(self, sentence: Sentence, text: str, pack: LanguagePack, normalizer: Normalizer) -> None:
        self.sentence = sentence
        self.article_text = text
        self.pack = pack
        self._normalizer = normalizer
        self._found: dict[PhraseTable, tuple[PhraseHit, ...]] = {}

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order; particle verbs that stand apart have the whole verb's key."""
        return self._normalizer.words(self.article_text, self.sentence.span)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower for word in self.words)

    @property
    def text(self) -> str:
        """The sentence verbatim."""
        span = self.sentence.span
        return self.article_text[span.start : span.end]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in order; at least one if there are words."""
        return find_clauses(self.article_text, self.words, self.pack, self._normalizer)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The numbers and dates in order."""
        return find_values(self.words, self.pack.values, self.pack.stance)

    @cached_property
    def particle_keys(self) -> dict[int, tuple[str, int]]:
        """{position of a verb: (key with its separable prefix, position of the prefix)}."""
        return _particle_verbs(self.words, self.clauses, self.pack, self._normalizer)

    def find(self, table: PhraseTable) -> tuple[PhraseHit, ...]:
        """Return a table's phrases in the sentence."""
        hits = self._found.get(table)
        if hits is None:
            hits = self._found[table] = table.find(self.lower)
        return hits

    def clause_of(self, position: int) -> int:
        """Return the clause that the word at `position` stands in."""
        for number, clause in enumerate(self.clauses):
            if clause.start <= position < clause.end:
                return number
        return 0

    def span_of(self, start: int, end: int) -> Span:
        """Return the absolute span of half-open word positions."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)


class PreparedArticle:
    """All sentences of an article, and the people it names."""

    def __init__(self, document: Document, pack: LanguagePack, normalizer: Normalizer) -> None:
        self.document = document
        self.pack = pack
        text = document.article.text
        self.sentences = tuple(PreparedSentence(s, text, pack, normalizer) for s in document.sentences)

    @cached_property
    def full_names(self) -> dict[str, str]:
        """{last name's key: the fullest form in the article}, e.g. {"merz": "Friedrich Merz"}."""
        return _full_names(self.sentences, self.pack)


def _particle_verbs(
    words: Sequence[Word], clauses: Sequence[Clause], pack: LanguagePack, normalizer: Normalizer
) -> dict[int, tuple[str, int]]:
    found: dict[int, tuple[str, int]] = {}
    prefixes = pack.lexicon.separable_prefixes
    if not prefixes:
        return found
    for clause in clauses:
        for last in range(clause.start + 1, clause.end):
            if words[last].lower not in prefixes or not _ends_bracket(last, clause.end, words, pack):
                continue
            for position in range(clause.start, last):
                verb = words[position]
                if verb.text[0].isupper() and position > clause.start:
                    continue
                key = normalizer.particle_verb(verb.text, words[last].lower)
                if key is not None and (normalizer.is_known_root(key) or normalizer.is_known_root(verb.key)):
                    found[position] = (key, last)
                    break
    return found


def _ends_bracket(position: int, end: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """A separated prefix ends its clause, or a new part begins behind it."""
    if position + 1 >= end:
        return True
    following = words[position + 1]
    return following.lower in pack.stance.coordinators or following.lower in pack.stance.subordinators


def _full_names(sentences: Sequence[PreparedSentence], pack: LanguagePack) -> dict[str, str]:
    lexicon = pack.lexicon
    known = lexicon.offices | lexicon.speakers
    counts: dict[str, Counter[str]] = {}
    for sentence in sentences:
        words = sentence.words
        for first, last in zip(words, words[1:], strict=False):
            if first.joined or last.span.start - first.span.end > 2:
                continue
            names = all(
                word.text[0].isupper() and len(word.text) > 1 and word.lower not in lexicon.function_words
                and word.lower not in pack.stance.prepositions and word.text not in known and word.text not in lexicon.common_words
                and word.text not in lexicon.light_words
                for word in (first, last)
            )  # fmt: skip
            if (
                names
                and not first.text.isupper()
                and sentence.article_text[first.span.end : last.span.start] == " "
            ):
                counts.setdefault(last.key, Counter())[f"{first.text} {last.text}"] += 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in counts.items()}
