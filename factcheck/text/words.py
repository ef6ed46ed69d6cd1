"""Words of a sentence with exact places, and the key under which its forms meet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import Stemmer

from factcheck.languages.lists import Lexicon
from factcheck.memory import LARGEST, Memory
from factcheck.model import Span
from factcheck.text.names import normal_name

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[%€$£§]")
LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])-[ \t]*(?:\r\n|\r|\n)\s*(?=[a-zäöüß])")
"""A word cut at a line's end. Before a capital the hyphen is the word's own (US-\\nRegierung)."""
CUTS = ("-\n", "-\r", "- \n")
"""What a quick look at a text must find for a word to be cut."""
AFTER_ELLIPSIS = re.compile(r"(?:und|oder|bzw|and|or)\b")
"""What follows a hyphen that stands for a left-out half: "Ein- und Ausfuhr"."""
LIKE_DATIVES = ("eme", "emen", "ems", "erns")
"""Endings of nouns of which the stemmer leaves more than of the bare noun: "Problem-s" beside "Probl-em"."""
FOLDED = str.maketrans(
    {"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "è": "e", "á": "a", "ó": "o", "ç": "c", "ñ": "n"}
)
VERB_ENDINGS = (
    "", "e", "n", "t", "en", "et", "st", "te", "end", "est", "ete", "ten", "ter", "tes", "tem", "tet",
    "test", "ende", "eten", "enden", "ender", "endes", "eter", "etes",
)  # fmt: skip
ENDINGS_BY_LETTER = {
    letter: tuple(ending for ending in VERB_ENDINGS if not ending or ending[-1] == letter)
    for letter in {ending[-1] for ending in VERB_ENDINGS if ending}
}
"""The endings that a word with a given last letter may have; with any other letter it has none."""
NOTHING = ("",)
PARTICIPLE_ENDINGS = ("en", "acht", "annt", "andt", "usst")
ADJECTIVE_ENDINGS = ("te", "ten", "ter", "tes", "tem")
"""Endings of a weak participle that describes a noun."""
STRONG_ENDINGS = ("en", "em", "er", "es", "e")
"""Endings of a strong participle that describes a noun: "gestohlen*es*"."""
FOREIGN_PARTICIPLE = "iert"
"""Ending of participles that look like the present: "kritisiert"."""
DOERS = ("erinnen", "erin", "ern", "ers", "er")
"""Ending of a noun for somebody who does something, in any of its forms."""
WEAK_PASTS = ("te", "ten")
"""Endings of the simple past of verbs that change their vowel too: "wusste"."""
PAST_ENDINGS = ("te", "ten", "ete", "eten")
"""What a weak verb's simple past adds to its root: "streik*te*", "rechn*eten*"."""
SHORTEST_ROOT = 3
SHORTEST_SPLIT = 6
"""Letters of a verb that is known only with a separable prefix."""


class Word(NamedTuple):
    """One word: as written, in lower case, its key, its place, and whether a hyphen joins the next.

    A named tuple: an archive has millions of words, and a dataclass takes three times as long to make.
    """

    text: str
    lower: str
    key: str
    start: int
    end: int
    joined: bool = False


_new = tuple.__new__
"""Makes a named tuple from its fields, without the function that names them: half the time."""


class Normalizer:
    """Gives words their keys: forms of one word get one key (stem, irregular forms, verb prefixes).

    German keys keep the capital of a noun, so that "Stelle" and "stellen" are told apart.

    Snowball stems (Porter 2001) joined by tables of the language pack for what they miss: strong
    verbs, participles with ge- and zu-, separable prefixes. Keys are remembered per instance.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._stem = Stemmer.Stemmer(lexicon.stemmer, 0).stemWord
        self._keys: dict[str, str] = {}
        self._forms: dict[str, tuple[str, str]] = {}
        self._participles = Memory(self._looks_like_participle)
        self._possible_participles = Memory(self._may_look_like_participle)
        self._preterites = Memory(self._looks_like_preterite)
        self._inflects_verbs = bool(lexicon.separable_prefixes)
        prefixes = {*lexicon.separable_prefixes, *lexicon.inseparable_prefixes}
        self._prefixes: dict[str, list[str]] = {}
        for prefix in sorted(prefixes, key=lambda prefix: (-len(prefix), prefix)):
            self._prefixes.setdefault(prefix[0], [""]).append(prefix)
        self._irregular = {form.replace("ß", "ss"): base for form, base in lexicon.irregular.items()}
        self._verb_forms = {form.replace("ß", "ss"): base for form, base in lexicon.verb_forms.items()}
        merged = self._irregular | self._verb_forms
        pasts = {form: base for form, base in merged.items() if base[0].islower()}
        self._strong_pasts = {
            f: b for f, b in pasts.items() if pasts.get(f + "en") == b and f + "e" not in pasts
        }
        self._strong_verbs = frozenset(self._strong_pasts.values())
        weak = {base for form, base in pasts.items() if form.endswith(WEAK_PASTS)} - self._strong_verbs
        self._weak_pasts = frozenset(weak if self._inflects_verbs else ())
        listed = (*lexicon.common_words, *lexicon.light_words)
        self._nouns = frozenset(word for word in listed if word[0].isupper())
        self._apart = self._told_apart(lexicon)
        self._er_plurals = {noun.lower().translate(FOLDED) for noun in lexicon.er_plurals}
        if not self._inflects_verbs:
            self._roots = frozenset(map(self.key, lexicon.verbs))
            return
        verbs = {verb.replace("ß", "ss") for verb in lexicon.verbs}
        separable = lexicon.separable_prefixes
        split = {verb[cut:] for verb in verbs for cut in range(len(verb)) if verb[:cut] in separable}
        verbs |= {verb for verb in split if len(verb) >= SHORTEST_SPLIT}  # "tauschen" of "austauschen"
        self._roots = frozenset(map(_verb_root, verbs))

    def key(self, text: str) -> str:
        """Return the key of one word as written, or of an idiom's words: "step down", "Hut nehmen".

        Words are cut at hyphens, so "seek re-election" is three.
        """
        key = self._keys.get(text)
        if key is None:
            words = text.replace("-", " ").split()
            key = " ".join(map(self.key, words)) if len(words) > 1 else self._compute(text)
            self._keys[text] = key
        return key

    def _told_apart(self, lexicon: Lexicon) -> Mapping[str, str]:
        """{form of a word that the stemmer gives the key of another: its own key}: "lawfully" is no "law"."""
        if self._inflects_verbs:
            return {}
        found: dict[str, str] = {}
        for first, *others in lexicon.stem_clashes:
            alike = [word for word in others if self._stem(word) == self._stem(first)]
            found.update((form, word) for word in alike for form in _inflected(word) if form != first)
            found.update((word, word) for word in alike)
        return found

    def is_known_root(self, key: str) -> bool:
        """Return whether a key is that of a verb the lexicon knows."""
        return key in self._roots

    def is_irregular(self, lower: str) -> bool:
        """Return whether the lexicon lists a form in lower case, whose key may be quite another's."""
        return lower.replace("ß", "ss") in self._irregular

    def is_participle(self, text: str) -> bool:
        """Return whether a word as written looks like a past participle."""
        return self._participles[text]

    def _is_strong(self, base: str) -> bool:
        """Whether a verb's participle is a verb of its own besides: "geraten" of "raten"."""
        return base in self._strong_verbs and "ge" + base in self._lexicon.verbs

    def _looks_like_participle(self, text: str) -> bool:
        lower = text.lower().replace("ß", "ss")
        if self._irregular.get(lower, lower).lower() != lower:
            return not self._inflects_verbs or lower in self._strong_participles
        if not self._inflects_verbs:
            return lower.endswith("ed")
        if (
            not text
            or not text[0].islower()
            or text in self._lexicon.verbs
            or not lower.endswith(("t", "en"))
        ):
            return False
        if self._is_weak_past(lower):
            return False  # "gelangten"
        starts = ("", *self._lexicon.separable_prefixes)
        root = lower[:-1] if lower.endswith("t") else lower[:-2]
        if any(root.startswith(prefix + "ge") and len(root) > len(prefix) + 3 for prefix in starts):
            return True  # "geübt", but not "gegen"
        strong, key = self._strong_form(lower), self.key(text)
        if any(lower.removeprefix(prefix) in self._strong_participles for prefix in starts):
            return self.is_known_root(key)  # "anerkannt", but not "einverstanden"
        if strong is not None:
            return "ge" + strong in self._irregular
        if lower == key or (lower.endswith("t") and f"{key}en" in self._strong_verbs):
            return False  # "bereit" is no form of "bereiten", and the participle of "entgehen" is "entgangen"
        bound = tuple(self._lexicon.inseparable_prefixes)
        apart = (prefix for prefix in starts if prefix and lower.startswith(prefix))
        if any(self._is_parted(lower, prefix) for prefix in apart):
            return True  # "zurückerobert"
        return lower.startswith(bound) and self.is_known_root(key)

    def _is_parted(self, lower: str, prefix: str) -> bool:
        """Whether a known verb with an inseparable prefix stands behind a separable one."""
        base = lower.removeprefix(prefix)
        bound = base.startswith(tuple(self._lexicon.inseparable_prefixes))
        return bound and self.is_known_root(self.key(lower).removeprefix(prefix))

    def _is_weak_past(self, lower: str) -> bool:
        """Whether a word is a known verb's root with an ending of the past: "sperrte", but not "gesperrte"."""
        key = self.key(lower)
        return lower.startswith(key) and lower[len(key) :] in PAST_ENDINGS and self.is_known_root(key)

    def _strong_form(self, lower: str) -> str | None:
        """Return the form of a strong verb that an inseparable prefix makes another of: "brach" of "durchbrach"."""
        for prefix in self._prefixes.get(lower[:1], ()):
            form = lower.removeprefix(prefix)
            base = self._irregular.get(form)
            listed = base is not None and base != form and base[0].islower()
            if prefix and listed and not form.startswith("ge") and prefix + str(base) in self._lexicon.verbs:
                return form
        return None

    @cached_property
    def _strong_participles(self) -> frozenset[str]:
        """Listed forms that may be participles: "gelaufen", "beschlossen", "gedacht", not "läuft" or "liefen"."""
        prefixes = ("ge", *self._lexicon.inseparable_prefixes)
        found: set[str] = set()
        several: dict[str, list[str]] = {}
        simple = {base for form, base in self._irregular.items() if form.startswith("ge") and form != base}
        for form, base in self._irregular.items():
            if form.startswith("ge") and self._irregular.get(form[2:]) == base:
                found.add(form)  # "gezählt"
            bare = next((form.removeprefix(p) for p in prefixes[1:] if base.startswith(p)), form)
            if bare != form and self._irregular.get(bare) in simple and "ge" + bare not in self._irregular:
                continue  # "verstießen": the participle of "stoßen" is "gestoßen"
            umlaut = form.removeprefix("über") != form.removeprefix("über").translate(FOLDED)
            past = form.endswith("en") and form + "en" in self._irregular  # "schien", beside "schienen"
            other = form != base.lower().replace("ß", "ss")
            if not umlaut and not past and other and form.endswith(PARTICIPLE_ENDINGS):
                several.setdefault(base, []).append(form)
        for forms in several.values():
            own = [f for f in forms if f[:-2] not in self._irregular and f[:-1] not in self._irregular]
            found.update(own or (form for form in forms if form.startswith(prefixes)))
        return frozenset(found)

    def may_be_participle(self, text: str) -> bool:
        """Return whether a word may be a participle behind an auxiliary: "wird kritisiert", also without "ge-"."""
        return self._possible_participles[text]

    def _may_look_like_participle(self, text: str) -> bool:
        foreign = self._inflects_verbs and text[0].islower() and text.endswith(FOREIGN_PARTICIPLE)
        return foreign or self.is_participle(text) or self.is_infinitive_too(text)

    def is_infinitive_too(self, text: str) -> bool:
        """Return whether a participle looks like its infinitive, as "ge-" has no place there: "entlassen"."""
        if not self._inflects_verbs or text[:1].isupper():
            return False
        starts = filter(text.startswith, self._lexicon.inseparable_prefixes)
        bases = (text.removeprefix(start) for start in starts)
        own = (self._irregular.get(f"ge{base}") == base or self._is_strong(base) for base in bases)
        if text in self._lexicon.verbs and any(own):
            return True
        apart = filter(text.startswith, self._lexicon.separable_prefixes)
        parted = [base for prefix in apart if not (base := text.removeprefix(prefix)).startswith("ge")]
        known = bool(parted) and self.is_known_root(self.key(text))
        return known and any(base and self.is_infinitive_too(base) for base in parted)  # "einberufen"

    def is_plain_participle(self, lower: str) -> bool:
        """Return whether a word can only be a participle: "eingeladen", "gedopt", but not "bestreitet"."""
        if not self._inflects_verbs or not self.is_participle(lower):
            return False
        if lower in (f"{self.key(lower)}te", f"{self.key(lower)}ten"):
            return False  # "verursachten": the past of a weak verb
        ambiguous = lower.endswith("t") and lower.startswith(tuple(self._lexicon.inseparable_prefixes))
        return not ambiguous or self.key(lower).startswith("ge") is not lower.startswith("ge")

    def is_inflected_participle(self, lower: str) -> bool:
        """Return whether a word can only be a participle that describes a noun: "angekündigte", not "kündigte"."""
        if not lower.endswith(ADJECTIVE_ENDINGS):
            return False
        key = self.key(lower)
        known = self.is_known_root(key)
        starts = (
            prefix for prefix in self._prefixes.get(lower[0], NOTHING) if lower.startswith(prefix + "ge")
        )
        return any(not key.startswith(prefix + "ge") if known else prefix for prefix in starts)

    def is_preterite(self, text: str) -> bool:
        """Return whether a lower-case word looks like a verb's simple past."""
        return self._preterites[text]

    def _looks_like_preterite(self, text: str) -> bool:
        lower = text.lower().replace("ß", "ss")
        base = self._verb_forms.get(lower) or self._irregular.get(lower, lower)
        if base.lower().replace("ß", "ss") != lower:
            if base in self._weak_pasts:
                return lower.endswith(WEAK_PASTS)  # "darf" and "weiß" are present
            if not self._inflects_verbs:
                return True
            if lower.startswith("ge") and not base.startswith("ge"):
                return False  # "gezwungen"
            present = lower.endswith("t") and lower not in self._strong_pasts  # "gilt", beside "galt"
            return not present and self.is_known_root(self.key(base))
        if not self._inflects_verbs:
            return lower.endswith("ed")
        if not text[0].islower():
            return False
        strong = self._strong_form(lower)
        return self._is_weak_past(lower) or (strong is not None and self.is_preterite(strong))

    def is_infinitive(self, lower: str) -> bool:
        """Return whether a word is its root and "-en": "leiten", which ends like "lobten"."""
        return lower == f"{self.key(lower)}en"

    def particle_verb(self, verb: str, particle: str) -> str | None:
        """Return the key of a verb whose separable prefix stands apart ("lehnt … ab"), if it may be one."""
        if particle not in self._lexicon.separable_prefixes:
            return None
        lower = verb.lower().replace("ß", "ss")
        # only the whole verb may be known: "ablehnen", not "lehnen"
        whole = None if lower in self._irregular else self._root_of(particle, lower)
        return whole or particle + self.key(verb.lower())

    def words(self, text: str, span: Span) -> tuple[Word, ...]:
        """Return the words of `text[span.start:span.end]`, hyphenation at line ends undone."""
        found: list[Word] = []
        cuts = _line_cuts(text, span)
        known, last = self._forms.get, span.end
        for match in WORD.finditer(text, span.start, last):
            start, end = match.span()
            written = match.group()
            if start in cuts and found:
                start = found[-1].start
                written = found.pop().text + written
            lower, key = known(written) or self._form(written)
            joined = end < last and text[end] == "-" and end not in cuts.values()
            found.append(_new(Word, (written, lower, key, start, end, joined)))
        return tuple(found)

    def texts(self, text: str, span: Span) -> Sequence[str]:
        """Return the words as written, which takes a tenth of the time of `words`."""
        if _line_cuts(text, span):
            return [word.text for word in self.words(text, span)]
        return WORD.findall(text, span.start, span.end)

    def _form(self, written: str) -> tuple[str, str]:
        if len(self._forms) >= LARGEST:
            self._forms.clear()
            self._keys.clear()
        form = self._forms[written] = written.lower(), self.key(written)
        return form

    def _compute(self, text: str) -> str:
        lower = text.lower().replace("ß", "ss")
        base = self._verb_forms.get(lower) if text[0].islower() else None
        base = base or self._irregular.get(lower)
        if base is not None and base.lower().replace("ß", "ss") != lower:
            return self.key(base)
        if text.isdigit() or len(text) < 3:
            return lower
        capital = text[0].isupper()
        if lower in self._apart:
            return self._apart[lower]
        if not self._inflects_verbs:
            folded: str = self._stem(lower.translate(FOLDED) if capital else lower)
            return normal_name(folded) if capital else folded
        # "Stimmen", "Preisen" and "Verletzten" are nouns, "das Scheitern" is a verb
        plural = capital and not self._nouns.isdisjoint((text[:-1], text[:-2]))
        if not capital or (lower.endswith("n") and not plural):
            root = self._known_verb(lower)
            if root is not None and (not capital or lower in (f"{root}n", f"{root}en")):
                return root
        base = "" if capital else self._uninflected(lower)
        if base:
            return self.key(base)
        stem: str = self._stem(lower)
        if capital:
            # the stemmer takes "Konzern" for a plural in the dative, and "Konzerns" for none
            stem = normal_name(self._stem(stem) if lower.endswith(LIKE_DATIVES) else stem)
            if self._is_doer(lower):
                return stem[0].upper() + stem[1:] + "er"
            if stem.endswith("s") and not stem.endswith("ss") and len(stem) > 4 and len(text) > 4:
                stem = stem[:-1]
            return stem[0].upper() + stem[1:]
        if stem.endswith("t") and len(stem) > 5:
            stem = stem[:-1]
            if stem.startswith("ge") and len(stem) > 5:
                stem = stem[2:]
        return stem

    def _uninflected(self, lower: str) -> str:
        """Return the strong participle of which a word is a form before a noun ("gestohlen" of "gestohlene"), or ""."""
        ending = next((e for e in STRONG_ENDINGS if lower.endswith(f"en{e}")), "")
        base = lower.removesuffix(ending)
        return (
            base
            if ending and base not in self._lexicon.function_words and self.may_be_participle(base)
            else ""
        )

    def _is_doer(self, lower: str) -> bool:
        """Whether a noun names who does something: "Wähler" is no "Wahl", "Politiker" no "Politik"."""
        if not lower.endswith(DOERS):
            return False
        base = lower.removesuffix(next(filter(lower.endswith, DOERS)))
        if base.endswith("ik"):
            return True
        folded = base.translate(FOLDED)
        return folded not in self._er_plurals and not self._roots.isdisjoint((base, folded))

    def _known_verb(self, lower: str) -> str | None:
        for prefix in self._prefixes.get(lower[0], NOTHING):
            if prefix and (not lower.startswith(prefix) or len(lower) < len(prefix) + SHORTEST_ROOT):
                continue
            rest = lower[len(prefix) :]
            # "auszusagen" is a form of "aussagen", not of "zusagen"
            for bare in (rest[2:] if prefix and rest.startswith("zu") else "", rest):
                if not bare:
                    continue
                base = self._verb_forms.get(bare) or self._irregular.get(bare)
                if base is None and prefix in self._lexicon.inseparable_prefixes:
                    base = self._irregular.get("ge" + bare)
                    base = base if prefix + str(base) in self._lexicon.verbs else None  # "durchbrochen"
                if base is not None and (prefix and base in self._lexicon.verbs):
                    return prefix + _verb_root(base.replace("ß", "ss"))
                found = self._root_of(prefix, bare)
                if found is not None:
                    return found
        return None

    def _root_of(self, prefix: str, bare: str) -> str | None:
        candidates: Sequence[str] = (bare, bare[2:]) if bare.startswith("ge") and len(bare) > 5 else (bare,)
        for candidate in candidates:
            for ending in ENDINGS_BY_LETTER.get(candidate[-1], NOTHING):
                if ending and not candidate.endswith(ending):
                    continue
                root = candidate[: len(candidate) - len(ending)]
                if len(root) < SHORTEST_ROOT:
                    continue
                if prefix + root in self._roots or (prefix and root in self._roots):
                    return prefix + root
        return None


def _line_cuts(text: str, span: Span) -> Mapping[int, int]:
    """Return {start of a word's second half: end of its first} for words cut at a line's end."""
    start, end = span.start, span.end
    if text.find("-", start, end) < 0 or all(text.find(cut, start, end) < 0 for cut in CUTS):
        return {}
    return {
        match.end(): match.start()
        for match in LINE_HYPHEN.finditer(text, start, end)
        if not AFTER_ELLIPSIS.match(text, match.end(), end)
    }


def _inflected(word: str) -> Iterator[str]:
    """Yield the regular English forms of a noun, verb or adjective."""
    yield from (word, word + "s", word + "es", word + "ed", word + "ing", word + "ly")
    if word.endswith("e"):
        yield from (word[:-1] + "ing", word + "d")
    if word.endswith("y"):
        yield from (word[:-1] + "ies", word[:-1] + "ied", word[:-1] + "ily")


def _verb_root(infinitive: str) -> str:
    if infinitive.endswith("en"):
        return infinitive[:-2]
    if infinitive.endswith("n"):
        return infinitive[:-1]
    return infinitive


def loose(key: str) -> str:
    """Return a key without case and umlauts: keys of one family ("Wahl", "wählen") share it."""
    lower = key.lower()
    return lower if lower.isascii() else lower.translate(FOLDED)
