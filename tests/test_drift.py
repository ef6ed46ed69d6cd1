"""What a whole article says of a claim that no passage of it decides: its drift, and how passages weigh against it.

The texts are invented. What they say in one sentence is in `tests/cases`.
"""

from __future__ import annotations

import pytest

import factcheck
from factcheck.model import Assessment, Confidence, Stance, Voice
from factcheck.stance.document import VERY_SURE, settled

SUPPORTS, REFUTES, MIXED, SILENT = Stance.SUPPORTS, Stance.REFUTES, Stance.MIXED, Stance.SILENT
OWN, ATTRIBUTED = Voice.OWN, Voice.ATTRIBUTED

EXPOSED = """A photo of a shark swimming along a flooded street in Fernville was shared thousands of times on Tuesday.
The picture went viral after a blogger posted it on his website. But the story is a hoax. The photo was doctored from
an old magazine picture, and the blogger has since apologised. "It was only a prank," he wrote. Several news sites
fell for the rumor before it was debunked. No shark was seen in Fernville."""
REPORTED = """A shark may have been swimming along a flooded street in Fernville, according to unconfirmed reports.
A spokesman for the police said officers were investigating whether the photo was authentic. Sources familiar with the
matter said the picture appeared to be recent. Officials declined to comment. It was not clear who took the photo. The
reports could not be verified. Reporters asked the mayor about it, a source said."""
ENTLARVT = """Ein Foto von einem Hai auf einer überfluteten Straße in Farnstadt ging am Dienstag viral. Ein Blogger
hatte das Bild auf seiner Webseite veröffentlicht. Doch die Geschichte ist frei erfunden. Das Foto wurde manipuliert, es
stammt aus einem alten Magazin, und der Blogger hat sich entschuldigt. „Es war nur ein Scherz“, schrieb er. Mehrere
Nachrichtenseiten waren auf die Falschmeldung hereingefallen. Die Meldung wurde inzwischen widerlegt."""
BERICHTET = """Ein Hai soll durch eine überflutete Straße in Farnstadt geschwommen sein, wie es nach unbestätigten
Berichten heißt. Die Polizei prüft nach Angaben eines Sprechers, ob das Foto echt ist. Laut Insidern könnte das Bild aus
dem Frühjahr stammen. Die Behörden äußerten sich zunächst nicht. Unklar blieb, wer das Foto angeblich aufgenommen hat.
Quellen zufolge wird noch ermittelt."""
PLAIN = """The mayor did not steal the money. The council published its accounts on Monday. They show that every payment
was made on time. Auditors had looked at the books for three months. The park will be built next year. Citizens had
asked for it for a decade. The work is to begin in May."""


@pytest.mark.parametrize(
    ("claim", "text", "stance", "voice"),
    [
        ("A shark was swimming on a street in Fernville.", EXPOSED, REFUTES, OWN),
        ("The shark photo from Fernville is a hoax.", EXPOSED, SUPPORTS, OWN),
        ("A shark was swimming on a street in Fernville.", REPORTED, SUPPORTS, ATTRIBUTED),
        ("Ein Hai ist durch eine Straße in Farnstadt geschwommen.", ENTLARVT, REFUTES, OWN),
        ("Das Haifoto aus Farnstadt ist eine Fälschung.", ENTLARVT, SUPPORTS, OWN),
        ("Ein Hai ist durch eine Straße in Farnstadt geschwommen.", BERICHTET, SUPPORTS, ATTRIBUTED),
    ],
)
def test_an_article_that_exposes_a_story_refutes_it_and_agrees_with_who_says_so(
    claim: str, text: str, stance: Stance, voice: Voice
) -> None:
    assessment = factcheck.check(claim, text)
    assert (assessment.stance, assessment.voice) == (stance, voice)


def test_an_article_on_something_else_is_silent() -> None:
    assert factcheck.check("The price of coffee rose by five percent.", EXPOSED).stance is SILENT


def test_a_plain_denial_counts_however_long_the_article() -> None:
    assessment = factcheck.check("The mayor stole the money.", PLAIN)
    assert (assessment.stance, assessment.voice, assessment.confidence) == (REFUTES, OWN, Confidence.STRONG)


def test_what_an_article_as_a_whole_says_is_weak_and_shows_its_signals() -> None:
    assessment = factcheck.check("A shark was swimming on a street in Fernville.", EXPOSED)
    assert assessment.confidence is Confidence.WEAK
    shares = {signal.name: signal for signal in assessment.evidence[0].signals}
    assert shares["exposed"].share > 0
    assert shares["document"].value > 0


@pytest.mark.parametrize(
    ("passages", "leaning", "expected"),
    [
        ((SUPPORTS, OWN), "agree", (SUPPORTS, OWN)),
        ((SUPPORTS, OWN), "discuss", (SUPPORTS, ATTRIBUTED)),
        ((SUPPORTS, OWN), "disagree", (REFUTES, OWN)),
        ((REFUTES, OWN), "agree", (MIXED, OWN)),
        ((REFUTES, OWN), "discuss", (REFUTES, ATTRIBUTED)),
        ((SUPPORTS, ATTRIBUTED), "agree", (SUPPORTS, OWN)),
        ((SUPPORTS, ATTRIBUTED), "disagree", (SUPPORTS, ATTRIBUTED)),
        ((REFUTES, ATTRIBUTED), "disagree", (REFUTES, OWN)),
        ((MIXED, OWN), "agree", (MIXED, OWN)),
    ],
)
def test_strong_passages_are_weighed_against_the_drift(
    passages: tuple[Stance, Voice], leaning: str, expected: tuple[Stance, Voice]
) -> None:
    assert settled(Assessment(*passages, score=0.7), leaning) == expected


@pytest.mark.parametrize("leaning", ["agree", "discuss", "disagree"])
def test_no_drift_outweighs_a_very_sure_denial(leaning: str) -> None:
    assert settled(Assessment(REFUTES, OWN, score=VERY_SURE), leaning) == (REFUTES, OWN)
