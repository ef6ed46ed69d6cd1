"""Where reports go: what `--format FORMAT[:FILE]` means, what GitHub Actions adds, and safe writing."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.model import RenderOptions
from factcheck.outputs import Destination, Stream, destinations, write, write_file
from factcheck.reports import render
from tests.reports.sample import sample_report

OPTIONS = RenderOptions()
ACTIONS = {"GITHUB_ACTIONS": "true"}


def written(places: tuple[Destination, ...], options: RenderOptions = OPTIONS) -> tuple[str, str]:
    """Return what writing the sample report puts on standard output and standard error."""
    stdout, stderr = io.StringIO(), io.StringIO()
    assert write(sample_report(), places, options, stdout, stderr) == ()
    return stdout.getvalue(), stderr.getvalue()


def test_text_goes_to_standard_output_unless_told_otherwise() -> None:
    assert destinations((), {}) == (Destination("text", Stream.STDOUT),)


def test_several_formats_in_one_run() -> None:
    assert destinations(("sarif:out.sarif", "markdown:a/b:c.md", "text"), {}) == (
        Destination("sarif", Path("out.sarif")),
        Destination("markdown", Path("a/b:c.md")),
        Destination("text", Stream.STDOUT),
    )


def test_a_dash_is_standard_output() -> None:
    assert destinations(("json:-",), {}) == (Destination("json", Stream.STDOUT),)


@pytest.mark.parametrize(
    ("specs", "message"),
    [
        (("sarfi:x",), r"unknown format 'sarfi' in --format sarfi:x \(did you mean sarif\?"),
        (("",), "unknown format ''"),
        (("_safe",), "unknown format '_safe'"),
        (("json:",), r"no file name in --format json: \(write --format json:FILE\)"),
        (("text", "json"), r"both text and json would go to standard output \(.*--format json:FILE\)"),
        (("text", "text"), "both text and text would go to standard output"),
        (("json:a", "sarif:./a"), "both json and sarif would go to a"),
    ],
)
def test_what_cannot_be_meant_is_named_with_a_way_out(specs: tuple[str, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        destinations(specs, {})


def test_github_actions_gets_annotations_and_a_summary() -> None:
    places = destinations((), {**ACTIONS, "GITHUB_STEP_SUMMARY": "summary.md"})
    assert places == (
        Destination("text", Stream.STDOUT),
        Destination("github", Stream.STDOUT, requested=False),
        Destination("markdown", Path("summary.md"), append=True, requested=False),
    )


def test_annotations_leave_the_output_alone_that_another_program_reads() -> None:
    assert destinations(("json",), ACTIONS)[1:] == (Destination("github", Stream.STDERR, requested=False),)


def test_annotations_that_were_asked_for_are_not_added_again() -> None:
    assert destinations(("github", "sarif:a"), ACTIONS) == destinations(("github", "sarif:a"), {})


def test_what_is_asked_for_in_the_summary_is_appended_there_once() -> None:
    places = destinations(("github", "markdown:./s.md"), {**ACTIONS, "GITHUB_STEP_SUMMARY": "s.md"})
    assert places[1:] == (Destination("markdown", Path("s.md"), append=True),)


def test_other_runners_get_nothing_extra() -> None:
    environ = {"GITHUB_ACTIONS": "false", "GITHUB_STEP_SUMMARY": "summary.md", "CI": "true"}
    assert len(destinations((), environ)) == 1


def test_every_format_reaches_its_destination(tmp_path: Path) -> None:
    sarif, markdown = tmp_path / "new" / "out.sarif", tmp_path / "summary.md"
    stdout, stderr = written(destinations((f"sarif:{sarif}", f"markdown:{markdown}", "text"), {}))
    assert stdout == render("text", sample_report(), OPTIONS)
    assert stderr == ""
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert markdown.read_text(encoding="utf-8") == render("markdown", sample_report(), OPTIONS)


def test_colour_is_for_standard_output_alone(tmp_path: Path) -> None:
    places = destinations(("text", f"text:{tmp_path / 'a.txt'}"), {})
    stdout, _ = written(places, RenderOptions(color=True, unicode=False))
    assert "\x1b[" in stdout
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert "\x1b[" not in text
    assert "Marienbrücke" in text


def test_annotations_go_to_standard_error_beside_json() -> None:
    stdout, stderr = written(destinations(("json",), ACTIONS))
    assert json.loads(stdout)
    assert stderr.startswith("::error ")


def test_the_summary_keeps_what_other_steps_wrote(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Before", encoding="utf-8")
    written(destinations((), {**ACTIONS, "GITHUB_STEP_SUMMARY": str(summary)}))
    assert summary.read_text(encoding="utf-8").startswith("# Before\n\n## ")


def test_a_summary_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    environ = {**ACTIONS, "GITHUB_STEP_SUMMARY": str(tmp_path / "missing" / "summary.md")}
    warnings = write(sample_report(), destinations((), environ), OPTIONS, io.StringIO(), io.StringIO())
    assert len(warnings) == 1
    assert warnings[0].startswith("cannot write markdown to ")


def test_a_requested_file_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    stdout = io.StringIO()
    with pytest.raises(InputError, match=r"cannot write sarif to .*name a file"):
        write(sample_report(), destinations((f"sarif:{tmp_path}",), {}), OPTIONS, stdout, io.StringIO())
    assert list(tmp_path.parent.glob(".*.tmp")) == []


def test_files_are_written_though_standard_output_is_closed(tmp_path: Path) -> None:
    stdout = io.StringIO()
    stdout.close()
    places = destinations(("text", f"json:{tmp_path / 'a.json'}"), {})
    with pytest.raises(ValueError, match="closed"):
        write(sample_report(), places, OPTIONS, stdout, io.StringIO())
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old and longer", encoding="utf-8")
    path.chmod(0o640)
    write_file(path, "nëw\n")
    assert path.read_bytes() == "nëw\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_file(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "folder" / "target.txt")
    write_file(link, "x")
    assert link.is_symlink()
    assert (tmp_path / "folder" / "target.txt").read_text(encoding="utf-8") == "x"


def test_a_device_is_written_to_not_replaced() -> None:
    write_file(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()
