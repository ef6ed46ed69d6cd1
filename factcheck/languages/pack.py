"""Language packs: every word list and pattern of one language, loaded from its YAML file and checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib import resources
from typing import Any

from factcheck.languages.phrases import PhraseBook, PhraseTable, ValueOpeners
from factcheck.languages.reading import ReadingWords, reading_words

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words of a language mean to each other. All lists hold base forms as a dictionary has them."""

    stemmer: str
    equivalents: Groups
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    hypernyms: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Nouns for a kind of thing, with those that name one such: "das *Bauwerk*" may take up a "*Damm*"."""
    irregular: Mapping[str, str]
    """Irregular form to base form, all in lower case."""
    nominalisations: Groups
    regions: Groups
    stem_clashes: Groups
    """Different words that share a stem: "fordern" and "fördern"."""
    separable_prefixes: frozenset[str]
    inseparable_prefixes: frozenset[str]
    offices: frozenset[str]
    speakers: frozenset[str]
    stand_ins: frozenset[str]
    documents: frozenset[str]
    function_words: frozenset[str]
    light_words: frozenset[str]
    common_words: frozenset[str]
    infinitive_endings: tuple[str, ...]
    ergatives: frozenset[str]
    """Verbs whose subject may be what is acted upon: "Das Bad schließt"."""
    support_verbs: frozenset[str]
    """Verbs that only say that there is what their noun names: "einen Anschlag *verüben*"."""
    impersonal_verbs: frozenset[str]
    """Those of the support verbs that say so only without anybody who does it: "es *gibt*"."""
    statives: frozenset[str]
    """Verbs that say that something is so: "*gilt*", "*remains*"."""
    er_plurals: frozenset[str]
    """Nouns whose plural ends like the name of a doer: "Bild"."""
    adverb_endings: tuple[str, ...]
    """How adjectives and adverbs end that may open a sentence: "theoret*isch*"."""
    place_endings: tuple[str, ...]
    """How adjectives of a place end, which have a capital as a name has: "Münchn*er*"."""
    capital_nouns: frozenset[str]
    """Nouns that only their capital tells from a function word: "das *Aus*"."""
    unchanging_verbs: frozenset[str]
    """Verbs whose past and participle look like their base: "cut"."""
    verbs: frozenset[str]
    """Infinitives: a list of its own, else those named anywhere in the lexicon, known by their ending."""


@dataclass(frozen=True, slots=True)
class StanceWords:
    """By which words a language denies, doubts, demands, plans and reports. See the YAML for each."""

    negators: PhraseTable
    not_negations: PhraseTable
    false_adverbs: PhraseTable
    false_nouns: PhraseTable
    false_predicates: PhraseTable
    true_predicates: PhraseTable
    contrary_openers: PhraseTable
    truth_adverbs: PhraseTable
    denial_verbs: PhraseTable
    denial_nouns: PhraseTable
    claim_labels: PhraseTable
    rating_labels: PhraseTable
    general_denials: PhraseTable
    wrongdoings: PhraseTable
    refusals: PhraseTable
    failure_verbs: PhraseTable
    failure_nouns: PhraseTable
    postponements: PhraseTable
    doubts: PhraseTable
    distances: PhraseTable
    conditions: PhraseTable
    concessives: PhraseTable
    demands: PhraseTable
    wants: PhraseTable
    implicatives: PhraseTable
    hopes: PhraseTable
    plans: PhraseTable
    futures: PhraseTable
    conditionals: PhraseTable
    superseded: PhraseTable
    no_longer: PhraseTable
    years_ago: PhraseTable
    generalities: PhraseTable
    excesses: PhraseTable
    reporting_verbs: PhraseTable
    opinion_verbs: PhraseTable
    source_openers: PhraseTable
    source_closers: PhraseTable
    source_nouns: PhraseTable
    source_prepositions: PhraseTable
    expectations: PhraseTable
    own_sources: PhraseTable
    performatives: PhraseTable
    decisions: PhraseTable
    reporting_nouns: PhraseTable
    subjunctives: PhraseTable
    matters: PhraseTable
    first_person: PhraseTable
    pronouns: PhraseTable
    demonstratives: PhraseTable
    subordinators: PhraseTable
    coordinators: PhraseTable
    finite_auxiliaries: PhraseTable
    passives: PhraseTable
    recipient_passives: PhraseTable
    agents: PhraseTable
    accusatives: PhraseTable
    past_auxiliaries: PhraseTable
    present_auxiliaries: PhraseTable
    relative_pronouns: PhraseTable
    name_particles: PhraseTable
    sentence_relatives: PhraseTable
    infinitive_markers: PhraseTable
    subject_pronouns: PhraseTable
    report_conjunctions: PhraseTable
    necessities: PhraseTable
    answers_yes: PhraseTable
    answers_no: PhraseTable
    quantities: PhraseTable
    makings: PhraseTable
    footage: PhraseTable
    misleading: PhraseTable
    rankings: PhraseTable
    purposes: PhraseTable
    inversions: PhraseTable
    consequences: PhraseTable
    homes: PhraseTable
    whiles: PhraseTable
    abilities: PhraseTable
    continuances: PhraseTable
    converses: PhraseTable
    comma_coordinators: PhraseTable
    confirmation_nouns: PhraseTable
    confirmation_verbs: PhraseTable
    degrees: PhraseTable
    evidence_nouns: PhraseTable
    lacks: PhraseTable
    opener_adverbs: PhraseTable
    departures: PhraseTable
    inside: PhraseTable
    outside: PhraseTable
    all_of: PhraseTable
    some_of: PhraseTable
    wholes: PhraseTable
    somewhere: PhraseTable
    too_few: PhraseTable
    enough: PhraseTable
    sufficiencies: PhraseTable
    adverbial_openers: PhraseTable
    either_pronouns: PhraseTable
    reflexives: PhraseTable
    pros: PhraseTable
    cons: PhraseTable
    causes: PhraseTable
    resemblances: PhraseTable
    accusing: PhraseTable
    reciprocals: PhraseTable
    charges: PhraseTable
    charge_links: PhraseTable
    acquittals: PhraseTable
    dropped_charges: PhraseTable
    endings: PhraseTable
    nows: PhraseTable
    resumptions: PhraseTable
    presuppositions: PhraseTable
    permissions: PhraseTable
    bans: PhraseTable
    targets: PhraseTable
    modals: PhraseTable
    clitics: PhraseTable
    person_subjects: PhraseTable
    plurals: PhraseTable
    pluperfects: PhraseTable
    particles: PhraseTable
    presents: PhraseTable
    so_speakers: PhraseTable
    copulas: PhraseTable
    temporals: PhraseTable
    possessions: PhraseTable
    acquisitions: PhraseTable
    losses: PhraseTable
    comparisons: PhraseTable
    time_nouns: PhraseTable
    befores: PhraseTable
    afters: PhraseTable
    closing_verbs: PhraseTable
    exposures: PhraseTable
    accounts: PhraseTable
    sources: PhraseTable
    uncertainties: PhraseTable
    causings: PhraseTable
    among_others: PhraseTable
    bygones: PhraseTable
    formers: PhraseTable
    past_states: PhraseTable
    nobodies: PhraseTable
    restrictors: PhraseTable
    phrase_negators: PhraseTable
    contrast_negators: PhraseTable
    corrections: PhraseTable
    exceptions: PhraseTable
    exceptors: PhraseTable
    nearly: PhraseTable
    prospects: PhraseTable
    cessations: PhraseTable
    belongings: PhraseTable
    complementizers: PhraseTable
    perfect_infinitives: PhraseTable
    hearsay: PhraseTable
    determiners: PhraseTable
    nominatives: PhraseTable
    datives: PhraseTable
    definites: PhraseTable
    indefinites: PhraseTable
    genitives: PhraseTable
    singulars: PhraseTable
    persistences: PhraseTable
    prepositions: PhraseTable
    personal_pronouns: PhraseTable
    at_least: PhraseTable
    at_most: PhraseTable
    roughly: PhraseTable


@dataclass(frozen=True)
class ValueWords:
    """How a language writes numbers, units and dates. `decimal` is the sign before the fraction."""

    decimal: str
    number_words: Mapping[str, float]
    magnitudes: Mapping[str, float]
    units: Groups
    ordinals: Mapping[str, int]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    sure_ones: frozenset[str]
    """Words for one that are no article: "eins"."""
    fractions: Mapping[str, float]
    """Parts of a whole in percent: "Hälfte" is 50."""
    crowds: Mapping[str, float]
    """Rough large numbers, by the least they mean: "Hunderte"."""
    clocks: Mapping[str, float]
    """Words behind a time of day, and the hours they add: "pm" is 12."""
    measures: tuple[str, ...]
    """Verbs and adjectives that say no more than that there is an amount: "kosten", "betragen"."""
    changes: PhraseTable
    changed_by: PhraseTable
    changed_from: PhraseTable
    changed_to: PhraseTable
    rates: PhraseTable
    parts: PhraseTable
    replaced: PhraseTable
    earliers: PhraseTable
    betweens: PhraseTable
    range_words: PhraseTable
    points: PhraseTable
    sinces: PhraseTable
    untils: PhraseTable
    only_then: PhraseTable
    already_then: PhraseTable
    groups: PhraseTable
    each: PhraseTable
    out_of: PhraseTable
    relative_years: Mapping[str, float]
    """Phrases for a year, and how far it lies from the article's own."""
    relative_days: Mapping[str, float]
    """Words for a day, and how far it lies from the article's own."""
    unmeasured: tuple[str, ...]
    """Words beside which an amount does not hold: "fordern", "streichen"."""

    @cached_property
    def openers(self) -> ValueOpeners:
        """Tells of a word as written whether it may begin a value. `each` lists whole words."""
        listed = (self.number_words, self.ordinals, self.weekdays, self.months, self.fractions, self.crowds)
        return ValueOpeners(word for words in (*listed, self.each.first_words) for word in words)

    def unit_of(self, word: str) -> str | None:
        """Return the unit that a lower-case word, or two with a space, name: the first name of its group."""
        names, beginnings, longest = self._units
        found = [names[word]] if word in names else []
        lengths = range(1, min(len(word), longest) + 1)
        found += [beginnings[word[:length]] for length in lengths if word[:length] in beginnings]
        return self.units[min(found)][0] if found else None

    @cached_property
    def _units(self) -> tuple[Mapping[str, int], Mapping[str, int], int]:
        """The number of the first group that has a name, and that has a beginning with any ending."""
        names: dict[str, int] = {}
        beginnings: dict[str, int] = {}
        for number, group in enumerate(self.units):
            for unit in group:
                if unit.endswith("*"):
                    beginnings.setdefault(unit[:-1], number)
                else:
                    names.setdefault(unit, number)
        return names, beginnings, max(map(len, beginnings), default=0)


VALUE_PHRASES = tuple(field.name for field in fields(ValueWords) if field.type == "PhraseTable")
"""The lists of `ValueWords` that are looked up as phrases."""


@dataclass(frozen=True, eq=False)
class LanguagePack:
    """All that the stages know of one language. `code` is its ISO 639-1 code."""

    code: str
    reading: ReadingWords
    lexicon: Lexicon
    stance: StanceWords
    values: ValueWords

    @cached_property
    def phrases(self) -> PhraseBook:
        """All tables of `stance` and `values` together."""
        stance = [getattr(self.stance, field.name) for field in fields(StanceWords)]
        return PhraseBook([*stance, *(getattr(self.values, name) for name in VALUE_PHRASES)])

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Nouns for a kind of person or body, by which one named before may be meant: "der *Konzern*"."""
        return self.lexicon.offices | self.lexicon.speakers | self.lexicon.stand_ins

    @cached_property
    def kinds_of_things(self) -> Mapping[str, tuple[str, ...]]:
        """{noun for a kind of thing, in lower case: the ends of nouns for one such thing, in lower case}."""
        found: dict[str, tuple[str, ...]] = {}
        for generals, particulars in self.lexicon.hypernyms:
            for general in generals:
                ends = (*found.get(general.lower(), ()), *map(str.lower, particulars))
                found[general.lower()] = ends
        return found

    @cached_property
    def common_nouns_and_titles(self) -> frozenset[str]:
        """Words that are no part of a name: offices, roles, and what the lexicon calls common."""
        lexicon = self.lexicon
        return lexicon.offices | lexicon.speakers | lexicon.common_words | lexicon.light_words

    @cached_property
    def idle_words(self) -> frozenset[str]:
        """Words in lower case that do not tell one matter from another: "the", "say", "year"."""
        lexicon = self.lexicon
        words = lexicon.function_words | lexicon.light_words | lexicon.common_words
        return frozenset(word.lower() for word in words)


def available_languages() -> tuple[str, ...]:
    """Return the codes of all packs, German first: it is the tool's first language."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    codes = sorted(name[:-5] for name in names if name.endswith(".yaml"))
    return tuple(sorted(codes, key=lambda code: code != "de"))


@cache
def load_pack(code: str) -> LanguagePack:
    """Return the pack of a language, read once per process.

    Raises ValueError if the file breaks the packs' schema: that is a bug of ours, not of a user.
    """
    data = _read(code)
    return LanguagePack(
        code=code,
        reading=reading_words(data["reading"]),
        lexicon=_lexicon(data["lexicon"]),
        stance=_stance_words(data["stance"]),
        values=_value_words(data["values"]),
    )


def load_packs() -> tuple[LanguagePack, ...]:
    """Return all packs, German first."""
    return tuple(load_pack(code) for code in available_languages())


def _read(code: str) -> dict[str, dict[str, object]]:
    """Return what a pack's YAML says, or the JSON that was made from it for the wheel (hatch_build.py)."""
    folder = resources.files(__package__)
    content = folder.joinpath(f"{code}.yaml").read_bytes()
    compiled = folder.joinpath(f"{code}.json")
    if compiled.is_file():
        known: dict[str, Any] = json.loads(compiled.read_bytes())
        if known["made_from"] == hashlib.blake2b(content).hexdigest():
            pack: dict[str, dict[str, object]] = known["pack"]
            return pack
    import yaml

    data = yaml.load(content, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(data, dict):
        raise ValueError(f"{code}.yaml: a mapping was expected")
    return data


def _stance_words(data: Mapping[str, object]) -> StanceWords:
    names = [field.name for field in fields(StanceWords)]
    _expect_keys("stance", data, names)
    return StanceWords(**{name: PhraseTable(_strings(data[name])) for name in names})


def _value_words(data: Mapping[str, object]) -> ValueWords:
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
        clocks=_numbers(data["clocks"]),
        measures=_strings(data["measures"]),
        relative_years=_numbers(data["relative_years"]),
        relative_days=_numbers(data["relative_days"]),
        unmeasured=_strings(data["unmeasured"]),
        **{name: PhraseTable(_strings(data[name])) for name in VALUE_PHRASES},
    )


def _lexicon(data: Mapping[str, object]) -> Lexicon:
    forms = _mapping(data["irregular"])
    irregular = {form.lower(): base for base, others in forms.items() for form in others}
    irregular |= {base.lower(): base for base in forms}
    titles = _mapping(data["titles"])
    equivalents = _groups(data["equivalents"])
    opposites = tuple((_strings(one), _strings(other)) for one, other in _pairs(data["opposites"]))
    nominalisations = tuple((verb, *nouns) for verb, nouns in _mapping(data["nominalisations"]).items())
    endings = _strings(data["infinitive_endings"])
    prefixes = ("", *_strings(data["separable_prefixes"]), *_strings(data["inseparable_prefixes"]))
    named = [word for group in (*equivalents, *nominalisations) for word in group]
    named += [word for pair in opposites for side in pair for word in side]
    named += list(irregular.values())
    common = (*_strings(data["common_words"]), *_strings(data["light_words"]))
    nouns = {word.lower() for word in (*named, *common) if word[0].isupper()}
    # "spenden" looks like the plural of "Spende": only what else is said of it shows that it is a verb
    named += [word for word in common if nouns.isdisjoint((word, word[:-1], word[:-2]))]
    return Lexicon(
        stemmer=str(data["stemmer"]),
        equivalents=equivalents,
        opposites=opposites,
        hypernyms=tuple((_strings(one), _strings(other)) for one, other in _pairs(data["hypernyms"])),
        irregular=irregular,
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
        support_verbs=frozenset(_strings(data["support_verbs"])),
        impersonal_verbs=frozenset(_strings(data["impersonal_verbs"])),
        statives=frozenset(_strings(data["statives"])),
        er_plurals=frozenset(_strings(data["er_plurals"])),
        adverb_endings=_strings(data["adverb_endings"]),
        place_endings=_strings(data["place_endings"]),
        capital_nouns=frozenset(_strings(data["capital_nouns"])),
        unchanging_verbs=frozenset(_strings(data["unchanging_verbs"])),
        verbs=frozenset(_strings(data["verbs"]))
        or frozenset(word for word in set(named) if _is_infinitive(word, irregular, prefixes, endings))
        - frozenset(_strings(data["not_verbs"])),
    )


def _is_infinitive(
    word: str, irregular: Mapping[str, str], prefixes: Sequence[str], endings: tuple[str, ...]
) -> bool:
    """Whether a listed word is a verb's base form; "ausgeschlossen" ends like one and is a participle."""
    if not (word.endswith(endings) and word.islower()):
        return False
    rests = (word.removeprefix(prefix) for prefix in prefixes if word.startswith(prefix))
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
