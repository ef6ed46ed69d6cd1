"""Exposed footage: "Ein Video soll zeigen, dass …. *Tatsächlich ist es gefälscht*": what it shows is not so."""

from __future__ import annotations

from factcheck.languages.phrases import PhraseHit
from factcheck.stance.passage import Effect, EffectKind, Passage
from factcheck.stance.verdict import is_spoken
from factcheck.text.prepared import PreparedSentence

NAME = "refutation"
OTHER = "footage"
REACH = 3
"""Sentences within which the article tells what the footage is."""
OPENING = 4
"""Words from the start of a sentence among which it takes the footage up: "Doch *das Bild* ist alt"."""


def find(passage: Passage) -> tuple[Effect, ...]:
    """Return the words by which the article says that the footage does not show what it is said to show."""
    if not _is_shown(passage):
        return ()
    stance, refutes, silences = passage.stance, (NAME, EffectKind.REFUTE), (OTHER, EffectKind.SILENCE)
    of_footage = bool(passage.alignment.wording.find(stance.footage))
    # an old picture of it tells neither, unless the wording speaks of the picture
    tables = ((stance.forged, *refutes), (stance.misplaced, *(refutes if of_footage else silences)))
    for distance in range(1, REACH + 1):
        sentence = passage.neighbour(distance)
        if sentence is None:
            break
        for table, rule, kind in tables:
            for hit in sentence.find(table):
                if _is_plain(passage, sentence, hit):
                    return (Effect(rule, kind, sentence, hit.start, hit.end),)
    return ()


def _is_plain(passage: Passage, sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """Whether the article itself says so of the footage, and denies it not."""
    denied = any(0 <= hit.start - negator.end <= 1 for negator in sentence.find(passage.stance.negators))
    return not denied and _is_of_footage(sentence, hit) and not is_spoken(passage, sentence, hit.start)


def _is_shown(passage: Passage) -> bool:
    """Whether footage is said to show what decides: "*Ein Video* soll *zeigen*, dass er geht"."""
    sentence, stance, focus = passage.sentence, passage.stance, passage.alignment.focus
    footage = [hit.start for hit in sentence.find(stance.footage) if hit.end <= min(focus)]
    shown = [hit.start for hit in sentence.find(stance.showings)]
    return any(place < show for place in footage for show in shown) or any(
        sentence.clause_of(place) == sentence.clause_of(min(focus)) for place in footage if shown
    )


def _is_of_footage(sentence: PreparedSentence, hit: PhraseHit) -> bool:
    """Whether a sentence opens with the footage, or a pronoun for it, and says what it is or what was done to it."""
    stance, opening = sentence.pack.stance, range(min(OPENING, len(sentence.words)))
    named = any(other.start in opening for other in sentence.find(stance.footage))
    if not named and not any(sentence.lower[place] in stance.footage_pronouns for place in opening):
        return False
    verbs = sentence.verbs_in(sentence.clauses[sentence.clause_of(hit.start)])
    stative = stance.copulas | stance.passives
    acting = [place for place in verbs if sentence.lower[place] not in stative]
    told = all(hit.start <= place < hit.end and (named or hit.end > hit.start + 1) for place in acting)
    return bool(verbs) and told
