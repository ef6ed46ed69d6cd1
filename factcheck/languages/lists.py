"""The word lists of a language, as a pack's YAML file has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from factcheck.languages.phrases import PhraseTable, ValueOpeners

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words of a language mean to each other. All lists hold base forms as a dictionary has them."""

    stemmer: str
    equivalents: Groups
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    entailments: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Words with wider ones that they may stand for: who "*doubles* the price" raises it."""
    hypernyms: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Nouns for a kind of thing, with those that name one such: "das *Bauwerk*" may take up a "*Damm*"."""
    irregular: Mapping[str, str]
    """Irregular form to base form, all in lower case."""
    verb_forms: Mapping[str, str]
    """{form of a verb that a noun shares but for its capital: the verb}: "griff" of "greifen", beside "Griff"."""
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
    undergone: frozenset[str]
    """Verbs whose subject something happens to: "alle *überlebten*", "wurden gerettet"."""
    support_verbs: frozenset[str]
    """Verbs that only say that there is what their noun names: "einen Anschlag *verüben*"."""
    ditransitives: frozenset[str]
    """Those with two objects, of which the second is what is given: "*gave* her a visa"."""
    placings: frozenset[str]
    """Those that say where or how something is put: "*put* him under arrest"."""
    impersonal_verbs: frozenset[str]
    """Those of the support verbs that say so only without anybody who does it: "es *gibt*"."""
    statives: frozenset[str]
    """Verbs that say that something is so: "*gilt*", "*remains*"."""
    feminine_names: frozenset[str]
    """First names of women."""
    masculine_names: frozenset[str]
    feminine_nouns: frozenset[str]
    """Nouns for women that no ending tells: "Mutter"."""
    masculine_nouns: frozenset[str]
    feminine_endings: tuple[str, ...]
    """What makes a noun for a woman of one for a man: "Minister*in*"."""
    kinds_of_bodies: Groups
    """Nouns that may stand for one body: "Konzern", "Unternehmen"; a "Gewerkschaft" is another."""
    er_plurals: frozenset[str]
    """Nouns whose plural ends like the name of a doer: "Bild"."""
    adverb_endings: tuple[str, ...]
    """How adjectives and adverbs end that may open a sentence: "theoret*isch*"."""
    verb_endings: tuple[str, ...]
    """Endings of verbs that an open ending stands for in a list of verbs: "stopp*te*"."""
    place_endings: tuple[str, ...]
    """How adjectives of a place end, which have a capital as a name has: "Münchn*er*"."""
    capital_nouns: frozenset[str]
    """Nouns that only their capitals tell from a function word: "das *Aus*", "the *US*"."""
    unchanging_verbs: frozenset[str]
    """Verbs whose past and participle look like their base: "cut"."""
    pronoun_verbs: frozenset[str]
    """Function words that are verbs where they close a clause: "können sich nicht *einigen*"."""
    noun_verbs: frozenset[str]
    """Verbs whose base form is as often a noun: "*attack*"; what stands around them tells which it is."""
    not_verbs: frozenset[str]
    """Words that end like a verb's form and are none: "hundred"."""
    verbs: frozenset[str]
    """Infinitives: a list of its own, else those named anywhere in the lexicon, known by their ending."""


@dataclass(frozen=True, slots=True)
class StanceWords:
    """By which words a language denies, doubts, demands, plans and reports. See the YAML for each."""

    negators: PhraseTable
    scarcities: PhraseTable
    severities: PhraseTable
    hardlies: PhraseTable
    nevers: PhraseTable
    noones: PhraseTable
    people: PhraseTable
    singles: PhraseTable
    not_negations: PhraseTable
    false_adverbs: PhraseTable
    false_nouns: PhraseTable
    false_predicates: PhraseTable
    judgements: PhraseTable
    true_predicates: PhraseTable
    contrary_openers: PhraseTable
    truth_adverbs: PhraseTable
    adversatives: PhraseTable
    alternatives: PhraseTable
    eithers: PhraseTable
    denial_verbs: PhraseTable
    bare_denials: PhraseTable
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
    possibles: PhraseTable
    distances: PhraseTable
    conditions: PhraseTable
    concessives: PhraseTable
    demands: PhraseTable
    wants: PhraseTable
    implicatives: PhraseTable
    successes: PhraseTable
    hopes: PhraseTable
    checks: PhraseTable
    plans: PhraseTable
    futures: PhraseTable
    times_to_come: PhraseTable
    conditionals: PhraseTable
    superseded: PhraseTable
    no_longer: PhraseTable
    years_ago: PhraseTable
    passing: PhraseTable
    whens: PhraseTable
    resignations: PhraseTable
    dismissals: PhraseTable
    capacities: PhraseTable
    posts: frozenset[str]
    any_mores: frozenset[str]
    so_called: PhraseTable
    generalities: PhraseTable
    excesses: PhraseTable
    reporting_verbs: PhraseTable
    opinion_verbs: PhraseTable
    namings: PhraseTable
    lying: PhraseTable
    whoevers: PhraseTable
    source_openers: PhraseTable
    source_closers: PhraseTable
    source_postpositions: PhraseTable
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
    addresses: PhraseTable
    pronouns: PhraseTable
    demonstratives: PhraseTable
    subordinators: PhraseTable
    coordinators: PhraseTable
    finite_auxiliaries: PhraseTable
    passives: PhraseTable
    recipient_passives: PhraseTable
    agents: PhraseTable
    usual_agents: PhraseTable
    accusatives: PhraseTable
    past_auxiliaries: PhraseTable
    present_auxiliaries: PhraseTable
    relative_pronouns: PhraseTable
    name_particles: PhraseTable
    honorifics: PhraseTable
    sentence_relatives: PhraseTable
    infinitive_markers: PhraseTable
    subject_pronouns: PhraseTable
    report_conjunctions: PhraseTable
    necessities: PhraseTable
    answers_yes: PhraseTable
    answers_no: PhraseTable
    quantities: PhraseTable
    makings: PhraseTable
    captures: PhraseTable
    footage: PhraseTable
    footage_pronouns: frozenset[str]
    showings: PhraseTable
    forged: PhraseTable
    misplaced: PhraseTable
    misleading: PhraseTable
    rankings: PhraseTable
    superlatives: PhraseTable
    one_of: PhraseTable
    lesser_ranks: PhraseTable
    becomings: PhraseTable
    identifications: PhraseTable
    origins: PhraseTable
    origin_prepositions: frozenset[str]
    goals: frozenset[str]
    passages: frozenset[str]
    origin_adverbs: frozenset[str]
    citizenships: frozenset[str]
    outcomes: PhraseTable
    purposes: PhraseTable
    inversions: PhraseTable
    involvements: PhraseTable
    free_manners: PhraseTable
    forced_manners: PhraseTable
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
    presentings: PhraseTable
    affirmations: PhraseTable
    negative_answers: PhraseTable
    lacks: PhraseTable
    opener_adverbs: PhraseTable
    departures: PhraseTable
    inside: PhraseTable
    nearby: frozenset[str]
    outside: PhraseTable
    all_of: PhraseTable
    universals: PhraseTable
    mores: PhraseTable
    fewers: PhraseTable
    ups: PhraseTable
    downs: PhraseTable
    rises: PhraseTable
    falls: PhraseTable
    registers: PhraseTable
    some_of: PhraseTable
    portions: PhraseTable
    ranks: PhraseTable
    wholes: PhraseTable
    somewhere: PhraseTable
    partly: PhraseTable
    others: PhraseTable
    neighbours: PhraseTable
    organs: PhraseTable
    reactions: PhraseTable
    performings: PhraseTable
    too_few: PhraseTable
    enough: PhraseTable
    sufficiencies: PhraseTable
    adverbial_openers: PhraseTable
    either_pronouns: PhraseTable
    reflexives: PhraseTable
    pros: PhraseTable
    cons: PhraseTable
    clients: PhraseTable
    choices: PhraseTable
    choice_matters: PhraseTable
    choice_openers: PhraseTable
    causes: PhraseTable
    noncauses: frozenset[str]
    resemblances: PhraseTable
    accusing: PhraseTable
    reciprocals: PhraseTable
    charges: PhraseTable
    charge_links: PhraseTable
    charge_heads: frozenset[str]
    disproofs: PhraseTable
    acquittals: PhraseTable
    dropped_charges: PhraseTable
    endings: PhraseTable
    finishes: PhraseTable
    nows: PhraseTable
    resumptions: PhraseTable
    presuppositions: PhraseTable
    grounds: PhraseTable
    occasions: PhraseTable
    accomplished: PhraseTable
    permissions: PhraseTable
    bans: PhraseTable
    targets: PhraseTable
    modals: PhraseTable
    clitics: PhraseTable
    person_subjects: PhraseTable
    plurals: PhraseTable
    pluperfects: PhraseTable
    backshifts: PhraseTable
    particles: PhraseTable
    presents: PhraseTable
    so_speakers: PhraseTable
    source_references: PhraseTable
    relays: PhraseTable
    name_prepositions: PhraseTable
    copulas: PhraseTable
    temporals: PhraseTable
    possessions: PhraseTable
    acquisitions: PhraseTable
    losses: PhraseTable
    comparisons: PhraseTable
    equalizers: PhraseTable
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
    formerly: PhraseTable
    set_phrases: PhraseTable
    formers: PhraseTable
    past_states: PhraseTable
    awaits: PhraseTable
    lettings: PhraseTable
    nobodies: PhraseTable
    remedies: PhraseTable
    beyonds: PhraseTable
    anybodies: PhraseTable
    sightings: PhraseTable
    frequencies: PhraseTable
    at_onces: PhraseTable
    body_parts: frozenset[str]
    beginnings: PhraseTable
    undoings: PhraseTable
    disclosures: PhraseTable
    realities: frozenset[str]
    extras: PhraseTable
    implications: PhraseTable
    clause_verbs: PhraseTable
    emphatics: PhraseTable
    expletives: PhraseTable
    restrictors: PhraseTable
    phrase_negators: PhraseTable
    contrast_negators: PhraseTable
    corrections: PhraseTable
    exceptions: PhraseTable
    exceptors: PhraseTable
    contrasts: PhraseTable
    companions: PhraseTable
    besides: PhraseTable
    additives: PhraseTable
    mutuals: PhraseTable
    off_objects: PhraseTable
    unlike_prepositions: PhraseTable
    leavings: PhraseTable
    onlookings: PhraseTable
    receivings: PhraseTable
    appointings: PhraseTable
    spans: PhraseTable
    agains: PhraseTable
    aimed_at: PhraseTable
    nearly: PhraseTable
    absolutes: PhraseTable
    mostlies: PhraseTable
    soles: PhraseTable
    prospects: PhraseTable
    attempts: frozenset[str]
    """Nouns for what somebody is trying: "a *bid* to oust him"."""
    motions: frozenset[str]
    """Those that others may refuse: "a *motion* to oust him"."""
    foilings: PhraseTable
    """Words by which an attempt came to nothing."""
    cessations: PhraseTable
    belongings: PhraseTable
    complementizers: PhraseTable
    content_openers: PhraseTable
    perfect_infinitives: PhraseTable
    hearsay: PhraseTable
    determiners: PhraseTable
    nominatives: PhraseTable
    subject_articles: PhraseTable
    datives: PhraseTable
    contractions: PhraseTable
    definites: PhraseTable
    indefinites: PhraseTable
    genitives: PhraseTable
    singulars: PhraseTable
    persistences: PhraseTable
    lasting_copulas: frozenset[str]
    prepositions: PhraseTable
    masculine_pronouns: PhraseTable
    feminine_pronouns: PhraseTable
    feminine_articles: PhraseTable
    latters: PhraseTable
    owning_relatives: PhraseTable
    personal_pronouns: PhraseTable
    at_least: PhraseTable
    at_most: PhraseTable
    roughly: PhraseTable

    def says(self, word: str) -> bool:
        """Return whether a lower-case word is a verb by which somebody says, thinks or denies something."""
        return word in self.reporting_verbs or word in self.opinion_verbs or word in self.denial_verbs


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
    multiples: Mapping[str, float]
    """Words before "so" or "as" that say how many times as much: "doppelt" is 2."""
    span_adjectives: Mapping[str, tuple[str, ...]]
    """{unit of time: adjectives that a number word begins}: "fünf*jährig*"."""
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
    counts: PhraseTable
    relative_years: Mapping[str, float]
    """Phrases for a year, and how far it lies from the article's own."""
    relative_days: Mapping[str, float]
    """Words for a day, and how far it lies from the article's own."""
    person: str
    """The unit that counts people."""
    time_spans: frozenset[str]
    """Units of a time of a day or more: "Jahre"."""
    fates: frozenset[str]
    """Units that count people and tell what became of them: "Tote"."""
    unmeasured: tuple[str, ...]
    """Words beside which an amount does not hold: "fordern", "streichen"."""

    @cached_property
    def openers(self) -> ValueOpeners:
        """Tells of a word as written whether it may begin a value. `each` lists whole words."""
        listed = (self.number_words, self.ordinals, self.weekdays, self.months, self.fractions, self.crowds)
        opening = (*listed, self.multiples, self.each.first_words, self.spans)
        return ValueOpeners(word for words in opening for word in words)

    @cached_property
    def spans(self) -> Mapping[str, tuple[float, str]]:
        """{adjective in lower case: (amount, unit)}: "fünfjährige" is 5 years."""
        return {
            f"{number}{adjective}{ending}": (amount, unit)
            for unit, adjectives in self.span_adjectives.items()
            for adjective in adjectives
            for number, amount in self.number_words.items()
            for ending in INFLECTIONS
        }

    def unit_of(self, word: str) -> str | None:
        """Return the unit that a lower-case word, or two with a space, name: the first name of its group."""
        names, beginnings, longest = self._units
        found = [names[word]] if word in names else []
        lengths = range(1, min(len(word), longest) + 1)
        found += [beginnings[word[:length]] for length in lengths if word[:length] in beginnings]
        if not found and word.endswith(self.fate_names):
            found = [names[name] for name in self.fate_names if word.endswith(name)]  # "*Flut*tote"
        return self.units[min(found)][0] if found else None

    @cached_property
    def fate_names(self) -> tuple[str, ...]:
        """The names of the units that tell what became of people."""
        return tuple(name for group in self.units if group[0] in self.fates for name in group)

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


INFLECTIONS = ("", "e", "em", "en", "er", "es")
"""Endings of a German adjective."""
VALUE_PHRASES = tuple(field.name for field in fields(ValueWords) if field.type == "PhraseTable")
"""The lists of `ValueWords` that are looked up as phrases."""
