"""What can be switched off in the engine without changing its code: rules, words, weights, wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.measure.setup import Setup
from factcheck.languages.pack import LanguagePack
from factcheck.languages.phrases import PhraseTable
from factcheck.match.score import LinearModel
from factcheck.model import WordingKind
from factcheck.stance.reading import RULES

_NOTHING = PhraseTable(())
_PLAIN = LinearModel(-6.0, {"coverage": 10.0})
"""Half sure of a passage that meets three fifths of a wording, whatever else speaks for it."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One thing switched off: its name, and the engine's setup without it."""

    name: str
    setup: Setup


def switches() -> Iterator[Switch]:
    """Yield the engine without each of its stance rules, then without each of its other mechanisms."""
    whole = Setup()
    for rule in RULES:
        name = rule.__name__.rpartition(".")[2].replace("_", "-")
        yield Switch(f"rule {name}", replace(whole, rules=tuple(r for r in RULES if r is not rule)))
    yield Switch("all stance rules", replace(whole, rules=()))
    yield Switch("equivalents", _with(whole, [_lexicon(p, equivalents=()) for p in whole.packs]))
    yield Switch("opposites", _with(whole, [_lexicon(p, opposites=()) for p in whole.packs]))
    yield Switch("nominalisations", _with(whole, [_lexicon(p, nominalisations=()) for p in whole.packs]))
    yield Switch("regions", _with(whole, [_lexicon(p, regions=()) for p in whole.packs]))
    yield Switch("irregular forms", _with(whole, [_lexicon(p, irregular={}) for p in whole.packs]))
    yield Switch("pronouns and titles", _with(whole, [_unpointing(pack) for pack in whole.packs]))
    yield Switch("junk words", _with(whole, [_credulous(pack) for pack in whole.packs]))
    yield Switch("aliases", replace(whole, aliases=False))
    yield Switch("paraphrases", _without(whole, WordingKind.PARAPHRASE))
    yield Switch("counterclaims", _without(whole, WordingKind.COUNTERCLAIM))
    plain = replace(whole.weights, passage=_PLAIN, strong=0.5)
    yield Switch("passage model (coverage alone)", replace(whole, weights=plain))
    yield Switch(
        "drift of the whole article", replace(whole, weights=replace(whole.weights, related_from=1.1))
    )


def _with(setup: Setup, packs: Sequence[LanguagePack]) -> Setup:
    return replace(setup, packs=tuple(packs))


def _without(setup: Setup, kind: WordingKind) -> Setup:
    return replace(setup, wordings=setup.wordings - {kind})


def _lexicon(pack: LanguagePack, **changed: object) -> LanguagePack:
    return replace(pack, lexicon=replace(pack.lexicon, **changed))  # type: ignore[arg-type]


def _unpointing(pack: LanguagePack) -> LanguagePack:
    return replace(_lexicon(pack, offices=frozenset()), stance=replace(pack.stance, pronouns=_NOTHING))


def _credulous(pack: LanguagePack) -> LanguagePack:
    none: frozenset[str] = frozenset()
    reading = replace(
        pack.reading,
        interface_words=none,
        interface_only=none,
        teaser_labels=none,
        teaser_starts=(),
        teaser_marks=(),
        boilerplate=(),
        boilerplate_addresses=(),
        boilerplate_topics=(),
        credit_labels=(),
        credit_marks=(),
        source_labels=none,
        byline_starts=(),
        byline_links=none,
    )
    return replace(pack, reading=reading)
