"""Verbs of a language whose verbs show little by their endings: found by what stands around them.

A verb group in the sense of chunk parsing (Abney 1991) is an auxiliary with what it governs ("has been
closed", "did not fire"), or a single form that stands where the verb of its stretch must stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from factcheck.languages.pack import LanguagePack
from factcheck.text.words import Word

STRETCH = re.compile(r"[,;:()–—…!?.\"“”„»«‘]|(?<=\s)-(?=\s)")
INVERTED_SUBJECT = 7
"""Words that a subject may have between an auxiliary and its verb: "Did the mayor of X take …?"."""
VOWELS = "aeiou"


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


class VerbForms:
    """Tells which form of a known verb a word is."""

    def __init__(self, pack: LanguagePack) -> None:
        self._bases = pack.lexicon.verbs
        forms: dict[str, list[str]] = {}
        for form, base in pack.lexicon.irregular.items():
            if form != base and base in self._bases:
                forms.setdefault(base, []).append(form)
        self._irregular: dict[str, Form] = {}
        for base, others in forms.items():
            for form in others:
                alone = len(others) == 1
                ends = form.endswith(("n", "ne")) or (form[-2:-1] == "n" or "u" in form) and not alone
                distinct = Form.PARTICIPLE if ends and (not alone or form == base + "n") else Form.PAST
                if alone and base in ("become", "come", "overcome", "run"):
                    distinct = Form.PAST
                self._irregular[form] = Form.PAST_OR_PARTICIPLE if alone and distinct is Form.PAST else distinct

    def of(self, word: str) -> Form | None:
        """Return the form that a word in lower case may be, None if it is of no known verb."""
        known = self._irregular.get(word)
        if known is not None:
            return known
        if word in self._bases:
            return Form.BASE
        for ending, form in (
            ("s", Form.THIRD),
            ("ed", Form.PAST_OR_PARTICIPLE),
            ("ing", Form.CONTINUOUS),
        ):
            if word.endswith(ending) and any(base in self._bases for base in _bases_of(word, ending)):
                return form
        return None


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
