"""What a whole article says of a claim that no passage of it decides: its drift, and how passages weigh against it.

The texts are invented. What they say in one sentence is in `tests/cases`.
"""

from __future__ import annotations

import pytest

import factcheck
from factcheck.library import claim_of
from factcheck.model import Article, Assessment, Confidence, Stance, Voice
from factcheck.pipeline import Engine
from factcheck.stance.document import VERY_SURE, drift_of, settled

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


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "Das Planetarium in Neudorf öffnet im April. Die Kuppel bietet Platz für 180 Gäste.",
            SILENT,
        ),
        ("Das Planetarium in Neudorf kostet am Ende 12 Millionen Euro. Es öffnet im April.", SUPPORTS),
    ],
)
def test_sentences_without_what_the_claim_says_of_its_matter_are_silent(text: str, stance: Stance) -> None:
    assert factcheck.check("Das Planetarium in Neudorf kostet 12 Millionen Euro.", text).stance is stance


def test_a_plain_denial_counts_however_long_the_article() -> None:
    assessment = factcheck.check("The mayor stole the money.", PLAIN)
    assert (assessment.stance, assessment.voice, assessment.confidence) == (REFUTES, OWN, Confidence.STRONG)


def test_what_an_article_as_a_whole_says_is_weak_and_shows_its_signals() -> None:
    assessment = factcheck.check("A shark was swimming on a street in Fernville.", EXPOSED)
    assert assessment.confidence is Confidence.WEAK
    shares = {signal.name: signal for signal in assessment.evidence[0].signals}
    assert shares["exposed"].share > 0
    assert shares["document"].value > 0


def signals(claim: str, text: str) -> dict[str, float]:
    engine = Engine((claim_of(claim),))
    drift = drift_of(engine.matcher(Article("text", text)), 0, engine.weights)
    assert drift is not None
    return {signal.name: signal.value for signal in (*drift.about, *drift.signals)}


ENGLISH, GERMAN = "Police caught the man in Fernville.", "Die Polizei hat den Mann in Farnstadt gefasst."


@pytest.mark.parametrize(
    ("claim", "text", "hedges"),
    [
        ("Burglar reportedly caught in Fernville", ENGLISH, 1.0),
        ("Video purports to show burglar in Fernville", ENGLISH, 1.0),
        ("Alleged burglar caught in Fernville", ENGLISH, 0.0),
        ("Ein Einbrecher wurde mutmaßlich in Farnstadt gefasst.", GERMAN, 1.0),
        ("Ein mutmaßlicher Einbrecher wurde in Farnstadt gefasst.", GERMAN, 0.0),
    ],
)
def test_a_claim_hedges_what_it_says_not_whom_it_names(claim: str, text: str, hedges: float) -> None:
    assert signals(claim, text)["claim-hedges"] == hedges


def test_the_first_sentence_may_leave_open_or_only_quote_what_is_told() -> None:
    plain = signals("A shark swam in Fernville.", "A shark swam in Fernville. It may have been lost.")
    hedged = signals("A shark swam in Fernville.", "A shark may have swum in Fernville. It was lost.")
    quoted = signals("A shark swam in Fernville.", "“A shark swam in Fernville”, he wrote. It was lost.")
    assert [each["uncertain-first"] for each in (plain, hedged, quoted)] == [0.0, 1.0, 0.0]
    assert [each["quoted-first"] > 0.5 for each in (plain, hedged, quoted)] == [False, False, True]


def test_what_is_told_in_the_present_is_not_over() -> None:
    told = signals("A shark swam in Fernville.", "A shark swam in Fernville. Nobody was hurt.")
    going_on = signals("A shark swam in Fernville.", "A shark is swimming in Fernville. Nobody was hurt.")
    assert told["present-about"] == 0.0
    assert going_on["present-about"] == 1.0


def test_an_article_is_about_the_words_that_it_uses_most() -> None:
    often = signals("Sharks reach Fernville.", "Sharks came. Sharks stayed. The harbour closed. Sharks left.")
    once = signals(
        "Sharks reach Fernville.", "Sharks came. The harbour closed. The harbour opened. Harbour again."
    )
    assert often["frequent"] > once["frequent"] > 0.0


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
