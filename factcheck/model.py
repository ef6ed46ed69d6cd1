"""Everything that flows between the stages, as frozen dataclasses of tuples.

The words are those of the field and of docs/design.md: claim, wording, passage, stance, voice, cue,
evidence, consensus, finding. This module imports nothing of ours.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """What a passage or an article says of a claim (FEVER's supports, refutes, not enough info)."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    MIXED = "mixed"
    SILENT = "silent"


class Voice(StrEnum):
    """Who says it: the article itself, or only a speaker whom it quotes."""

    OWN = "own"
    ATTRIBUTED = "attributed"


class Confidence(StrEnum):
    """`strong` may fail a build; `weak` is a possible match for a person to judge."""

    STRONG = "strong"
    WEAK = "weak"


class Rating(StrEnum):
    """The curator's rating of a claim."""

    TRUE = "true"
    FALSE = "false"
    DISPUTED = "disputed"
    OPEN = "open"


class WordingKind(StrEnum):
    """Which part of a claim a wording belongs to."""

    STATEMENT = "statement"
    PARAPHRASE = "paraphrase"
    COUNTERCLAIM = "counterclaim"


class Consensus(StrEnum):
    """What all independent sources of a claim say together."""

    AGREEMENT = "agreement"
    CONTRADICTION = "contradiction"
    SUPERSEDED = "superseded"
    SINGLE_SOURCE = "single-source"
    UNMENTIONED = "unmentioned"


class Severity(StrEnum):
    """How much a finding weighs; `off` hides a rule altogether."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class Part(StrEnum):
    """Which part of an article a sentence stands in. Junk is never evidence."""

    TITLE = "title"
    LEDE = "lede"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    JUNK = "junk"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file. Lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into a text: `text[start:end]` is what the span covers."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, as ISO 8601 writes it: `2025`, `2025-02` or `2025-02-13`."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> datetime.date:
        """The first day that the date may mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day that the date may mean."""
        if self.day is not None:
            return self.earliest
        if self.month is None or self.month == 12:
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, self.month + 1, 1) - datetime.timedelta(days=1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


# --- what the curator wrote -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a claim, or to say something incompatible with it, and where it was written."""

    text: str
    kind: WordingKind
    place: Place
    language: str | None = None


@dataclass(frozen=True, slots=True)
class VerdictPeriod:
    """A rating and the time it holds: from `since` on, before `until`. None is unbounded."""

    rating: Rating
    since: PartialDate | None = None
    until: PartialDate | None = None

    def touches(self, date: PartialDate) -> bool:
        """Return whether the period may hold on some day that the date may mean."""
        begun = self.since is None or date.latest >= self.since.earliest
        ended = self.until is not None and date.earliest >= self.until.earliest
        return begun and not ended


@dataclass(frozen=True, slots=True)
class Expectation:
    """A stance that a person confirmed for the articles that a path or glob names."""

    article: str
    stance: Stance
    place: Place


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement of `claims.yaml`. `wordings` holds the statement first."""

    id: str
    wordings: tuple[Wording, ...]
    place: Place
    topic: str | None = None
    claimant: str | None = None
    verdict: tuple[VerdictPeriod, ...] = (VerdictPeriod(Rating.OPEN),)
    contradicts: tuple[str, ...] = ()
    threshold: float | None = None
    references: tuple[str, ...] = ()
    note: str | None = None
    expect: tuple[Expectation, ...] = ()
    contradicts_places: tuple[Place, ...] = ()
    """Where each id of `contradicts` is written, in the same order; empty if made in code."""

    @property
    def statement(self) -> str:
        """The claim's own text."""
        return self.wordings[0].text

    def rating_at(self, date: PartialDate | None) -> Rating:
        """Return the rating that held at an article's date.

        A period holds from the first day of `since` on and ends before the first day of `until`.
        Where the date is unknown or too vague to tell between different ratings, or falls into a
        gap between periods, nothing was rated: `open`.
        """
        ratings = {period.rating for period in self.verdict if date is None or period.touches(date)}
        return ratings.pop() if len(ratings) == 1 else Rating.OPEN


@dataclass(frozen=True, slots=True)
class SourceMetadata:
    """Metadata that `sources` in the claims file gives for the articles a path or glob names."""

    pattern: str
    place: Place
    title: str | None = None
    outlet: str | None = None
    date: PartialDate | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A claims file, read and checked: the claims and everything it configures."""

    path: str
    claims: tuple[Claim, ...]
    articles: tuple[str, ...] = ()
    fail_on: FailOn = FailOn.ERROR
    sources: tuple[SourceMetadata, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    rules: tuple[tuple[str, Severity], ...] = ()


# --- what was read ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about an article and where it came from, e.g. `front matter`, `sources`, `text`."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as loaded. `text` is the decoded file; all spans are offsets into it.

    `start` is where the article's own text begins (behind front matter). `place_prefix` is what
    places are written with: the path as the user gave it, or `archive.jsonl#ID`.
    """

    path: str
    text: str
    start: int = 0
    title: str | None = None
    outlet: str | None = None
    date: PartialDate | None = None
    language: str | None = None
    url: str | None = None
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not judged, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, also inside quoted speech. `paragraph` counts from 0."""

    span: Span
    paragraph: int
    part: Part


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into sentences, with the spans of its quotations (inside the marks)."""

    article: Article
    sentences: tuple[Sentence, ...]
    quotations: tuple[Span, ...]


# --- what was concluded -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cue:
    """One reason for a stance: the rule that saw it, its words, and where they stand."""

    rule: str
    text: str
    line: int
    column: int
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class WordMatch:
    """Which word of a wording met which words of a passage, how, and how much it is worth.

    `how` is one of same, alias, compound, equivalent, opposite, spelling, value, context, missing.
    `span` is None where the word was met in context outside of the passage, or not at all.
    """

    word: str
    met: str
    how: str
    weight: float
    credit: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """A named quantity that the confidence was computed from, and what it contributed."""

    name: str
    value: float
    share: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that speaks to a claim. `quote` is verbatim `article.text[span.start:span.end]`.

    `score` (0 to 1) says how well the wording was met. A passage that was considered and read as
    silent (a question, a demand) has stance silent, with the cue that says why.
    """

    path: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str
    stance: Stance
    voice: Voice
    speaker: str | None
    confidence: Confidence
    wording: str
    wording_kind: WordingKind
    score: float
    part: Part
    cues: tuple[Cue, ...] = ()
    words: tuple[WordMatch, ...] = ()
    signals: tuple[Signal, ...] = ()

    @property
    def place(self) -> Place:
        """Where the passage begins."""
        return Place(self.path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one article says of one claim, with the passages that say so, best first.

    `considered` holds passages that came near but decided nothing; only `explain` shows them.
    """

    stance: Stance
    voice: Voice = Voice.OWN
    speaker: str | None = None
    confidence: Confidence = Confidence.WEAK
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    considered: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a report needs to know of an article, without its text.

    `fingerprint` is a tuple of hashes by which near-identical copies are found; `sentences` counts
    the sentences that were read, junk left out; `facts` says where date, outlet and language came from.
    """

    path: str
    title: str | None = None
    outlet: str | None = None
    date: PartialDate | None = None
    language: str | None = None
    url: str | None = None
    sentences: int = 0
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    fingerprint: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleOutcome:
    """All that judging one article against the claims gives: a pure function of both."""

    source: SourceInfo
    assessments: tuple[tuple[str, Assessment], ...] = ()
    """Pairs of claim id and assessment, for claims that the article is not silent about."""


@dataclass(frozen=True, slots=True)
class SourceStance:
    """One source's line under a claim. `copy_of` is the path of the article that it repeats."""

    source: SourceInfo
    assessment: Assessment
    copy_of: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """A claim with all its sources in order of time, and what they say together."""

    claim: Claim
    consensus: Consensus
    independent_sources: int
    sources: tuple[SourceStance, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding points at."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should look at: a rule, a severity and a place.

    `quote` is the passage's verbatim text, if the finding stands on one; `passage_hash` identifies
    it by its normal form, never by a line number. `accepted` says why a person accepted it.
    """

    rule: str
    severity: Severity
    claim: str
    message: str
    place: Place
    end_line: int | None = None
    end_column: int | None = None
    related: tuple[Related, ...] = ()
    article: str | None = None
    quote: str | None = None
    passage_hash: str | None = None
    accepted: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result. Claims keep the claims file's order; findings come worst first."""

    version: str
    claims: tuple[ClaimResult, ...] = ()
    sources: tuple[SourceInfo, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    fail_on: FailOn = FailOn.ERROR
    scope: str | None = None
    """What the findings were narrowed to, in words, or None for everything."""

    @property
    def sentences(self) -> int:
        """How many sentences were read."""
        return sum(source.sentences for source in self.sources)

    def count(self, severity: Severity) -> int:
        """How many findings of one severity are not accepted."""
        return sum(f.severity is severity and f.accepted is None for f in self.findings)

    @property
    def failed(self) -> bool:
        """Whether a finding at or above `fail_on` remains."""
        if self.fail_on is FailOn.NEVER:
            return False
        failing = {Severity.ERROR}
        if self.fail_on is FailOn.WARNING:
            failing.add(Severity.WARNING)
        return any(f.severity in failing and f.accepted is None for f in self.findings)


class Detail(StrEnum):
    """How much a text report shows."""

    QUIET = "quiet"
    NORMAL = "normal"
    VERBOSE = "verbose"


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report is rendered. `width` is in columns; formats ignore what does not concern them."""

    width: int = 80
    color: bool = False
    detail: Detail = Detail.NORMAL
    show_accepted: bool = False
    statistics: bool = False
    unicode: bool = True
