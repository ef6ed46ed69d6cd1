"""The drift of a whole article: whether it is about a claim at all, and which way it leans.

Where no single passage states a claim or denies it, the article as a whole may still discuss it: a
report that hedges throughout, a debunk that says "hoax" ten times. Two linear models over named
signals tell (after the baselines of the Fake News Challenge, Riedel et al. 2017): one whether the
article is about the claim, one whether it affirms, denies or only reports it. What they say is weak.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.match.align import ArticleMatcher
from factcheck.match.score import LinearModel, Weights
from factcheck.match.terms import CompiledWording
from factcheck.model import Assessment, Confidence, Evidence, Signal, Stance, Voice
from factcheck.stance.document_signals import OPENING, Reach, leaning_signals

VERY_SURE = 0.9
"""Score from which a passage that denies outweighs the drift: it says the claim's own words."""
UNSTATED = ("condition", "demand", "hope", "nearly", "necessity", "prospect", "purpose", "question", "wish")
"""Cues by which a passage states nothing at all. What is planned or doubted is at least reported."""
LEANINGS = {
    "agree": (Stance.SUPPORTS, Voice.OWN),
    "disagree": (Stance.REFUTES, Voice.OWN),
    "discuss": (Stance.SUPPORTS, Voice.ATTRIBUTED),
}


@dataclass(frozen=True, slots=True)
class Drift:
    """What an article as a whole says of a claim.

    `related` is the probability (0 to 1) that it is about the claim at all, `leaning` the name of the model with
    the greatest sum. `about` and `signals` are the shares in the two.
    """

    related: float
    leaning: str
    about: tuple[Signal, ...]
    signals: tuple[Signal, ...]


def lean(matcher: ArticleMatcher, claim: int, passages: Assessment, weights: Weights) -> Assessment:
    """Return what an article says by its passages, or by its drift where they say too little or another thing.

    `passages` is what the passages say; it decides alone if it is all that a short text can say, or if a passage
    of a short text tells of the claim and a rule holds it back: swapped roles, a plan. Strong
    passages of a longer article are weighed against its drift (`settled`), all others give way to it.
    """
    standing = stands(matcher, passages, weights)
    if not standing and is_short(matcher) and (holds_back(passages, weights) or _states_nothing(passages)):
        return Assessment(Stance.SILENT, considered=(*passages.evidence, *passages.considered))
    drift = None if standing and is_short(matcher) else drift_of(matcher, claim, weights)
    if drift is None:
        return passages
    considered = (*passages.evidence, *passages.considered)
    if not standing and drift.related < weights.related_from:
        return Assessment(Stance.SILENT, considered=considered)
    stance, voice = LEANINGS[drift.leaning]
    if not standing and stance is Stance.SUPPORTS and voice is Voice.OWN and _says_other(matcher, claim):
        return Assessment(Stance.SILENT, considered=considered)
    if standing:
        stance, voice = settled(passages, drift.leaning)
        if stance is passages.stance and voice is passages.voice:
            return passages
        if voice is Voice.ATTRIBUTED:
            return replace(passages, voice=voice)
    return _drifting(stance, voice, drift, considered)


def drift_of(matcher: ArticleMatcher, claim: int, weights: Weights) -> Drift | None:
    """Return the drift of an article on a claim, or None if the claim has no words of its own."""
    wording = wording_of(matcher, claim)
    if wording is None:
        return None
    reach = Reach(matcher, wording)
    about, signals = reach.related_signals(), leaning_signals(reach)
    leaning = leaning_of(weights.leanings, signals, short=is_short(matcher))
    return Drift(
        weights.related.probability(about),
        leaning,
        tuple(_shares(weights.related, about)),
        tuple(_shares(weights.leanings[leaning], signals)),
    )


def wording_of(matcher: ArticleMatcher, claim: int) -> CompiledWording | None:
    """Return the wording by which a claim's article is measured, or None if it has no words of its own."""
    return next((wording for wording in matcher.index.wordings if wording.claim == claim), None)


def is_short(matcher: ArticleMatcher) -> bool:
    """Return whether a text is too short to drift: its passages say all of it."""
    return len(matcher.article.sentences) <= OPENING


def stands(matcher: ArticleMatcher, passages: Assessment, weights: Weights) -> bool:
    """Return whether passages say enough: strong ones do, and what is likely in a short text."""
    sure = passages.confidence is Confidence.STRONG
    likely = is_short(matcher) and passages.score >= weights.possible
    return passages.stance is not Stance.SILENT and (sure or likely)


def holds_back(passages: Assessment, weights: Weights) -> bool:
    """Return whether passages say nothing of a claim though one was read that is sure enough to state it."""
    return passages.stance is Stance.SILENT and any(e.score >= weights.strong for e in passages.considered)


def _states_nothing(passages: Assessment) -> bool:
    """Whether what speaks to the claim only asks, demands or hopes: a short text has no more to say."""
    return any(cue.rule in UNSTATED for passage in passages.considered for cue in passage.cues)


def _says_other(matcher: ArticleMatcher, claim: int) -> bool:
    """Whether a short text has no word for what the claim says of its matter.

    A single sentence that shares so much with a claim may say it in other words: not one without a verb
    ("Aus für die Seilbahn"), and not one that denies, demands or hopes where the claim does not.
    """
    wording = wording_of(matcher, claim)
    if wording is None or not is_short(matcher):
        return False
    told = [term.key for term in wording.terms if term.predicate and term.value is None]
    if all(key in matcher.met_anywhere for key in told):
        return False
    sentences, stance = matcher.article.sentences, matcher.article.pack.stance
    denying = [stance.negators, stance.denial_verbs, stance.failure_verbs, stance.failure_nouns, stance.cons]
    tables = [*denying, stance.demands, stance.hopes, stance.matters]
    turned = any(wording.find(table) for table in tables)
    other = not turned and any(matcher.article.holding(table) for table in tables)
    return len(sentences) > 1 or other or not any(sentences[0].finite)


def leaning_of(leanings: Mapping[str, LinearModel], signals: Mapping[str, float], *, short: bool) -> str:
    """Return which way an article leans: the name of the model with the greatest sum.

    A short text denies in its passages or not at all: one negator in it may be of anything.
    """
    names = [name for name in LEANINGS if not (short and name == "disagree")]
    return max(names, key=lambda name: leanings[name].total(signals))


def settled(passages: Assessment, leaning: str) -> tuple[Stance, Voice]:
    """Return the stance and voice of an article from its strong passages and its drift.

    An article that only reports says nothing in its own voice. One that exposes a story has told it before, so
    that its drift outweighs a passage which affirms. Where a passage denies what the article otherwise affirms,
    it says both, but for a passage that is very sure. A speaker's words become the article's if it affirms or
    denies as they do.
    """
    stance, voice, drift = passages.stance, passages.voice, LEANINGS[leaning]
    denies = stance is Stance.REFUTES and voice is Voice.OWN
    if stance is Stance.MIXED or (denies and passages.score >= VERY_SURE):
        return stance, voice
    if leaning == "discuss":
        return stance, Voice.ATTRIBUTED
    if voice is Voice.ATTRIBUTED:
        return drift if drift[0] is stance else (stance, voice)
    return (Stance.MIXED, Voice.OWN) if denies and leaning == "agree" else drift


def _drifting(stance: Stance, voice: Voice, drift: Drift, considered: Sequence[Evidence]) -> Assessment:
    """Return a weak assessment of the whole article; its likeliest passage shows the shares of all signals."""
    shares = (*drift.about, *drift.signals)
    evidence = tuple(
        replace(each, stance=stance, voice=voice, confidence=Confidence.WEAK, signals=shares)
        for each in considered[:1]
    )
    related = round(drift.related, 3)
    return Assessment(stance, voice, None, Confidence.WEAK, related, evidence, tuple(considered[1:]))


def _shares(model: LinearModel, signals: Mapping[str, float]) -> Iterator[Signal]:
    """Yield what each signal adds to a model's sum."""
    for name, value in signals.items():
        yield Signal(name, round(value, 3), round(model.weights.get(name, 0.0) * value, 3))
