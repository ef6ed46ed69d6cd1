"""Forms of the verbs that a language pack lists: base, third person, past, participle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from factcheck.languages.pack import LanguagePack
from factcheck.memory import Memory

VOWELS = "aeiou"
COMPARATIVE = "er"
"""Ending of an English comparative: "high*er*"."""
COMPARED = (COMPARATIVE, "est", "th")
"""Endings of listed forms that are no verbs: "close" has "closer"."""
PREFIXES = ("mis", "out", "over", "re", "under")
"""What makes another verb of one: "*mis*treat"."""
SHORTEST = 3
"""Letters that a verb behind a prefix has at least."""
UNKNOWN = 6
"""Letters that a past in "-ed" of a verb that no list knows has at least."""
NO_PAST = ("eed", "ied")
"""How words end that look like such a past and are none: "indeed", "allied"."""
DENIED = "un"
"""What an adjective begins with that looks like a participle: "*un*armed"."""
PARTICIPLE_ENDINGS = ("ain", "en", "one", "orn", "orne", "un", "wn")
"""Endings by which a listed form is a participle and no past: "slain", "taken", "torn"."""


class Form(StrEnum):
    """Which form of a verb a word may be."""

    BASE = "base"
    THIRD = "third person"
    PAST = "past"
    PARTICIPLE = "participle"
    PAST_OR_PARTICIPLE = "past or participle"
    CONTINUOUS = "continuous"


PASTS = frozenset((Form.PAST, Form.PAST_OR_PARTICIPLE))
PARTICIPLES = frozenset((Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE))


ENDINGS = {"s": Form.THIRD, "ed": Form.PAST_OR_PARTICIPLE, "ing": Form.CONTINUOUS}
"""Endings of regular forms."""


class VerbForms:
    """Tells which form of a known verb a word is."""

    def __init__(self, pack: LanguagePack) -> None:
        self._bases = pack.lexicon.verbs
        self._unchanging = pack.lexicon.unchanging_verbs
        self._nouns = pack.lexicon.noun_verbs
        self._none = pack.lexicon.not_verbs
        forms: dict[str, list[str]] = {}
        for form, base in pack.lexicon.irregular.items():
            if form != base and base in self._bases:
                forms.setdefault(base, []).append(form)
        self._irregular: dict[str, Form] = {}
        for base, others in forms.items():
            for form in others:
                if not form.endswith(COMPARED):
                    self._irregular[form] = _irregular_form(base, form, others)
        self._forms = Memory(self._form)

    def of(self, word: str) -> Form | None:
        """Return the form that a word in lower case may be, None if it is of no verb.

        A past is told by its ending even if no list knows the verb: "groped".
        """
        return self._forms[word]

    def _form(self, word: str) -> Form | None:
        if word in self._none:
            return None
        known = self._irregular.get(word)
        if known is not None:
            return known
        if word in self._bases:
            return Form.BASE
        prefix = next((p for p in PREFIXES if word.startswith(p) and len(word) > len(p) + SHORTEST), "")
        bare = self.of(word.removeprefix(prefix)) if prefix else None
        if bare is not None:
            return bare  # "*mis*treated"
        for ending, form in ENDINGS.items():
            if word.endswith(ending) and any(base in self._bases for base in _bases_of(word, ending)):
                return form
        past = word.endswith("ed") and len(word) >= UNKNOWN and not word.endswith(NO_PAST)
        return Form.PAST_OR_PARTICIPLE if past and not word.startswith(DENIED) else None

    def may_be_noun(self, word: str) -> bool:
        """Return whether a word in lower case is as often a noun: "*attacks*"."""
        return word in self._nouns or (
            word.endswith("s") and any(base in self._nouns for base in _bases_of(word, "s"))
        )

    def may_be_participle(self, word: str) -> bool:
        """Return whether a word in lower case can follow "was" or "has": "signed", "taken", "cut"."""
        return word in self._unchanging or self.of(word) in PARTICIPLES


def _bases_of(word: str, ending: str) -> Iterator[str]:
    stem = word[: -len(ending)]
    yield stem
    if ending == "s":
        if stem.endswith("e"):
            yield stem[:-1]
        if stem.endswith("ie"):
            yield stem[:-2] + "y"
        return
    yield stem + "e"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        yield stem[:-1]


def _irregular_form(base: str, form: str, others: Sequence[str]) -> Form:
    """Tell "took" from "taken" and "sold", which is both; what is irregular in its spelling alone ends regularly."""
    regular = next((ENDINGS[ending] for ending in ENDINGS if form.endswith(ending)), None)
    if regular is not None:
        return regular  # "panicked"
    alone = sum(not other.endswith(tuple(ENDINGS)) for other in others) == 1
    if form.endswith(PARTICIPLE_ENDINGS) or form.replace("u", "a", 1) in set(others) - {form}:
        return Form.PARTICIPLE
    if not alone or base in (form.replace("a", "o", 1), form.replace("a", "u", 1)):
        return Form.PAST
    return Form.PAST_OR_PARTICIPLE


@cache
def verb_forms(pack: LanguagePack) -> VerbForms:
    """Return a pack's verb forms, read once per process."""
    return VerbForms(pack)
