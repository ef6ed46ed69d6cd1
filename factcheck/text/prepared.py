"""An article made ready for matching: words and concepts at once, clauses and phrases when asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from factcheck.languages.pack import LanguagePack
from factcheck.languages.phrases import GAP, PhraseHit, PhraseTable, Starts
from factcheck.model import Document, Part, Sentence, Span
from factcheck.text.amounts import find_values
from factcheck.text.attributes import Attribute, inflected_attributes
from factcheck.text.chunks import NounPhrase, noun_phrases, ordered_attributes
from factcheck.text.clauses import Clause, behind_opener, find_clauses, label_end
from factcheck.text.finite import behind_colon, finite_verbs, is_marked_infinitive, pieces_of
from factcheck.text.genders import is_surname
from factcheck.text.lent_roles import with_lent_roles
from factcheck.text.particles import particle_verbs
from factcheck.text.roles import Roles, clause_roles, shared_subjects
from factcheck.text.sides import sides
from factcheck.text.values import Value
from factcheck.text.words import Normalizer, Word

FREQUENT = 10
"""Words of an article, the most frequent ones, that say what it is about."""
SHORTEST = 3
"""Letters of a word that may say so."""
SPACES = (" ", "\n")
"""What may stand between the words of a name."""

DATELINE = re.compile(r"[^\n()]{0,40}\((\w+)[\w/, ]{0,20}\)\s*[-–—]\s+")
"""Where and from which agency an article is: "Altheim (dpa/lby) –"."""


class PreparedSentence:
    """One sentence with its words. What only candidates need is worked out on first use."""

    def __init__(self, sentence: Sentence, text: str, pack: LanguagePack, normalizer: Normalizer) -> None:
        self.sentence = sentence
        self.article_text = text
        self.pack = pack
        self._normalizer = normalizer
        self._found: dict[PhraseTable, tuple[PhraseHit, ...]] = {}
        self.notes: dict[Hashable, Any] = {}
        """What others have found out about the sentence, by what they asked: they need not ask twice."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order; particle verbs that stand apart have the whole verb's key."""
        return self._normalizer.words(self.article_text, self.sentence.span)

    @cached_property
    def texts(self) -> Sequence[str]:
        """The words as written, in order."""
        return self._normalizer.texts(self.article_text, self.sentence.span)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(map(str.lower, self.texts))

    @property
    def text(self) -> str:
        """The sentence verbatim."""
        span = self.sentence.span
        return self.article_text[span.start : span.end]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in order; at least one if there are words."""
        pieces, label = self._pieces, self.label_end or self._dateline_end
        return find_clauses(self.words, self.finite, pieces, label, self.colons, self.pack, self._normalizer)

    @cached_property
    def colons(self) -> tuple[int, ...]:
        """The positions of words right behind a colon."""
        if ":" not in self.text:
            return ()
        return tuple(p for p, _ in self._pieces[1:] if behind_colon(self.article_text, self.words, p))

    @cached_property
    def _pieces(self) -> Sequence[tuple[int, int]]:
        return pieces_of(self.article_text, self.words, self.pack)

    @cached_property
    def finite(self) -> tuple[bool, ...]:
        """For each word whether it looks like a finite verb."""
        return finite_verbs(
            self.article_text, self.words, self._pieces, self.colons, self.pack, self._normalizer
        )

    @cached_property
    def reported(self) -> tuple[int, ...]:
        """The positions of verbs in the present subjunctive, the mood of reported speech: "er *plane*"."""
        stance, known = self.pack.stance, self._normalizer.is_known_root
        found = self.find(stance.subjunctives)
        listed = {hit.start for hit in found if not hit.start or self.words[hit.start].text[0].islower()}
        if not self.pack.lexicon.infinitive_endings:
            return tuple(sorted(listed))
        formed = {
            position
            for position, word in enumerate(self.lower)
            if word.endswith("e")
            and not word.endswith("te")
            and self.finite[position]
            and self.words[position].text[0].islower()
            and word not in stance.finite_auxiliaries
            and known(self.words[position].key)
        }
        return tuple(sorted(listed | formed))

    @cached_property
    def phrases(self) -> tuple[NounPhrase, ...]:
        """The noun phrases in order."""
        cuts = sorted({0, self.label_end or self._dateline_end, len(self.words)})
        ranges = pairwise(cuts)
        read = (self.words, self.finite)
        found = [p for each in ranges for p in noun_phrases(*read, *each, self.pack, self.article_text)]
        return tuple(behind_opener(found, self.words, self.clauses, self.finite, self.pack))

    @cached_property
    def label_end(self) -> int:
        """Where the words behind a label begin that opens the sentence: "*Minister:* Wir bauen"; 0 without one."""
        return label_end(self.article_text, self.words, self.finite)

    @cached_property
    def _dateline_end(self) -> int:
        """Where the words behind a dateline begin: "*Altheim (dpa) –* Das Ticket kostet 49 Euro"; 0 without one."""
        found = DATELINE.match(self.text)
        if found is None or found[1].lower() not in self.pack.reading.agencies:
            return 0
        start = self.sentence.span.start + found.end()
        return next((place for place, word in enumerate(self.words) if word.start >= start), 0)

    @cached_property
    def attributes(self) -> tuple[Attribute, ...]:
        """The participles that describe a noun, in order."""
        if self.pack.lexicon.infinitive_endings:
            return tuple(inflected_attributes(self.words, self.finite, self.pack, self._normalizer))
        return tuple(ordered_attributes(self.words, self.finite, self.phrases, self.pack))

    @cached_property
    def roles(self) -> tuple[Roles, ...]:
        """For each clause who acts and who is acted upon."""
        headline = not self.gap_before(len(self.words)).strip()
        found = clause_roles(
            self.words,
            self.finite,
            self.clauses,
            self.pack,
            self._normalizer,
            headline=headline,
            text=self.article_text,
        )
        shared = shared_subjects(found, self.words, self.finite, self.clauses, self.pack)
        if self.pack.lexicon.infinitive_endings:
            return shared
        return with_lent_roles(shared, self.words, self.finite, self.clauses, self.pack, self.article_text)

    @cached_property
    def sides(self) -> frozenset[int]:
        """The places of prepositions that alone say that somebody is for or against something."""
        return frozenset(sides(self.words, self.finite, self.clauses, self.phrases, self.pack))

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The numbers and dates in order."""
        if not any(map(self.pack.values.openers.__getitem__, self.texts)):
            return ()
        return find_values(self.words, self.pack.values, self.pack.stance)

    @cached_property
    def may_have_particles(self) -> bool:
        """Whether a separable prefix may stand at the end of a clause: a quick look before clauses are read."""
        prefixes = self.pack.lexicon.separable_prefixes
        if prefixes.isdisjoint(self.lower):
            return False
        words, text, stance = self.words, self.article_text, self.pack.stance
        for position, word in enumerate(words):
            if word.lower not in prefixes:
                continue
            if position + 1 == len(words):
                return True
            behind = words[position + 1]
            gap = behind.start - word.end
            opens = behind.lower in stance.coordinators or behind.lower in stance.subordinators
            if opens or gap != 1 or text[word.end] != " ":
                return True
        return False

    @cached_property
    def particles_apart(self) -> dict[int, tuple[str, int]]:
        """The same as `particle_keys`, without reading clauses where no prefix may stand apart."""
        return self.particle_keys if self.may_have_particles else {}

    @cached_property
    def particle_keys(self) -> dict[int, tuple[str, int]]:
        """{position of a verb: (key with its separable prefix, position of the prefix)}."""
        return particle_verbs(self.words, self.finite, self.clauses, self.pack, self._normalizer)

    def find(self, table: PhraseTable) -> tuple[PhraseHit, ...]:
        """Return the phrases of a table of the pack in the sentence."""
        hits = self._found.get(table)
        if hits is None:
            starts = self._starts.get(table)
            hits = table.hits(starts, self.lower) if starts else ()
            if hits and any(GAP in hit.phrase for hit in hits):
                hits = tuple(hit for hit in hits if not any(hit.start < p < hit.end for p in self.colons))
                whole = (self._with_prefix(hit) for hit in hits if not self._takes_prefix(hit))
                hits = tuple(hit for hit in whole if hit is not None)
            self._found[table] = hits
        return hits

    def _takes_prefix(self, hit: PhraseHit) -> bool:
        """ "*sagte*, sie *lehne* ihn *ab*" is no "sagte … ab": the prefix is another verb's, or in another clause."""
        if GAP not in hit.phrase or self.lower[hit.end - 1] not in self.pack.lexicon.separable_prefixes:
            return False
        clause = self.clause_of(hit.end - 1)
        if self.clause_of(hit.start) not in (clause, self.clauses[clause].resumes):
            return True  # "*sagte*, dass es *ab* Mai teurer wird"
        gap = hit.start + hit.phrase.split().index(GAP)
        owners = (verb for verb, (_, prefix) in self.particles_apart.items() if prefix == hit.end - 1)
        return any(gap <= verb for verb in owners)

    def _with_prefix(self, hit: PhraseHit) -> PhraseHit | None:
        """ "*schließt* es *aus* Angst *aus*" ends with the last "aus"; "*gab* es *auf* Kredit" is no "gab … auf"."""
        last = self.lower[hit.end - 1]
        tables = self.pack.lexicon.separable_prefixes, self.pack.stance.prepositions
        if GAP not in hit.phrase or any(last not in table for table in tables):
            return hit
        if not self._opens_phrase(hit.end - 1):
            return hit
        clause = self.clauses[self.clause_of(hit.end - 1)]
        for place in range(hit.end, clause.end):
            if self.lower[place] == last and not self._opens_phrase(place):
                return PhraseHit(hit.start, place + 1, hit.phrase)
        verb = self.lower[hit.start]
        known = self._normalizer.is_known_root(self._normalizer.particle_verb(verb, last) or "")
        return None if known or verb in self.pack.lexicon.function_words else hit  # "*rechnet mit* ihm"

    def _opens_phrase(self, position: int) -> bool:
        marker = self.lower[position] in self.pack.stance.infinitive_markers and position + 1 < len(
            self.words
        )
        if marker and is_marked_infinitive(position + 1, self.words, self.pack):
            return True  # "*gab* die Absicht auf, es *zu* schließen" is no "gab … zu"
        opened = any(phrase.start == position and phrase.preposition for phrase in self.phrases)
        return opened and self.gap_before(position + 1).isspace()

    @cached_property
    def _starts(self) -> Mapping[PhraseTable, Starts]:
        return self.pack.phrases.starts(self.lower)

    def phrase_at(self, position: int) -> NounPhrase | None:
        """Return the noun phrase that the word at `position` stands in, if any."""
        return next((phrase for phrase in self.phrases if phrase.start <= position < phrase.end), None)

    def phrase_from(self, position: int) -> NounPhrase | None:
        """Return the noun phrase that begins with the word at `position`, if one does."""
        return next((phrase for phrase in self.phrases if phrase.start == position), None)

    def phrase_until(self, position: int) -> NounPhrase | None:
        """Return the noun phrase that ends right before the word at `position`, if one does."""
        return next((phrase for phrase in self.phrases if phrase.end == position), None)

    def is_noun(self, position: int) -> bool:
        """Return whether a word is a noun by its capital; a sentence's first word, if it can be nothing else."""
        word = self.words[position]
        if not word.text[0].isupper():
            return False
        first = word.lower
        verb = self.finite[position] or self._normalizer.may_be_participle(first)
        return bool(position) or not (
            verb or first in self.pack.lexicon.function_words or len(self.words) == 1
        )

    def is_month(self, position: int) -> bool:
        """Return whether a word is a month by its capital, where a small word looks like it: "in *May*", no "may"."""
        word = self.words[position]
        return bool(position) and word.text[0].isupper() and word.lower in self.pack.values.months

    def clause_of(self, position: int) -> int:
        """Return the clause that the word at `position` stands in."""
        numbers = self._clause_numbers
        return numbers[position] if 0 <= position < len(numbers) else 0

    @cached_property
    def _clause_numbers(self) -> Sequence[int]:
        """For each word the number of its clause."""
        numbers = [0] * len(self.words)
        for number, clause in reversed(tuple(enumerate(self.clauses))):
            numbers[clause.start : clause.end] = [number] * (clause.end - clause.start)
        return numbers

    def is_shielded(self, position: int) -> bool:
        """Return whether a word belongs to a phrase that negates nothing, though it holds a negator: "*not only*"."""
        return any(hit.start <= position < hit.end for hit in self.find(self.pack.stance.not_negations))

    def verbs_in(self, clause: Clause) -> list[int]:
        """Return the places of the finite verbs of a clause, ascending."""
        return [place for place in range(clause.start, clause.end) if self.finite[place]]

    def gap_before(self, position: int) -> str:
        """Return the text between a word and the one before it: "" before the first, the rest behind the last."""
        words = self.words
        if not 0 < position <= len(words):
            return ""
        end = words[position].start if position < len(words) else self.sentence.span.end
        return self.article_text[words[position - 1].end : end]

    def span_of(self, start: int, end: int) -> Span:
        """Return the absolute span of half-open word positions."""
        return Span(self.words[start].start, self.words[end - 1].end)


class PreparedArticle:
    """All sentences of an article, and the people it names."""

    def __init__(self, document: Document, pack: LanguagePack, normalizer: Normalizer) -> None:
        self.document = document
        self.pack = pack
        text = document.article.text
        self.sentences = tuple(PreparedSentence(s, text, pack, normalizer) for s in document.sentences)
        self._holding: dict[PhraseTable, tuple[int, ...]] = {}

    def holding(self, table: PhraseTable) -> tuple[int, ...]:
        """Return the numbers of the sentences that hold a phrase of a table, ascending; junk is left out."""
        numbers = self._holding.get(table)
        if numbers is None:
            read = ((n, s) for n, s in enumerate(self.sentences) if s.sentence.part is not Part.JUNK)
            numbers = self._holding[table] = tuple(n for n, sentence in read if sentence.find(table))
        return numbers

    @cached_property
    def frequent_words(self) -> Mapping[str, int]:
        """{key of a word that says something: how often}, for the most frequent ones; junk is left out."""
        idle, verbs = self.pack.idle_words, self.pack.stance.reporting_verbs
        counts = Counter(
            word.key
            for sentence in self.sentences
            if sentence.sentence.part is not Part.JUNK
            for word in sentence.words
            if len(word.lower) >= SHORTEST
            and word.lower not in idle
            and word.lower not in verbs
            and not word.lower.isdigit()
        )
        return dict(counts.most_common(FREQUENT))

    @cached_property
    def full_names(self) -> dict[str, str]:
        """{last name's key: the fullest form in the article}, e.g. {"roth": "Jana Roth"}."""
        counts: dict[str, Counter[str]] = {}
        for _, name, key in self._named:
            counts.setdefault(key, Counter())[name] += 1
        return {key: min(names, key=lambda name: (-names[name], name)) for key, names in counts.items()}

    @cached_property
    def title_holders(self) -> dict[str, str]:
        """{title in lower case: the person who bears it}, e.g. {"finanzministerin": "Ines Waldmann"}."""
        return {title.lower(): name for title, name, _ in self._named if title}

    @cached_property
    def _named(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(found for sentence in self.sentences for found in _named_people(sentence))


def _named_people(sentence: PreparedSentence) -> Iterator[tuple[str, str, str]]:
    """Yield (title before it or "", full name, last name's key) for names of two words in a row.

    What hyphens join is one word ("AfD-Anwälte" is no name), and so is a particle with what follows it ("van Aken").
    """
    lexicon, stance = sentence.pack.lexicon, sentence.pack.stance
    words, text = sentence.words, sentence.article_text
    known = sentence.pack.common_nouns_and_titles
    position = 0
    while position < len(words):
        units: list[tuple[int, int]] = []
        end = position
        while (stop := _unit_end(sentence, end, inside=bool(units))) > end:
            units.append((end, stop))
            end = stop
        run = units
        while run and (
            words[run[0][0]].lower in lexicon.function_words or words[run[0][0]].lower in stance.prepositions
        ):
            run = run[1:]
        position = max(end, position + 1)
        while len(run) > 3 and words[run[-1][0]].text in known:
            run = run[:-1]  # "nach Angaben von Ministerin Jana Roth *Geld*"
        if len(run) < 2:
            continue
        if len(run) == 2 and run[0][0] and words[run[0][0] - 1].lower in stance.determiners:
            continue  # "des *Deutschen Bundestages*", "the *White House*"
        (start, middle), (last, stop) = run[-2:]
        while words[start].text[0].islower():
            start += 1  # "aus Sicht *von* Jana Roth"
        own = range(start, stop - is_surname(words, stop - 1, sentence.pack))  # "Erika *Sommer*"
        if any(words[place].text in known for place in own) or words[start].text.isupper():
            continue
        if words[start].lower in stance.honorifics:
            continue  # "Mr Roe"
        if words[stop - 1].text[1:] != words[stop - 1].text[1:].lower():
            continue  # "Reutlinger AfD"
        title = words[run[-3][1] - 1].text if len(run) > 2 else ""
        if not title and start and words[start - 1].text in lexicon.offices:
            title = words[start - 1].text  # "defence minister Jane Roe"
        first, second = (text[words[a].start : words[b - 1].end] for a, b in ((start, middle), (last, stop)))
        yield title, f"{first} {second}", words[stop - 1].key


def _unit_end(sentence: PreparedSentence, position: int, *, inside: bool) -> int:
    """The end of the capitalised word at a position, with what hyphens and particles join to it; else the position."""
    words, end = sentence.words, position
    if inside:
        stance = sentence.pack.stance
        while (
            end < len(words)
            and words[end].lower in stance.name_particles
            and sentence.gap_before(end) in SPACES
        ):
            if end == position and words[end].lower in stance.definites:
                break  # "Roth *der* Bund"
            end += 1
    if end >= len(words) or not words[end].text[0].isupper():
        return position
    if inside and sentence.gap_before(end) not in SPACES:
        return position
    end += 1
    while end < len(words) and words[end].text[0].isupper() and sentence.gap_before(end) == "-":
        end += 1
    return end
