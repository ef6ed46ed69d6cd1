"""Which files the `articles` of a claims file name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.errors import InputError, InputErrors
from factcheck.load.articles import FoundArticles, article_name, find_articles
from factcheck.model import Project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project folder `project` with a few files, beside a folder `elsewhere`."""
    files = (
        "news/a.txt",
        "news/b.md",
        "news/2024/c.TXT",
        "news/d.html",
        "news/.hidden.txt",
        "news/.git/e.txt",
    )
    for name in (*(f"project/{file}" for file in files), "elsewhere/secret.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.", encoding="utf-8")
    return tmp_path / "project"


def find(root: Path, *entries: str) -> FoundArticles:
    return find_articles(Project(str(root / "claims.yaml"), (), articles=entries), root)


def names(root: Path, *entries: str) -> list[str]:
    return [article_name(path, root) for path in find(root, *entries).paths]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["news"], ["news/2024/c.TXT", "news/a.txt", "news/b.md"]),
        (["news/"], ["news/2024/c.TXT", "news/a.txt", "news/b.md"]),
        (["."], ["news/2024/c.TXT", "news/a.txt", "news/b.md"]),
        (["news/*.txt"], ["news/a.txt"]),
        (["news/**/*.[tT][xX][tT]"], ["news/2024/c.TXT", "news/a.txt"]),
        (["**/c.*"], ["news/2024/c.TXT"]),
        (["news/20*"], ["news/2024/c.TXT"]),
        (["news/?.html"], ["news/d.html"]),
        (["news/b.md", "news/a.txt", "news", "./news/a.txt"], ["news/2024/c.TXT", "news/a.txt", "news/b.md"]),
        (["news/d.html"], ["news/d.html"]),
        (["news/.hidden.txt"], ["news/.hidden.txt"]),
        (["../elsewhere"], ["../elsewhere/secret.txt"]),
        ([], []),
    ],
)
def test_files_folders_and_globs(root: Path, entries: list[str], expected: list[str]) -> None:
    assert names(root, *entries) == expected


def test_entries_that_name_nothing_are_errors_with_a_hint(root: Path) -> None:
    with pytest.raises(InputError, match=r"there is no file or folder `nwes`") as raised:
        find(root, "nwes")
    assert raised.value.place is not None
    assert raised.value.place.path.endswith("claims.yaml")
    assert raised.value.hint
    with pytest.raises(InputErrors) as several:
        find(root, "nwes", "news/*.pdf", "news", "a\0b")
    assert len(several.value.errors) == 3


def test_links_out_of_the_named_folders_are_skipped(root: Path) -> None:
    (root / "news/link.txt").symlink_to(root.parent / "elsewhere/secret.txt")
    (root / "news/folder").symlink_to(root.parent / "elsewhere")
    (root / "linked").symlink_to(root.parent / "elsewhere")
    found = find(root, "news", "linked", "linked/*.txt", "linked/secret.txt")
    assert [article_name(path, root) for path in found.paths] == [
        "news/2024/c.TXT",
        "news/a.txt",
        "news/b.md",
    ]
    assert [skip.path for skip in found.skipped] == [
        "linked",
        "linked/secret.txt",
        "news/folder",
        "news/link.txt",
    ]
    assert all("link" in skip.reason for skip in found.skipped)


def test_link_within_the_named_folders_is_no_second_article(root: Path) -> None:
    (root / "news/0.txt").symlink_to("a.txt")
    (root / "news/loop").symlink_to(root / "news")
    assert names(root, "news") == ["news/2024/c.TXT", "news/a.txt", "news/b.md"]


def test_broken_link_is_left_to_loading(root: Path) -> None:
    (root / "news/gone.txt").symlink_to("nothing.txt")
    assert "news/gone.txt" in names(root, "news")


@pytest.mark.parametrize(
    "name", ["zwei\nZeilen.txt", "\x1b[31mrot.txt", "a[1].txt", "ä ö.txt", "::error::.txt"]
)
def test_hostile_names_are_kept(root: Path, name: str) -> None:
    (root / "hostile").mkdir()
    (root / "hostile" / name).write_text("Text.", encoding="utf-8")
    assert names(root, "hostile") == [f"hostile/{name}"]
    assert names(root, f"hostile/{name}") == [f"hostile/{name}"]


def test_name_that_is_not_utf8_is_kept(root: Path) -> None:
    (root / "hostile").mkdir()
    name = os.fsdecode(b"gr\xf6\xdfe.txt")
    (root / "hostile" / name).write_text("Text.", encoding="utf-8")
    assert names(root, "hostile") == [f"hostile/{name}"]


def test_glob_with_many_stars_ends(root: Path) -> None:
    (root / ("a" * 200 + ".txt")).write_text("Text.", encoding="utf-8")
    with pytest.raises(InputError):
        find(root, "**/" * 20 + "*a" * 20 + "b")
