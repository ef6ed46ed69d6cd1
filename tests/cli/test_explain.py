from pathlib import Path

from factcheck.explain import Explanation, explain
from factcheck.library import claim_of
from factcheck.model import Article, Claim, Confidence, Rating, Stance
from factcheck.pipeline import Engine
from tests.cli.project import GROWS, REFUTES, REPEATS, WEATHER, run, write_project

PLANT = claim_of(
    "Die Papierfabrik in Lindenau schließt.",
    counterclaims=["Der Betreiber investiert Millionen in neue Maschinen für Lindenau."],
)
SALE = claim_of("Der Stadtrat von Lindenau verkauft die Papierfabrik an einen Investor aus Hopfenthal.")


def explained(text: str, claim: Claim = PLANT) -> Explanation:
    return explain(Engine((claim,)), claim, Article("a.txt", text, language="de"))


def test_dropping_the_deciding_cue_flips_the_stance() -> None:
    explanation = explained("Die Papierfabrik in Lindenau schließt nicht.")
    assert explanation.assessment.stance is Stance.REFUTES
    flips = {flip.cue.text: flip.assessment.stance for flip in explanation.flips}
    assert flips["nicht"] is Stance.SUPPORTS


def test_dropping_the_counterclaim_takes_what_it_alone_said() -> None:
    explanation = explained("Der Betreiber investiert Millionen in neue Maschinen für Lindenau.")
    assert explanation.assessment.stance is Stance.REFUTES
    (flip,) = [flip for flip in explanation.flips if flip.cue.rule == "counterclaim"]
    assert flip.assessment.stance is not Stance.REFUTES or flip.assessment.confidence is Confidence.WEAK


def test_what_decides_nothing_is_no_flip() -> None:
    assert explained("Die Papierfabrik in Lindenau schließt.").flips == ()


def test_a_silent_article_has_its_nearest_passage_and_the_words_it_lacks() -> None:
    explanation = explained("Am Sonntag regnet es. In Lindenau beginnt um acht der Markt.", SALE)
    assert explanation.silent
    assert explanation.nearest is not None
    assert explanation.nearest.quote == "In Lindenau beginnt um acht der Markt."
    missing = {word.word for word in explanation.nearest.words if word.credit == 0}
    assert missing >= {"Stadtrat", "verkauft", "Papierfabrik", "Investor"}


def test_an_article_without_any_word_of_the_claim_has_no_nearest_passage() -> None:
    assert explained("Am Sonntag regnet es bis zum Abend.").nearest is None


def test_a_claim_without_wordings_in_the_language_says_so() -> None:
    claim = claim_of("The paper mill in Lindenau closes.", language="en")
    explanation = explained("Die Papierfabrik in Lindenau schließt.", claim)
    assert (explanation.read_as, explanation.wordings) == ("de", 0)
    assert explanation.silent


def test_the_rating_is_that_of_the_articles_date() -> None:
    assert explained("Am Sonntag regnet es.").rating is Rating.OPEN


def test_explaining_concludes_what_judging_concludes() -> None:
    engine = Engine((PLANT,))
    for text in (REPEATS, REFUTES, GROWS, WEATHER):
        article = Article("a.txt", text, language="de")
        judged = dict(engine.judge_article(article).assessments).get(PLANT.id)
        explanation = explain(engine, PLANT, article)
        assert explanation.silent if judged is None else explanation.assessment == judged


def test_the_drift_of_the_whole_article_is_explained_though_nothing_is_concluded_from_it() -> None:
    explanation = explained("Ob die Papierfabrik in Lindenau schließt, ist laut Betreiber unklar.")
    assert explanation.drift is not None
    assert explanation.drift.leaning == "discuss"
    assert {signal.name for signal in explanation.drift.about} >= {"document", "frequent"}
    assert {signal.name: signal.value for signal in explanation.drift.signals}["uncertain"] == 1.0


def test_one_article_is_explained_with_words_cues_and_what_would_change_it(folder: Path) -> None:
    write_project(folder, {"refutes.txt": REFUTES, "weather.txt": WEATHER})
    result = run("explain", "plant-closes", "articles/refutes.txt")
    assert result.exit_code == 0
    assert "claimed by Karl Mertens" in result.stdout
    assert "Deciding passage at articles/refutes.txt:5:1" in result.stdout
    assert "“nicht” negation, articles/refutes.txt:5:" in result.stdout
    assert "the same word" in result.stdout
    assert "without “nicht” in line 5 (negation): supports" in result.stdout
    assert "The article as a whole, which only factcheck.check weighs" in result.stdout
    assert "weather.txt" not in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_all_articles_are_explained_silent_ones_last(folder: Path) -> None:
    write_project(folder, {"a-weather.txt": WEATHER, "b-repeats.txt": REPEATS})
    output = run("explain", "plant-closes").stdout
    assert output.index("b-repeats.txt") < output.index("a-weather.txt")
    assert "silent" in output


def test_an_unknown_claim_or_article_is_a_usage_error(folder: Path) -> None:
    write_project(folder, {"weather.txt": WEATHER})
    result = run("explain", "plant-closed")
    assert result.exit_code == 2
    assert "did you mean `plant-closes`?" in result.stderr
    assert run("explain", "plant-closes", "nothing.txt").exit_code == 2
