"""Verbs whose prefix stands apart: "lehnt den Plan … ab"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.languages.pack import LanguagePack
from factcheck.text.clauses import Clause
from factcheck.text.words import Normalizer, Word


def particle_verbs(
    words: Sequence[Word],
    finite: Sequence[bool],
    clauses: Sequence[Clause],
    pack: LanguagePack,
    normalizer: Normalizer,
) -> dict[int, tuple[str, int]]:
    """Return {position of a verb: (key with its separable prefix, position of the prefix)}."""
    found: dict[int, tuple[str, int]] = {}
    prefixes = pack.lexicon.separable_prefixes
    if not prefixes:
        return found
    for clause in clauses:
        for last in range(clause.start + 1, clause.end):
            if words[last].lower not in prefixes or not _ends_bracket(last, clause.end, words, pack):
                continue
            told = any(finite[clause.start : last])
            # a sentence's first word may be a verb or a noun: "Stellen baut die Firma nicht ab"
            for position in sorted(range(clause.start, last), key=lambda p: words[p].text[0].isupper()):
                verb = words[position]
                if (verb.text[0].isupper() and position > 0) or (told and not finite[position]):
                    continue  # "die *vermissten* Wanderer sind *tot*"
                if position in found:
                    continue  # "zwölf *stimmen zu*, neun lehnen ab"
                key = normalizer.particle_verb(verb.text, words[last].lower)
                if key is None:
                    continue
                alone = verb.lower not in pack.lexicon.function_words and normalizer.is_known_root(verb.key)
                if alone or normalizer.is_known_root(key):  # "*lässt* ihn *frei*"
                    found[position] = (key, last)
                    break
    return found


def _ends_bracket(position: int, end: int, words: Sequence[Word], pack: LanguagePack) -> bool:
    """A separated prefix ends its clause, or a new part begins behind it: "hält an ihm fest, auch wegen …"."""
    if position + 1 >= end:
        return True
    following = words[position + 1]
    if following.start - words[position].end > 1 and not words[position].joined:
        return True
    return following.lower in pack.stance.coordinators or following.lower in pack.stance.subordinators
