"""A pull request to a repository with a history: only what it brings is judged, against all that is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.integration.newsroom import CLAIMS, REFUTES, REPEATS, SILENT, Newsroom, article

OLD_MISTAKE = "articles/alt 07.txt"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """Thirty commits on main, of which an old one repeats the false claim too; then a branch."""
    newsroom = Newsroom.create(tmp_path_factory.mktemp("history") / "redaktion")
    for number in range(30):
        text = article(f"Es war Tag {number} der Ausstellung.", f"2024-03-{number + 1:02d}", filler=number)
        newsroom.write(f"articles/alt {number:02d}.txt", REPEATS if number == 7 else text)
        newsroom.commit(f"Tag {number}")
    newsroom.git("switch", "-q", "-c", "neu")
    return newsroom


@pytest.fixture
def archive(history: Newsroom, tmp_path: Path) -> Newsroom:
    return history.copy(tmp_path / "redaktion")


def findings(newsroom: Newsroom, *options: str) -> tuple[int, list[dict[str, Any]]]:
    done = newsroom.factcheck("verify", "--format", "json", *options)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)["findings"]


def test_a_new_article_that_repeats_a_false_claim_fails_the_pull_request(archive: Newsroom) -> None:
    archive.write("articles/Müller & Söhne.txt", REPEATS)
    archive.write("articles/harmlos.txt", SILENT)
    archive.commit("Zwei Artikel")
    code, found = findings(archive, "--changed-since", "main")
    assert code == 1
    assert [(f["rule"], f["path"], f["line"]) for f in found if f["severity"] == "error"] == [
        ("repeats-false-claim", "articles/Müller & Söhne.txt", 6)
    ]
    assert not any(f["path"] == OLD_MISTAKE for f in found)


def test_a_new_article_is_held_against_the_archive(archive: Newsroom) -> None:
    archive.write("articles/gegenteil.txt", REFUTES)
    archive.commit("Ein Artikel")
    code, found = findings(archive, "--changed-since", "main")
    (conflict,) = [f for f in found if f["rule"] == "sources-contradict"]
    assert code == 0
    assert conflict["path"] == "articles/gegenteil.txt"
    assert OLD_MISTAKE in [related["path"] for related in conflict["related"]]


def test_the_editor_reads_at_once_what_is_wrong_and_where(archive: Newsroom) -> None:
    archive.write("articles/neu.txt", REPEATS)
    done = archive.factcheck("verify", "--changed-since", "main")
    assert done.returncode == 1
    assert "1 article and no claim" in done.stdout
    assert "articles/neu.txt:6:1" in done.stdout
    assert OLD_MISTAKE not in done.stdout.partition("repeats-false-claim")[0]


@pytest.mark.parametrize("form", ["json", "text", "sarif", "junit", "gitlab", "github", "markdown"])
def test_nothing_changed_is_success_and_says_so_in_every_format(archive: Newsroom, form: str) -> None:
    archive.write("notizen/README.txt", "Kein Artikel, sondern eine Notiz.")
    done = archive.factcheck("verify", "--changed-since", "main", "--format", form)
    assert done.returncode == 0
    assert "Nothing changed since main." in done.stderr


def test_main_going_on_does_not_concern_the_branch(archive: Newsroom) -> None:
    archive.write("articles/harmlos.txt", SILENT)
    archive.commit("Ein Artikel")
    archive.git("switch", "-q", "main")
    archive.write("articles/auf main.txt", REPEATS)
    archive.commit("Auf main")
    archive.git("switch", "-q", "neu")
    assert findings(archive, "--changed-since", "main") == (0, [])


def test_a_claim_that_was_reworded_or_rated_brings_up_all_its_findings(archive: Newsroom) -> None:
    archive.write("claims.yaml", CLAIMS.replace("verdict: true", "verdict: disputed"))
    archive.commit("Nur die Brauerei")
    code, found = findings(archive, "--changed-since", "main")
    assert code == 0
    assert {f["claim"] for f in found} == {"brewery-grows"}
    archive.write(
        "claims.yaml", CLAIMS.replace("claimant", "paraphrases: [In Lindenau ist Schluss.]\n    claimant")
    )
    code, found = findings(archive, "--changed-since", "main")
    assert code == 1
    assert OLD_MISTAKE in {f["path"] for f in found}


def test_added_only_looks_at_new_files_alone(archive: Newsroom) -> None:
    archive.write("articles/alt 03.txt", REPEATS)
    assert findings(archive, "--changed-since", "main")[0] == 1
    assert findings(archive, "--changed-since", "main", "--added-only") == (0, [])
    archive.write("articles/neu.txt", REPEATS)
    assert findings(archive, "--changed-since", "main", "--added-only")[0] == 1


def test_a_renamed_article_is_not_judged_again_until_it_is_edited(archive: Newsroom) -> None:
    archive.git("mv", OLD_MISTAKE, "articles/umbenannt.txt")
    archive.commit("Umbenannt")
    assert findings(archive, "--changed-since", "main") == (0, [])
    archive.write("articles/umbenannt.txt", f"{REPEATS}Das Werk hat 200 Beschäftigte.\n")
    assert findings(archive, "--changed-since", "main")[0] == 1


def test_a_named_article_is_judged_without_git(archive: Newsroom) -> None:
    archive.write("articles/neu.txt", REPEATS)
    code, found = findings(archive, "articles/neu.txt")
    assert code == 1
    assert {f["path"] for f in found if f["severity"] == "error"} == {"articles/neu.txt"}


def test_a_shallow_clone_ends_with_a_hint_and_no_result(archive: Newsroom, tmp_path: Path) -> None:
    archive.write("articles/neu.txt", REPEATS)
    archive.commit("Ein Artikel")
    clone = tmp_path / "clone"
    url = archive.folder.as_uri()
    archive.git("clone", "-q", "--depth=1", "--no-single-branch", "--branch=neu", url, str(clone))
    done = archive.run(
        "factcheck", "verify", "--claims", str(clone / "claims.yaml"), "--changed-since", "origin/main"
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "fetch-depth: 0" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--added-only",),
        ("--all",),
        ("--write-baseline", "--update-expect"),
        ("--changed-since", "--output=x"),
        ("--changed-since", "none"),
        ("--baseline", "none.yaml"),
    ],
)
def test_options_that_mean_nothing_are_usage_errors(archive: Newsroom, options: tuple[str, ...]) -> None:
    done = archive.factcheck("verify", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


# --- old findings stay quiet ------------------------------------------------------------------


def test_a_newsroom_accepts_its_past_and_keeps_its_future_clean(archive: Newsroom) -> None:
    assert findings(archive)[0] == 1
    written = archive.factcheck("verify", "--write-baseline", "--all")
    assert written.returncode == 0
    assert "factcheck-baseline.yaml: 0 kept, 0 removed, 1 added." in written.stderr
    code, found = findings(archive)
    assert code == 0
    assert [f["accepted"] is not None for f in found if f["severity"] == "error"] == [True]
    quiet = archive.factcheck("verify", "--quiet")
    assert "1 accepted" in quiet.stdout
    assert OLD_MISTAKE not in quiet.stdout
    assert OLD_MISTAKE in archive.factcheck("verify", "--quiet", "--show-accepted").stdout
    archive.write("articles/neu.txt", REPEATS)
    code, found = findings(archive, "--changed-since", "main")
    assert (code, {f["path"] for f in found if f["severity"] == "error"}) == (1, {"articles/neu.txt"})


def test_a_corrected_article_leaves_a_waiver_that_write_baseline_removes(archive: Newsroom) -> None:
    archive.factcheck("verify", "--write-baseline", "--all")
    baseline = archive.folder / "factcheck-baseline.yaml"
    baseline.write_text(baseline.read_text(encoding="utf-8") + "\n# Unser Schluss.\n", encoding="utf-8")
    archive.write(OLD_MISTAKE, SILENT)
    for options in ((), ("--changed-since", "main")):
        code, found = findings(archive, *options)
        assert code == 0
        assert [f["severity"] for f in found if f["rule"] == "unused-waiver"] == ["warning"]
    assert "1 removed" in archive.factcheck("verify", "--write-baseline").stderr
    text = baseline.read_text(encoding="utf-8")
    assert "Unser Schluss" in text
    assert "repeats-false-claim" not in text
    before = baseline.stat().st_mtime_ns
    archive.factcheck("verify", "--write-baseline")
    assert baseline.stat().st_mtime_ns == before


def test_an_expired_waiver_fails_again(archive: Newsroom) -> None:
    waiver = (
        "accepted:\n  - rule: repeats-false-claim\n    claim: plant-closes\n"
        f"    article: {OLD_MISTAKE}\n    reason: Wird nachgedruckt.\n    until: 2999-12-31\n"
    )
    archive.write("factcheck-baseline.yaml", waiver)
    assert findings(archive)[0] == 0
    archive.write("warten.yaml", waiver.replace("2999", "2020"))
    code, found = findings(archive, "--baseline", "warten.yaml")
    assert code == 1
    assert any("2020-12-31" in f["message"] for f in found)


def test_of_what_a_named_article_brings_only_that_is_accepted(archive: Newsroom) -> None:
    archive.write("articles/neu.txt", REPEATS)
    archive.factcheck("verify", "articles/neu.txt", "--write-baseline", "--all")
    text = (archive.folder / "factcheck-baseline.yaml").read_text(encoding="utf-8")
    assert "article: articles/neu.txt" in text
    assert OLD_MISTAKE not in text


def test_confirmed_stances_are_written_with_a_diff_and_then_hold(archive: Newsroom) -> None:
    done = archive.factcheck("verify", "--update-expect")
    assert done.returncode == 0
    assert f"+      {OLD_MISTAKE}: supports\n" in done.stdout
    assert "already says" in archive.factcheck("verify", "--update-expect").stderr
    archive.write(OLD_MISTAKE, SILENT)
    code, found = findings(archive)
    assert (code, [f["rule"] for f in found if f["severity"] == "error"]) == (1, ["stance-changed"])


def test_files_that_windows_wrote_stay_so(archive: Newsroom) -> None:
    claims = archive.folder / "claims.yaml"
    claims.write_bytes(b"\xef\xbb\xbf" + CLAIMS.replace("\n", "\r\n").encode())
    archive.factcheck("verify", "--update-expect")
    text = claims.read_bytes()
    assert b"expect:\r\n" in text
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\n") == text.count(b"\r\n")


def test_exit_zero_and_severities_decide_what_fails(archive: Newsroom) -> None:
    assert archive.factcheck("verify", "-q", "--exit-zero").returncode == 0
    archive.write("claims.yaml", CLAIMS + "rules: {repeats-false-claim: warning}\n")
    assert archive.factcheck("verify", "-q").returncode == 0
    assert archive.factcheck("verify", "-q", "--fail-on", "warning").returncode == 1
    archive.write("claims.yaml", CLAIMS + "rules: {repeats-false-claim: off, single-source: error}\n")
    code, found = findings(archive)
    assert code == 1
    assert {f["rule"] for f in found if f["severity"] == "error"} == {"single-source"}
