"""The main job on the real articles: what `factcheck verify` must say of the seeds, read by a person.

Nothing here is measured off the engine. Each row says what the article says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from factcheck.cli import main

ROOT = Path(__file__).resolve().parent.parent

ARTICLES = {path.name[:3]: f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.txt")}

DEAL_STATUS = ("deal-signing-imminent", "zelensky-rejects-draft", "deal-nearly-done")

EXPECTED_WARNINGS = {
    # The accounts of the deal's status go against each other, and the articles are of about the same time.
    *(("sources-contradict", claim) for claim in DEAL_STATUS),
    # news.de passes on Trump's praise of the Patriots, and says nothing against it.
    ("unchallenged-false-claim", "patriots-fully-effective"),
}


class Row(NamedTuple):
    """What one article says of one claim. A voice or speaker of None is left open."""

    claim: str
    article: str
    stance: str
    voice: str | None = None
    speaker: str | None = None


ROWS = (
    # What this project promises of the seeds.
    Row("zelensky-started-war", "000", "refutes", "own"),
    Row("zelensky-started-war", "001", "refutes", "own"),
    Row("zelensky-started-war", "002", "refutes", "own"),
    Row("russia-invaded-ukraine", "000", "supports", "own"),
    Row("russia-invaded-ukraine", "001", "supports", "attributed", "Sybiha"),
    Row("russia-invaded-ukraine", "002", "supports", "own"),
    Row("deal-signing-imminent", "000", "supports"),
    Row("deal-signing-imminent", "001", "refutes"),
    Row("deal-signing-imminent", "004", "supports", "attributed", "Selenskyj"),
    Row("zelensky-rejects-draft", "001", "supports"),
    Row("deal-nearly-done", "001", "supports", "attributed", "US-Beamter"),
    Row("us-no-security-guarantees", "000", "supports"),
    Row("no-nato-membership", "000", "supports"),
    Row("no-nato-membership", "003", "supports"),
    Row("no-nato-membership", "004", "supports"),
    Row("nato-five-percent", "003", "supports"),
    Row("ukraine-excluded-from-talks", "001", "supports", "own"),
    Row("us-russia-rare-earth-talks", "002", "supports"),
    Row("trump-putin-peace-talks", "004", "supports"),
    Row("ukraine-rare-earth-deposits", "000", "supports", "own"),
    Row("russia-larger-reserves", "002", "supports", "attributed"),
    # Whose words the other claims are met in.
    Row("borders-of-2014-unrealistic", "004", "supports", "attributed", "Hegseth"),
    Row("bessent-handed-over-draft", "004", "supports", "own"),
    Row("deal-signed", "001", "refutes"),
    Row("draft-without-us-obligations", "001", "supports", "attributed", "Quelle"),
    Row("europe-wants-seat-at-talks", "004", "supports"),
    Row("patriots-fully-effective", "003", "supports", "attributed", "Trump"),
    Row("putin-will-win", "003", "refutes", "attributed", "Selenskyj"),
    Row("russia-occupies-territory", "000", "supports", "own"),
    Row("talk-at-popes-funeral", "003", "refutes", "own"),
    Row("trump-called-zelensky", "004", "supports", "own"),
    Row("trump-wants-stable-peace", "004", "supports", "attributed", "Trump"),
    Row("us-negotiation-team", "004", "supports", "attributed"),
)

SILENT = (
    ("zelensky-started-war", "004"),  # "Kriegsursachen" names nobody
    ("ukraine-excluded-from-talks", "004"),  # a meeting that may come, and a demand to be heard
    ("us-no-security-guarantees", "001"),  # Kiew asks for them; no answer is told
    ("us-no-security-guarantees", "004"),  # an offer of Selenskyj, a demand on Europe
    ("us-russia-rare-earth-talks", "001"),  # the foreign ministers of Ukraine and the USA
    ("us-lifted-sanctions", "002"),  # "könnte", "müsste" and "auf der Kippe?"
    ("trump-zelensky-met-in-the-hague", "000"),  # the same two, in Washington
    ("trump-hosts-zelensky", "003"),  # the same two, in The Hague
)


@cache
def report() -> dict[str, Any]:
    """The JSON report on the seeds, as the command writes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        arguments = ["verify", "--format", "json", "--no-cache", "--jobs", "1", "--exit-zero"]
        result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.stdout)
    return document


@cache
def claims() -> dict[str, dict[str, Any]]:
    return {claim["id"]: claim for claim in report()["claims"]}


def strong_source(claim: str, article: str) -> dict[str, Any] | None:
    """What a claim's strong source is in the report; a weak one says nothing for sure."""
    for source in claims()[claim]["sources"]:
        if source["article"] == ARTICLES[article] and source["confidence"] == "strong":
            found: dict[str, Any] = source
            return found
    return None


def passages() -> Iterator[dict[str, Any]]:
    for claim in report()["claims"]:
        for source in claim["sources"]:
            yield from source["evidence"]


def text_at(path: str, line: int, column: int) -> str:
    """A file's text from a place on. Lines end as the file has them."""
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    return "\n".join(lines[line - 1 :])[column - 1 :]


def test_the_seeds_are_all_read() -> None:
    assert sorted(ARTICLES) == ["000", "001", "002", "003", "004"]
    assert report()["summary"]["articles"] == len(ARTICLES)
    assert report()["skipped"] == []
    assert len(report()["claims"]) >= 24


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.claim}-{row.article}")
def test_an_article_takes_the_side_that_a_reader_sees(row: Row) -> None:
    source = strong_source(row.claim, row.article)
    assert source is not None, "no strong match"
    assert source["stance"] == row.stance
    assert row.voice in (None, source["voice"])


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.speaker], ids=lambda row: f"{row.claim}-{row.article}"
)
def test_attributed_words_have_their_speaker(row: Row) -> None:
    source = strong_source(row.claim, row.article)
    assert source is not None, "no strong match"
    deciding = [passage for passage in source["evidence"] if passage["stance"] == row.stance]
    assert row.speaker is not None
    assert row.speaker in (deciding[0]["speaker"] or "")


@pytest.mark.parametrize(("claim", "article"), SILENT)
def test_an_article_that_only_sounds_alike_says_nothing(claim: str, article: str) -> None:
    assert strong_source(claim, article) is None


@pytest.mark.parametrize("claim", DEAL_STATUS)
def test_the_accounts_of_the_deal_contradict_each_other(claim: str) -> None:
    assert claims()[claim]["consensus"] == "contradiction"
    dates = [source["date"] for source in claims()[claim]["sources"]]
    assert dates == sorted(dates), "sources stand in order of time"


def test_all_agree_that_ukraine_does_not_join_nato() -> None:
    assert claims()["no-nato-membership"]["consensus"] == "agreement"
    assert claims()["no-nato-membership"]["independent_sources"] == 3


def test_every_quote_stands_verbatim_at_its_place() -> None:
    assert list(passages())
    for passage in passages():
        rest = text_at(passage["path"], passage["line"], passage["column"])
        assert rest.startswith(passage["quote"])
        behind = text_at(passage["path"], passage["end_line"], passage["end_column"])
        assert rest == passage["quote"] + behind


def test_every_cue_stands_at_its_place() -> None:
    for passage in passages():
        for cue in passage["cues"]:
            assert text_at(passage["path"], cue["line"], cue["column"]).startswith(cue["text"]), cue


def test_nothing_on_the_seeds_is_an_error() -> None:
    """No seed repeats a false claim or denies a true one in its own voice, and every `expect` holds."""
    errors = [finding["message"] for finding in report()["findings"] if finding["severity"] == "error"]
    assert errors == []


def test_every_warning_on_the_seeds_is_a_true_one() -> None:
    warnings = {(f["rule"], f["claim"]) for f in report()["findings"] if f["severity"] == "warning"}
    assert warnings <= EXPECTED_WARNINGS


def test_the_claims_file_is_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["lint"])
    assert result.exit_code == 0, result.output
