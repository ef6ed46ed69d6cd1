"""Names beside titles: "the chairman of the committee, Dan Roe, said", "Jane Roe, a spokeswoman, said"."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.match.align import ArticleMatcher
from factcheck.stance.naming import person_named, resolve
from factcheck.stance.speaker_phrases import phrases_in
from factcheck.text.clauses import Clause, ClauseKind
from factcheck.text.prepared import PreparedSentence


def apposed(matcher: ArticleMatcher, sentence: PreparedSentence, start: int, end: int) -> str | None:
    """Return the person whose name stands between commas beside a phrase.

    "The chairman of the committee, *Darrell Roe*, said", "*Jane Roe*, a spokeswoman, said".
    """
    behind = next((p for p in range(end, len(sentence.words)) if _breaks(sentence, p)), None)
    if behind is None or not sentence.gap_before(behind).startswith(",") or any(sentence.finite[end:behind]):
        return None
    stop = behind + 1
    while stop < len(sentence.words) and not _breaks(sentence, stop):
        stop += 1
    name = person_named(matcher, sentence, behind, stop)
    span = sentence.span_of(behind, stop)
    if name is not None and name == sentence.article_text[span.start : span.end]:
        return name
    while start and sentence.lower[start - 1] in sentence.pack.stance.determiners:
        start -= 1
    if not start or sentence.gap_before(start).strip() != ",":
        return None
    first = start - 1
    while first and not _breaks(sentence, first):
        first -= 1
    return person_named(matcher, sentence, first, start) if not any(sentence.finite[first:start]) else None


def _breaks(sentence: PreparedSentence, position: int) -> bool:
    """Whether more than a full stop, an apostrophe or a hyphen stands before a word: not in "the U.S. army"."""
    return not set(sentence.gap_before(position).strip()) <= set(".-'’")


def before_comma(matcher: ArticleMatcher, sentence: PreparedSentence, position: int) -> str | None:
    """ "after the screenwriter, *Aaron Roe*, told": the person between commas right before a verb."""
    ordered = not sentence.pack.lexicon.infinitive_endings
    if not ordered or not position or sentence.gap_before(position) != ", ":
        return None
    start = position - 1
    while start and not _breaks(sentence, start):
        start -= 1
    name = person_named(matcher, sentence, start, position)
    told = any(sentence.finite[start:position]) or "," not in sentence.gap_before(start)
    return None if told else name


def set_off(
    matcher: ArticleMatcher, sentence: PreparedSentence, clause: Clause, hit: PhraseHit
) -> str | None:
    """ "*Jane Roe*, co-founder and head of sales, told …": the person before what stands between commas."""
    verb = hit.start
    while verb > clause.start and sentence.finite[verb - 1]:
        verb -= 1
    if "," not in sentence.gap_before(verb):
        return None
    first = next((p + 1 for p in range(verb - 1, -1, -1) if sentence.finite[p]), 0)
    for start, end in phrases_in(sentence, first, verb):
        set_off = end < verb and "," in sentence.gap_before(end)
        name = person_named(matcher, sentence, start, end) if set_off else None
        if name is not None:
            return name
    return None


def described(matcher: ArticleMatcher, sentence: PreparedSentence, clause: Clause, named: bool) -> str | None:
    """ "… told *Jane Roe*, who said …": the noun that a relative clause describes."""
    stance = sentence.pack.stance
    if clause.kind is not ClauseKind.SUBORDINATE or clause.opener not in stance.relative_pronouns or named:
        return None
    phrase = sentence.phrase_until(clause.start)
    if phrase is None or phrase.pronoun or clause.opener in stance.complementizers:
        return None
    return resolve(matcher, sentence, phrase.start, phrase.end)
