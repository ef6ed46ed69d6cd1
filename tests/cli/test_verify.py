import json
from pathlib import Path

import pytest

from tests.cli.project import CLAIMS, GROWS, REFUTES, REPEATS, WEATHER, run, write_project


def test_an_article_that_repeats_a_false_claim_fails(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    result = run("verify")
    assert result.exit_code == 1
    assert "repeats-false-claim" in result.stdout
    assert "articles/repeats.txt:5:1" in result.stdout
    assert result.stderr == ""


def test_articles_without_findings_pass(folder: Path) -> None:
    write_project(folder, {"grows.txt": GROWS, "refutes.txt": REFUTES})
    assert run("verify").exit_code == 0


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on_overrides_the_claims_file(folder: Path, level: str, code: int) -> None:
    write_project(folder, {"repeats.txt": REPEATS}, f"fail_on: never\n{CLAIMS}")
    assert run("verify").exit_code == 0
    assert run("verify", "--fail-on", level).exit_code == code


@pytest.mark.parametrize("format_name", ["text", "json"])
def test_exit_codes_are_the_same_in_every_format(folder: Path, format_name: str) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    assert run("verify", "--format", format_name).exit_code == 1
    assert run("verify", "--format", format_name, "--claim", "brewery-grows").exit_code == 0


def test_a_named_article_is_held_against_the_archive_and_findings_narrow_to_it(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS, "weather.txt": WEATHER})
    weather = json.loads(run("verify", "articles/weather.txt", "--format", "json").stdout)
    assert weather["findings"] == []
    assert weather["summary"]["articles"] == 2
    repeats = json.loads(run("verify", "articles/repeats.txt", "--format", "json").stdout)
    assert [finding["rule"] for finding in repeats["findings"] if finding["severity"] == "error"] == [
        "repeats-false-claim"
    ]


def test_a_named_article_outside_of_the_archive_is_added(folder: Path) -> None:
    write_project(folder, {"weather.txt": WEATHER, "refutes.txt": REFUTES})
    (folder / "new.txt").write_text(REPEATS, encoding="utf-8")
    assert run("verify").exit_code == 0
    result = run("verify", "new.txt")
    assert result.exit_code == 1
    assert "Narrowed to findings that involve new.txt." in result.stdout
    assert "articles/refutes.txt" in result.stdout


def test_names_are_seen_from_the_current_folder_not_from_the_claims_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(folder, {"repeats.txt": REPEATS, "weather.txt": WEATHER})
    monkeypatch.chdir(folder / "articles")
    assert run("verify", "repeats.txt", "--claims", "../claims.yaml").exit_code == 1
    assert run("verify", "weather.txt", "--claims", "../claims.yaml").exit_code == 0
    assert (
        run("verify", str(folder / "articles" / "repeats.txt"), "--claims", "../claims.yaml").exit_code == 1
    )


def test_every_missing_name_is_reported(folder: Path) -> None:
    write_project(folder, {"weather.txt": WEATHER})
    result = run("verify", "nothing.txt", "articles/none-*.txt")
    assert result.exit_code == 2
    assert "`nothing.txt`" in result.stderr
    assert "`articles/none-*.txt`" in result.stderr


def test_claims_and_topics_choose_what_is_reported(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS, "grows.txt": GROWS})
    by_claim = json.loads(run("verify", "--claim", "brewery-grows", "--format", "json").stdout)
    by_topic = json.loads(run("verify", "--topic", "beer", "--format", "json").stdout)
    assert [claim["id"] for claim in by_claim["claims"]] == ["brewery-grows"]
    assert by_claim == by_topic
    assert {finding["claim"] for finding in by_claim["findings"]} <= {"brewery-grows"}


def test_an_unknown_claim_or_topic_is_a_usage_error_with_a_suggestion(folder: Path) -> None:
    write_project(folder, {"weather.txt": WEATHER})
    result = run("verify", "--claim", "plant-close", "--topic", "bear")
    assert result.exit_code == 2
    assert "did you mean `plant-closes`?" in result.stderr
    assert "did you mean `beer`?" in result.stderr
    assert "known are: plant-closes, brewery-grows" in run("verify", "--claim", "zzz").stderr


def test_output_goes_to_a_file_as_a_whole(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    result = run("verify", "--format", "json", "--output", "report.json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["version"] == 1
    assert not list(folder.glob(".report*"))


def test_an_output_that_cannot_be_written_is_a_clear_error(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    result = run("verify", "--output", "claims.yaml/report.txt")
    assert result.exit_code == 2
    assert "cannot write text to claims.yaml/report.txt" in result.stderr


def test_several_formats_in_one_run(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    result = run("verify", "--format", "text", "--format", "json:report.json")
    assert result.exit_code == 1
    assert "repeats-false-claim" in result.stdout
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    nowhere = run("verify", "--format", "json:report.json", "--output", "other.json")
    assert nowhere.exit_code == 2
    assert "--output is for what goes to stdout" in nowhere.stderr


def test_an_unknown_format_is_a_usage_error_with_a_suggestion(folder: Path) -> None:
    result = run("verify", "--format", "jsn")
    assert result.exit_code == 2
    assert "did you mean json?" in result.stderr


def test_in_github_actions_findings_become_annotations(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "::error file=articles/repeats.txt,line=5" in run("verify").stdout
    piped = run("verify", "--format", "json")
    assert json.loads(piped.stdout)["version"] == 1
    assert "::error " in piped.stderr


def test_quiet_shows_one_line_per_finding(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    first = run("verify", "--quiet").stdout.splitlines()[0]
    assert first.startswith("articles/repeats.txt:5:1: error repeats-false-claim: ")


def test_quiet_and_verbose_exclude_each_other(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    assert run("verify", "-q", "-v").exit_code == 2


def test_statistics_count_the_rules(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS})
    assert "Statistics" in run("verify", "--statistics").stdout


def test_all_errors_of_the_claims_file_are_shown_with_their_places(folder: Path) -> None:
    write_project(folder, {}, "claims:\n  - id: Not Kebab\n    statment: Eins.\n")
    result = run("verify")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) >= 2
    assert all(line.startswith("claims.yaml:") for line in lines)
    assert "did you mean `statement`?" in result.stderr


def test_a_claims_file_above_is_hinted_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(folder, {"weather.txt": WEATHER})
    monkeypatch.chdir(folder / "articles")
    result = run("verify")
    assert result.exit_code == 2
    assert f"there is one in {folder}" in result.stderr


def test_no_claims_file_at_all_hints_at_init(folder: Path) -> None:
    result = run("verify", "--claims", "other.yaml")
    assert result.exit_code == 2
    assert "factcheck init" in result.stderr


def test_no_article_at_all_is_nothing_to_check(folder: Path) -> None:
    write_project(folder, {})
    result = run("verify")
    assert result.exit_code == 2
    assert "there is no article to check" in result.stderr


def test_an_unreadable_article_is_skipped_with_its_reason(folder: Path) -> None:
    write_project(folder, {"weather.txt": WEATHER})
    (folder / "articles" / "picture.txt").write_bytes(b"\x89PNG\x00\x00\x00\x01" * 40)
    report = json.loads(run("verify", "--format", "json").stdout)
    assert [each["path"] for each in report["skipped"]] == ["articles/picture.txt"]
    (folder / "articles" / "weather.txt").unlink()
    result = run("verify")
    assert result.exit_code == 2
    assert "`articles/picture.txt` was skipped" in result.stderr


def test_only_unreadable_articles_named_is_nothing_to_check(folder: Path) -> None:
    write_project(folder, {"weather.txt": WEATHER})
    (folder / "articles" / "picture.txt").write_bytes(b"\x89PNG\x00\x00\x00\x01" * 40)
    result = run("verify", "articles/picture.txt")
    assert result.exit_code == 2
    assert "`articles/picture.txt` was skipped" in result.stderr
    assert run("verify", "articles/picture.txt", "articles/weather.txt").exit_code == 0


def test_ctrl_c_ends_without_a_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    write_project(folder, {"weather.txt": WEATHER})
    monkeypatch.setattr("factcheck.runs.whole_report", interrupted)
    result = run("verify")
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_two_runs_give_the_same_bytes(folder: Path) -> None:
    write_project(folder, {"repeats.txt": REPEATS, "refutes.txt": REFUTES, "grows.txt": GROWS})
    assert run("verify", "-v").stdout == run("verify", "-v").stdout
