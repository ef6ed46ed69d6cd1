"""Parsing word lists: from what a pack's YAML file says to the lists themselves, with every mistake named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import fields

from factcheck.languages.lists import VALUE_PHRASES, Groups, Lexicon, StanceWords, ValueWords
from factcheck.languages.phrases import PhraseTable

VERB_LISTS = frozenset(
    {
        "beginnings",
        "demands",
        "denial_verbs",
        "doubts",
        "expectations",
        "failure_verbs",
        "hopes",
        "opinion_verbs",
        "plans",
        "refusals",
        "reporting_verbs",
        "undoings",
    }
)
"""Lists whose open endings are those of a verb: "stopp*" is "stoppten" and no "Stoppschild"."""


def stance_words(data: Mapping[str, object], verb_endings: Sequence[str]) -> StanceWords:
    """Return the words of a pack's `stance` section. Raises ValueError if a list is missing or is none."""
    names = [field.name for field in fields(StanceWords)]
    _expect_keys("stance", data, names)
    endings = {name: verb_endings if name in VERB_LISTS else () for name in names}
    return StanceWords(**{name: PhraseTable(_strings(data[name]), endings[name]) for name in names})


def value_words(data: Mapping[str, object]) -> ValueWords:
    """Return the words of a pack's `values` section. Raises ValueError if a list is missing or is none."""
    _expect_keys("values", data, [field.name for field in fields(ValueWords)])
    return ValueWords(
        decimal=str(data["decimal"]),
        number_words=_numbers(data["number_words"]),
        magnitudes=_numbers(data["magnitudes"]),
        units=_groups(data["units"]),
        ordinals={word: int(value) for word, value in _numbers(data["ordinals"]).items()},
        weekdays=_strings(data["weekdays"]),
        months=_strings(data["months"]),
        sure_ones=frozenset(_strings(data["sure_ones"])),
        fractions=_numbers(data["fractions"]),
        crowds=_numbers(data["crowds"]),
        multiples=_numbers(data["multiples"]),
        span_adjectives=_mapping(data["span_adjectives"]),
        clocks=_numbers(data["clocks"]),
        measures=_strings(data["measures"]),
        relative_years=_numbers(data["relative_years"]),
        relative_days=_numbers(data["relative_days"]),
        person=str(data["person"]),
        time_spans=frozenset(_strings(data["time_spans"])),
        fates=frozenset(_strings(data["fates"])),
        unmeasured=_strings(data["unmeasured"]),
        **{name: PhraseTable(_strings(data[name])) for name in VALUE_PHRASES},
    )


def lexicon(data: Mapping[str, object]) -> Lexicon:
    """Return a pack's `lexicon` section. Raises ValueError if a list is none."""
    forms = _mapping(data["irregular"])
    irregular = {form.lower(): base for base, others in forms.items() for form in others}
    of_verbs = {form.lower(): base for base, others in forms.items() if base[0].islower() for form in others}
    irregular |= {base.lower(): base for base in forms}
    titles = _mapping(data["titles"])
    equivalents = _groups(data["equivalents"])
    opposites = tuple((_strings(one), _strings(other)) for one, other in _pairs(data["opposites"]))
    entailments = tuple((_strings(one), _strings(other)) for one, other in _pairs(data["entailments"]))
    nominalisations = tuple((verb, *nouns) for verb, nouns in _mapping(data["nominalisations"]).items())
    endings = _strings(data["infinitive_endings"])
    prefixes = {"", *_strings(data["separable_prefixes"]), *_strings(data["inseparable_prefixes"])}
    named = [word for group in (*equivalents, *nominalisations) for word in group]
    named += [word for pair in (*entailments, *opposites) for side in pair for word in side]
    named += list(irregular.values())
    common = (*_strings(data["common_words"]), *_strings(data["light_words"]))
    nouns = {word.lower() for word in (*named, *common) if word[0].isupper()}
    # "spenden" looks like the plural of "Spende": only what else is said of it shows that it is a verb
    named += [word for word in common if nouns.isdisjoint((word, word[:-1], word[:-2]))]
    return Lexicon(
        stemmer=str(data["stemmer"]),
        equivalents=equivalents,
        entailments=entailments,
        opposites=opposites,
        hypernyms=tuple((_strings(one), _strings(other)) for one, other in _pairs(data["hypernyms"])),
        irregular=irregular,
        verb_forms={form: base for form, base in of_verbs.items() if irregular[form][0].isupper()},
        nominalisations=nominalisations,
        regions=_groups(data["regions"]),
        stem_clashes=_groups(data["stem_clashes"]),
        separable_prefixes=frozenset(_strings(data["separable_prefixes"])),
        inseparable_prefixes=frozenset(_strings(data["inseparable_prefixes"])),
        offices=frozenset(titles["offices"]),
        speakers=frozenset(titles["speakers"]),
        stand_ins=frozenset(titles["stand_ins"]),
        documents=frozenset(titles["documents"]),
        function_words=frozenset(_strings(data["function_words"])),
        light_words=frozenset(_strings(data["light_words"])),
        common_words=frozenset(_strings(data["common_words"])),
        infinitive_endings=endings,
        ergatives=frozenset(_strings(data["ergatives"])),
        undergone=frozenset(_strings(data["undergone"])),
        pronoun_verbs=frozenset(_strings(data["pronoun_verbs"])),
        support_verbs=frozenset(_strings(data["support_verbs"])),
        ditransitives=frozenset(_strings(data["ditransitives"])),
        placings=frozenset(_strings(data["placings"])),
        impersonal_verbs=frozenset(_strings(data["impersonal_verbs"])),
        statives=frozenset(_strings(data["statives"])),
        feminine_names=frozenset(_strings(data["feminine_names"])),
        masculine_names=frozenset(_strings(data["masculine_names"])),
        feminine_nouns=frozenset(_strings(data["feminine_nouns"])),
        masculine_nouns=frozenset(_strings(data["masculine_nouns"])),
        feminine_endings=_strings(data["feminine_endings"]),
        kinds_of_bodies=_groups(data["kinds_of_bodies"]),
        er_plurals=frozenset(_strings(data["er_plurals"])),
        adverb_endings=_strings(data["adverb_endings"]),
        verb_endings=_strings(data["verb_endings"]),
        place_endings=_strings(data["place_endings"]),
        capital_nouns=frozenset(_strings(data["capital_nouns"])),
        unchanging_verbs=frozenset(_strings(data["unchanging_verbs"])),
        noun_verbs=frozenset(_strings(data["noun_verbs"])),
        not_verbs=frozenset(_strings(data["not_verbs"])),
        verbs=frozenset(_strings(data["verbs"]))
        | frozenset(word for word in set(named) if _is_infinitive(word, irregular, prefixes, endings))
        - frozenset(_strings(data["not_verbs"])),
    )


def _is_infinitive(
    word: str, irregular: Mapping[str, str], prefixes: Set[str], endings: tuple[str, ...]
) -> bool:
    """Whether a listed word is a verb's base form; "ausgeschlossen" ends like one and is a participle."""
    if not (word.endswith(endings) and word.islower()):
        return False
    rests = (word[cut:] for cut in range(len(word)) if word[:cut] in prefixes)
    return all(irregular.get(rest, rest) == rest for rest in rests)


def _expect_keys(section: str, data: Mapping[str, object], names: Sequence[str]) -> None:
    missing, unknown = sorted(set(names) - set(data)), sorted(set(data) - set(names))
    if missing or unknown:
        raise ValueError(f"{section}: missing {missing}, unknown {unknown}")


def _strings(data: object) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(item, str) for item in data):
        raise ValueError(f"a list of words was expected, not {str(data)[:60]!r}")
    return tuple(data)


def _groups(data: object) -> Groups:
    if not isinstance(data, list):
        raise ValueError(f"a list of groups was expected, not {str(data)[:60]!r}")
    return tuple(_strings(group) for group in data)


def _pairs(data: object) -> tuple[tuple[object, object], ...]:
    if not isinstance(data, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in data):
        raise ValueError("a list of pairs was expected")
    return tuple((pair[0], pair[1]) for pair in data)


def _mapping(data: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(data, dict):
        raise ValueError("a mapping of words to lists was expected")
    return {key: _strings(value) for key, value in data.items()}


def _numbers(data: object) -> dict[str, float]:
    if not isinstance(data, dict):
        raise ValueError("a mapping of words to numbers was expected")
    return {str(key): float(value) for key, value in data.items()}
