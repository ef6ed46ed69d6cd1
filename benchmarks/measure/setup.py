"""How the engine is set up for a measurement: as it is shipped, or with something switched off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

from factcheck.languages.pack import LanguagePack, load_packs
from factcheck.match.score import Weights, load_weights
from factcheck.model import Claim, WordingKind
from factcheck.pipeline import Engine
from factcheck.stance.reading import RULES


@dataclass(frozen=True, slots=True)
class Setup:
    """What an engine is made with; by default what every command makes it with.

    `wordings` are the kinds of wording that a claim keeps, and `aliases` says whether it keeps the aliases.
    """

    rules: Sequence[ModuleType] = RULES
    weights: Weights = field(default_factory=load_weights)
    packs: Sequence[LanguagePack] = field(default_factory=load_packs)
    wordings: frozenset[WordingKind] = frozenset(WordingKind)
    aliases: bool = True

    def engine(self, claims: Sequence[Claim], aliases: Iterable[Sequence[str]] = ()) -> Engine:
        """Return an engine for claims."""
        return Engine(
            [self._narrowed(claim) for claim in claims],
            aliases if self.aliases else (),
            packs=self.packs,
            weights=self.weights,
            rules=self.rules,
        )

    def _narrowed(self, claim: Claim) -> Claim:
        if self.wordings == frozenset(WordingKind):
            return claim
        kept = tuple(wording for wording in claim.wordings if wording.kind in self.wordings)
        return replace(claim, wordings=kept, contradicts=())
