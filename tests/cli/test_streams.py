"""What reaches a terminal, a pipe or a file: colours, widths, encodings, closed pipes."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli import _progress
from factcheck.cli._progress import with_progress
from factcheck.cli._streams import wants_color
from tests.cli.project import REPEATS, start, write_project

ESCAPE = b"\x1b["


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "variables", "terminal", "colored"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(
    monkeypatch: pytest.MonkeyPatch, choice: str, variables: dict[str, str], terminal: bool, colored: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert wants_color(choice, Terminal() if terminal else io.StringIO()) is colored


def test_a_pipe_gets_plain_text_of_80_columns(tmp_path: Path) -> None:
    write_project(tmp_path, {"repeats.txt": REPEATS})
    output = start(tmp_path, "verify").stdout
    assert ESCAPE not in output
    assert 60 < max(len(line) for line in output.decode().splitlines()) <= 80


def test_columns_and_force_color_are_honoured(tmp_path: Path) -> None:
    write_project(tmp_path, {"repeats.txt": REPEATS})
    output = start(tmp_path, "verify", COLUMNS="120", FORCE_COLOR="1").stdout
    assert ESCAPE in output
    plain = start(tmp_path, "verify", COLUMNS="120", NO_COLOR="1").stdout
    assert ESCAPE not in plain
    assert max(len(line) for line in plain.decode().splitlines()) > 80


def test_an_output_without_unicode_gets_ascii_but_json_stays_utf_8(tmp_path: Path) -> None:
    write_project(tmp_path, {"repeats.txt": REPEATS})
    result = start(tmp_path, "verify", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert result.stdout.isascii()
    exported = start(tmp_path, "verify", "--format", "json", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert json.loads(exported.stdout.decode("utf-8"))["claims"][0]["statement"].endswith("schließt.")


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("verify",), 1), (("lint",), 0), (("--help",), 0), (("verify", "--help"), 0), (("verify", "-x"), 2)],
)
def test_a_closed_pipe_changes_no_exit_code(
    tmp_path: Path, arguments: tuple[str, ...], code: int, both: bool
) -> None:
    write_project(tmp_path, {"repeats.txt": REPEATS})
    errors = tmp_path / "errors.log"
    with errors.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if both else log,
        )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=60) == code
    assert b"Traceback" not in errors.read_bytes()
    assert b"Broken pipe" not in errors.read_bytes()


def test_version_and_help_load_nothing_heavy(tmp_path: Path) -> None:
    for argument in ("--version", "--help"):
        script = (
            "import sys\n"
            "from factcheck.cli import main\n"
            f"try:\n    main(['{argument}'])\n"
            "except SystemExit:\n    pass\n"
            "heavy = {'rich', 'rapidfuzz', 'yaml', 'Stemmer'}\n"
            "heavy.update(('factcheck.pipeline', 'factcheck.languages'))\n"
            "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
        )
        result = subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert result.stderr.strip() == "[]"
        assert "factcheck" in result.stdout


def test_hostile_names_do_not_act_on_the_terminal(tmp_path: Path) -> None:
    write_project(tmp_path, {"repeats.txt": REPEATS})
    result = start(tmp_path, "verify", "--claims", "\x1b[31mred.yaml\n::error::x")
    assert result.returncode == 2
    assert ESCAPE not in result.stderr
    assert not any(line.startswith(b"::") for line in result.stderr.splitlines())


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_passes_everything_on_in_order(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(_progress, "PATIENCE", -1.0)

    def items() -> Iterator[int]:
        yield from range(5)

    assert list(with_progress(items(), 5)) == [0, 1, 2, 3, 4]
    assert bool(stream.getvalue()) is terminal
    assert list(with_progress(items(), 5, quiet=True)) == [0, 1, 2, 3, 4]
