"""One entry of `claims` → `Claim`."""

from __future__ import annotations

from itertools import pairwise

from factcheck.load.claim_values import (
    items_of,
    kebab_case,
    read_choice,
    read_date,
    read_id,
    read_language,
    read_note,
    read_text,
    read_texts,
    read_threshold,
    read_url,
)
from factcheck.load.entries import Entry, optional, read_entries, read_pairs
from factcheck.load.problems import Problems, shown
from factcheck.load.yaml_nodes import Mapping, Node, Scalar, Sequence
from factcheck.model import (
    Claim,
    Expectation,
    PartialDate,
    Rating,
    Stance,
    VerdictPeriod,
    Wording,
    WordingKind,
)

CLAIM_KEYS = (
    "id",
    "topic",
    "statement",
    "claimant",
    "verdict",
    "paraphrases",
    "counterclaims",
    "contradicts",
    "threshold",
    "references",
    "note",
    "expect",
)
"""The keys of a claim, in the order in which messages name them."""

_WORDING_KINDS = {
    "statement": WordingKind.STATEMENT,
    "paraphrases": WordingKind.PARAPHRASE,
    "counterclaims": WordingKind.COUNTERCLAIM,
}
_WORDING_KEYS = ("text", "language")
_PERIOD_KEYS = ("from", "until", "rating")
_PERIOD_FORM = "write each period as `- {from: 2025-01, until: 2025-04-30, rating: false}`"
_NOT_RATED = (VerdictPeriod(Rating.OPEN),)
_RATING_WORDS = {
    "no": "false",
    "falsch": "false",
    "unwahr": "false",
    "debunked": "false",
    "yes": "true",
    "wahr": "true",
    "richtig": "true",
    "correct": "true",
    "umstritten": "disputed",
    "strittig": "disputed",
    "mixed": "disputed",
    "offen": "open",
    "ungeprüft": "open",
    "unknown": "open",
    "unverified": "open",
}
_STANCE_WORDS = {
    "agrees": "supports",
    "bestätigt": "supports",
    "stützt": "supports",
    "true": "supports",
    "contradicts": "refutes",
    "denies": "refutes",
    "widerlegt": "refutes",
    "false": "refutes",
    "gemischt": "mixed",
    "neutral": "silent",
    "none": "silent",
    "schweigt": "silent",
    "unmentioned": "silent",
}


def read_claim(node: Node, problems: Problems) -> Claim:
    """Return the claim that a mapping describes; parts with errors are left empty."""
    written_id = _written(node, "id")
    what = f"the claim {shown(written_id)}" if written_id else "this claim"
    proposed_id = "" if written_id else kebab_case(_written(node, "statement"))
    required = {"id": f"id: {proposed_id or '…'}", "statement": "statement: …"}
    entries = read_entries(node, CLAIM_KEYS, what, problems, required=required)
    contradicted = optional(entries, "contradicts", read_texts, problems) or ()
    return Claim(
        id=optional(entries, "id", read_id, problems) or "",
        wordings=_read_all_wordings(entries, problems),
        place=problems.place(node),
        topic=optional(entries, "topic", read_text, problems),
        claimant=optional(entries, "claimant", read_text, problems),
        verdict=optional(entries, "verdict", _read_verdict, problems) or _NOT_RATED,
        contradicts=tuple(text for text, _ in contradicted),
        threshold=optional(entries, "threshold", read_threshold, problems),
        references=optional(entries, "references", _read_references, problems) or (),
        note=optional(entries, "note", read_note, problems),
        expect=optional(entries, "expect", _read_expect, problems) or (),
        contradicts_places=tuple(problems.place(item) for _, item in contradicted),
    )


def _written(node: Node, key: str) -> str:
    """Return the text behind a key before anything is checked, or an empty string."""
    if isinstance(node, Mapping):
        for name, value in node.pairs:
            if isinstance(name, Scalar) and name.text == key and isinstance(value, Scalar):
                return value.text
    return ""


def _read_all_wordings(entries: dict[str, Entry], problems: Problems) -> tuple[Wording, ...]:
    wordings: list[Wording | None] = []
    for key, kind in _WORDING_KINDS.items():
        if entry := entries.get(key):
            single = kind is WordingKind.STATEMENT or not isinstance(entry.value, Sequence)
            nodes = (entry.value,) if single else items_of(entry.value)
            what = f"`{key}`" if single else f"an entry of `{key}`"
            wordings += [_read_wording(node, kind, what, problems) for node in nodes]
    return tuple(wording for wording in wordings if wording is not None)


def _read_wording(node: Node, kind: WordingKind, what: str, problems: Problems) -> Wording | None:
    """Return a wording, written as a text or as `{text: …, language: de}`."""
    language = None
    text_node = node
    if isinstance(node, Mapping) and any(_written(node, key) for key in _WORDING_KEYS):
        entries = read_entries(node, _WORDING_KEYS, what, problems, required={"text": "text: …"})
        if "text" not in entries:
            return None
        text_node = entries["text"].value
        language = optional(entries, "language", read_language, problems)
    text = read_text(text_node, what, problems)
    if text is not None and not any(map(str.isalnum, text)):
        problems.add(text_node, f"{what} has no word", "write a sentence")
        return None
    return Wording(text, kind, problems.place(text_node), language) if text is not None else None


def _read_verdict(node: Node, what: str, problems: Problems) -> tuple[VerdictPeriod, ...]:
    """Return the rating as one unbounded period, or the periods of a list in order of time."""
    if isinstance(node, Scalar):
        rating = read_choice(node, Rating, what, problems, _RATING_WORDS)
        return (VerdictPeriod(rating),) if rating is not None else ()
    items = items_of(node)
    if not items:
        problems.add(node, f"{what} is an empty list", "write true, false, disputed or open")
    periods = [(_read_period(item, problems), item) for item in items]
    read = [(period, item) for period, item in periods if period is not None]
    # Where one period could not be read, an overlap with it cannot be told either.
    if len(read) == len(periods):
        for (earlier, _), (later, item) in pairwise(read):
            _check_order(earlier, later, item, problems)
    return tuple(period for period, _ in read)


def _read_period(node: Node, problems: Problems) -> VerdictPeriod | None:
    if not isinstance(node, Mapping):
        problems.add(node, "a period of `verdict` must have a rating", _PERIOD_FORM)
        return None
    required = {"rating": "rating: true | false | disputed | open"}
    entries = read_entries(node, _PERIOD_KEYS, "a period of `verdict`", problems, required=required)
    since = optional(entries, "from", read_date, problems)
    until = optional(entries, "until", read_date, problems)
    rating = optional(entries, "rating", _read_rating, problems)
    if rating is None or (since is None and "from" in entries) or (until is None and "until" in entries):
        return None
    if since and until and since.earliest >= until.earliest:
        message = f"this period ends ({until}) before it begins ({since})"
        hint = "it holds from the first day of `from` on and ends before the first day of `until`"
        problems.add(entries["until"].value, message, hint)
        return None
    return VerdictPeriod(rating, since, until)


def _read_rating(node: Node, what: str, problems: Problems) -> Rating | None:
    return read_choice(node, Rating, what, problems, _RATING_WORDS)


def _check_order(earlier: VerdictPeriod, later: VerdictPeriod, node: Node, problems: Problems) -> None:
    if earlier.until is None:
        problems.add(node, "the period before this one has no `until`: the two overlap", _end_at(later.since))
    elif later.since is None:
        problems.add(node, "only the first period may go without `from`", f"add `from: {earlier.until}`")
    elif later.since.earliest < earlier.until.earliest:
        message = f"this period begins ({later.since}) before the one above ends ({earlier.until})"
        problems.add(node, message, "sort the periods by time, and let none overlap")


def _end_at(since: PartialDate | None) -> str:
    return f"add `until: {since}` above" if since else "give each period its `from` and `until`"


def _read_references(node: Node, what: str, problems: Problems) -> tuple[str, ...]:
    urls = (read_url(item, what, problems) for item in items_of(node))
    return tuple(url for url in urls if url is not None)


def _read_expect(node: Node, what: str, problems: Problems) -> tuple[Expectation, ...]:
    found: list[Expectation] = []
    for pair in read_pairs(node, what, problems, "write `path-or-glob: refutes` lines"):
        stance = read_choice(
            pair.value, Stance, f"the stance for {shown(pair.name)}", problems, _STANCE_WORDS
        )
        if stance is not None:
            found.append(Expectation(pair.name, stance, problems.place(pair.key)))
    return tuple(found)
