"""Value mismatch: the passage agrees in all but the number ("350" against "114 Milliarden")."""

from __future__ import annotations

from factcheck.match.align import STATED
from factcheck.match.wordings import TermKind
from factcheck.stance.passage import Effect, EffectKind, Passage

NAME = "value-mismatch"
REST = 0.75
"""Share of the other words' weight that must be met before another number is a contradiction."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the value that differs where the rest of the wording is met; weaken where it isn't."""
    alignment = passage.alignment
    differing = alignment.differing
    if not differing:
        return ()
    others = [match for match in alignment.matches if match.term.kind is not TermKind.VALUE]
    total = sum(match.term.weight for match in others)
    met = sum(m.term.weight * m.credit for m in others if m.position is not None and m.how != "opposite")
    agreed = any(match.how == "value" for match in alignment.matches)
    kind = EffectKind.DENY
    if not total or met / total < REST or alignment.predicate < STATED or agreed:
        kind = EffectKind.SILENCE
    match = differing[0]
    assert match.position is not None
    return (Effect(NAME, kind, passage.sentence, match.position, match.end or match.position + 1),)
