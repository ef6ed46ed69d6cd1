"""How to judge: archives, cores, a cluster and the cache, none of which changes a result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.project import CLAIMS, REFUTES, REPEATS, WEATHER, run, write_project

ARTICLES = {"a.txt": REPEATS, "b.txt": REFUTES, "c.txt": WEATHER}


def report(*arguments: str) -> str:
    return run("verify", "--format", "json", *arguments).stdout


def test_a_second_run_builds_no_engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(folder, ARTICLES)
    first = report()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the engine was built")

    monkeypatch.setattr("factcheck.pipeline.Engine", never)
    assert report() == first
    assert isinstance(run("verify", "--no-cache").exception, AssertionError)


def test_a_changed_verdict_counts_at_once(folder: Path) -> None:
    write_project(folder, ARTICLES)
    assert run("verify").exit_code == 1
    write_project(folder, {}, CLAIMS.replace("verdict: false", "verdict: true"))
    assert "contradicts-true-claim" in run("verify").stdout


def test_the_number_of_jobs_changes_nothing(folder: Path) -> None:
    write_project(folder, ARTICLES)
    assert (
        len({report("--no-cache"), *(report("--no-cache", "--jobs", jobs) for jobs in ("1", "2", "auto"))})
        == 1
    )


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5", "9999", "²"])
def test_other_jobs_are_a_usage_error(folder: Path, jobs: str) -> None:
    write_project(folder, ARTICLES)
    result = run("verify", "--jobs", jobs)
    assert result.exit_code == 2
    assert "auto" in result.stderr


def test_no_cache_leaves_nothing(folder: Path) -> None:
    write_project(folder, ARTICLES)
    run("verify", "--no-cache")
    assert not (folder / ".factcheck_cache").exists()


def test_clean_deletes_the_cache_alone(folder: Path) -> None:
    write_project(folder, ARTICLES)
    before = sorted(folder.rglob("*"))
    run("verify")
    assert (folder / ".factcheck_cache").is_dir()
    assert "Deleted the cache" in run("clean").stdout
    assert sorted(folder.rglob("*")) == before
    assert run("clean").stdout == "There is no cache.\n"


def test_an_archive_gives_what_its_files_give(folder: Path) -> None:
    claims = CLAIMS.replace("articles: [articles]", "articles: [archive.jsonl]")
    write_project(folder, {}, claims)
    rows = [
        {
            "id": "a",
            "date": "2024-03-18",
            "outlet": "Anzeiger",
            "text": "Die Papierfabrik in Lindenau schließt.\n",
        },
        {"id": "b", "date": "2024-03-18", "text": 5},
    ]
    (folder / "archive.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found = json.loads(report())
    (finding,) = [each for each in found["findings"] if each["rule"] == "repeats-false-claim"]
    assert (finding["path"], finding["line"], finding["column"]) == ("archive.jsonl#a", 1, 1)
    assert [each["path"] for each in found["skipped"]] == ["archive.jsonl#row-2"]
    assert "archive.jsonl#a" in run("verify", "archive.jsonl").stdout


def test_an_address_needs_fsspec_or_is_skipped(folder: Path) -> None:
    write_project(folder, ARTICLES, CLAIMS.replace("[articles]", "[articles, 'memory://no/such.jsonl']"))
    pytest.importorskip("fsspec")
    found = json.loads(report())
    assert [each["path"] for each in found["skipped"]] == ["memory://no/such.jsonl"]


def test_a_cluster_that_is_not_there_is_an_input_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("factcheck.cluster._TIMEOUT", 0.3)
    write_project(folder, ARTICLES)
    result = run("verify", "--cluster", "tcp://127.0.0.1:9")
    assert result.exit_code == 2
    assert "no cluster answers" in result.stderr
