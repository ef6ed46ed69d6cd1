"""What changed since a branch left another, in real git repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from factcheck.changes import Changes, changed_claims, changed_since, scope_of_changes
from factcheck.errors import InputError
from factcheck.load.claims import load_project
from factcheck.model import Project

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

TEXT = "Die Brücke ist gesperrt.\nDas sagte die Bürgermeisterin.\nSie bleibt zu.\nBis Mai.\n"
CLAIMS = """\
claims:
  - {id: bridge, statement: Die Brücke ist zu.}
  - {id: tunnel, statement: Der Tunnel ist offen.}
"""


class Repo:
    """A git repository on the branch `main`, with one commit that holds a claims file and an article."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "-q", "--initial-branch=main")
        self.write("claims.yaml", CLAIMS)
        self.write("old.txt", TEXT)
        self.commit()

    def git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(("git", *identity, *arguments), cwd=self.folder, check=True, capture_output=True)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", "Something")

    def branch(self) -> None:
        self.git("switch", "-q", "-c", "branch")

    def project(self) -> Project:
        return load_project(self.folder / "claims.yaml")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return Repo(tmp_path / "redaktion ü")


def test_committed_staged_unstaged_and_untracked_files_count(repo: Repo) -> None:
    repo.branch()
    repo.write("committed.txt", "1")
    repo.commit()
    repo.write("staged.txt", "2")
    repo.git("add", "staged.txt")
    repo.write("untracked.txt", "3")
    repo.write("old.txt", TEXT + "Neu.")
    assert changed_since("main", repo.folder) == Changes(
        ("committed.txt", "staged.txt", "untracked.txt"), ("old.txt",)
    )


def test_nothing_changed(repo: Repo) -> None:
    assert changed_since("main", repo.folder) == Changes()
    assert changed_since("main", repo.folder).all == ()


def test_added_only_leaves_out_modified_files(repo: Repo) -> None:
    repo.write("old.txt", "anders")
    repo.write("new.txt", "neu")
    assert changed_since("HEAD", repo.folder, added_only=True) == Changes(("new.txt",), ())
    assert changed_since("HEAD", repo.folder).all == ("new.txt", "old.txt")


def test_only_what_the_branch_did_counts_not_what_main_did_since(repo: Repo) -> None:
    repo.branch()
    repo.write("mine.txt", "1")
    repo.commit()
    repo.git("switch", "-q", "main")
    repo.write("theirs.txt", "2")
    repo.write("old.txt", "anders")
    repo.commit()
    repo.git("switch", "-q", "branch")
    assert changed_since("main", repo.folder) == Changes(("mine.txt",), ())


def test_an_edit_that_was_taken_back_is_no_change(repo: Repo) -> None:
    repo.branch()
    repo.write("old.txt", "anders")
    repo.commit()
    repo.write("old.txt", TEXT)
    assert changed_since("main", repo.folder) == Changes()


@pytest.mark.parametrize(
    "name",
    [
        "Müller & Söhne.txt",
        "-rf.txt",
        "--help",
        "a\"b'c.txt",
        "a\nb.txt",
        "tab\there.txt",
        "back\\slash.txt",
        "🌉.md",
        "*.txt",
        ":(top)x.txt",
        " spaces .txt",
        "tief/ver schachtelt/ß.txt",
    ],
)
def test_any_file_name_is_read_as_it_is(repo: Repo, name: str) -> None:
    repo.write(name, "untracked")
    assert changed_since("HEAD", repo.folder) == Changes((name,), ())
    repo.commit()
    assert changed_since("HEAD~1", repo.folder) == Changes((name,), ())
    repo.write(name, "edited")
    assert changed_since("HEAD", repo.folder) == Changes((), (name,))


@pytest.mark.skipif(os.name == "nt" or os.sys.platform == "darwin", reason="names are Unicode there")  # type: ignore[attr-defined]
def test_names_that_are_no_utf_8_are_read_as_python_reads_them(repo: Repo) -> None:
    name = os.fsdecode(b"M\xfcller.txt")
    (repo.folder / name).write_text("latin", encoding="utf-8")
    assert changed_since("HEAD", repo.folder).added == (name,)


@pytest.mark.parametrize("with_git", [True, False])
def test_a_file_that_was_only_renamed_is_unchanged(repo: Repo, with_git: bool) -> None:
    (repo.folder / "old.txt").rename(repo.folder / "neu ü.txt")
    if with_git:
        repo.git("add", "--all")
    assert changed_since("HEAD", repo.folder) == Changes()


def test_a_file_that_was_renamed_and_edited_is_modified(repo: Repo) -> None:
    repo.git("mv", "old.txt", "new.txt")
    repo.write("new.txt", TEXT.replace("Mai", "Juni"))
    assert changed_since("HEAD", repo.folder) == Changes((), ("new.txt",))
    repo.commit()
    assert changed_since("HEAD~1", repo.folder) == Changes((), ("new.txt",))


def test_lines_in_another_order_are_an_edit_although_git_calls_them_all_the_same(repo: Repo) -> None:
    (repo.folder / "old.txt").unlink()
    repo.write("new.txt", "".join(reversed(TEXT.splitlines(keepends=True))))
    repo.commit()
    assert changed_since("HEAD~1", repo.folder) == Changes((), ("new.txt",))


def test_deleted_files_ignored_files_permissions_and_touched_files_are_no_change(repo: Repo) -> None:
    repo.write("mode.txt", "1")
    repo.write(".gitignore", "ignored.txt\n")
    repo.commit()
    repo.write("ignored.txt", "2")
    (repo.folder / "mode.txt").chmod(0o755)
    (repo.folder / "old.txt").unlink()
    os.utime(repo.folder / "claims.yaml", (1, 1))
    assert changed_since("HEAD", repo.folder) == Changes()


def test_a_file_that_git_no_longer_tracks_is_still_the_same_file(repo: Repo) -> None:
    repo.git("rm", "-q", "--cached", "old.txt")
    assert changed_since("HEAD", repo.folder) == Changes()
    repo.write("old.txt", "anders")
    assert changed_since("HEAD", repo.folder) == Changes((), ("old.txt",))


def test_files_in_conflict_are_modified(repo: Repo) -> None:
    repo.branch()
    repo.write("old.txt", "so\n")
    repo.commit()
    repo.git("switch", "-q", "main")
    repo.write("old.txt", "anders\n")
    repo.commit()
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "-q", "branch")
    assert changed_since("HEAD", repo.folder) == Changes((), ("old.txt",))


def test_submodules_and_repositories_within_are_ignored(repo: Repo, tmp_path: Path) -> None:
    other = Repo(tmp_path / "other")
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.folder), "module")
    Repo(repo.folder / "nested")
    (repo.folder / "module" / "old.txt").write_text("anders", encoding="utf-8")
    assert changed_since("HEAD", repo.folder) == Changes((".gitmodules",), ())


def test_paths_are_relative_to_the_folder_also_for_files_outside_of_it(repo: Repo) -> None:
    repo.write("check/new.txt", "1")
    repo.write("content/new.txt", "2")
    assert changed_since("HEAD", repo.folder / "check").added == ("../content/new.txt", "new.txt")


def test_the_users_configuration_of_git_changes_nothing(repo: Repo) -> None:
    for setting in ("diff.renames=copies", "diff.relative=true", "color.ui=always", "core.quotePath=true"):
        repo.git("config", *setting.split("="))
    repo.git("config", "diff.external", "false")
    repo.git("config", "status.showUntrackedFiles", "no")
    repo.write("ü/copy.txt", TEXT)
    repo.git("mv", "old.txt", "ü/moved.txt")
    assert changed_since("HEAD", repo.folder / "ü").all == ("copy.txt",)


def test_variables_that_git_sets_for_a_hook_do_not_lead_elsewhere(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repo(tmp_path / "other")
    repo.write("new.txt", "1")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert changed_since("HEAD", repo.folder) == Changes(("new.txt",), ())


# --- what goes wrong --------------------------------------------------------------------------


@pytest.mark.parametrize("ref", ["-O/dev/null", "--output=x", "", "a\nb", "main\0"])
def test_what_cannot_name_a_commit_is_rejected_before_git_sees_it(repo: Repo, ref: str) -> None:
    with pytest.raises(InputError, match="no name of a commit"):
        changed_since(ref, repo.folder)


def test_an_unknown_commit_comes_with_the_nearest_name(repo: Repo) -> None:
    with pytest.raises(InputError, match="did you mean `main`"):
        changed_since("mian", repo.folder)
    with pytest.raises(InputError, match="git branch --all"):
        changed_since("0123456789abcdef", repo.folder)


def test_a_branch_that_only_the_remote_has_is_suggested_with_the_remote(repo: Repo, tmp_path: Path) -> None:
    repo.git("branch", "trunk")
    clone = tmp_path / "clone"
    repo.git("clone", "-q", str(repo.folder), str(clone))
    with pytest.raises(InputError, match="did you mean `origin/trunk`"):
        changed_since("trunk", clone)


def test_a_shallow_clone_says_how_to_fetch_the_rest(repo: Repo, tmp_path: Path) -> None:
    repo.branch()
    for number in range(3):
        repo.write(f"{number}.txt", "1")
        repo.commit()
    clone = tmp_path / "clone"
    url = repo.folder.as_uri()
    repo.git("clone", "-q", "--depth=1", "--no-single-branch", "--branch=branch", url, str(clone))
    with pytest.raises(InputError, match=r"shallow.*fetch-depth: 0.*git fetch --unshallow"):
        changed_since("origin/main", clone)
    with pytest.raises(InputError, match="fetch-depth: 0"):
        changed_since("0123456789abcdef", clone)


def test_histories_with_nothing_in_common_are_an_error(repo: Repo) -> None:
    repo.git("switch", "-q", "--orphan", "other")
    with pytest.raises(InputError, match="no commit yet"):
        changed_since("main", repo.folder)
    repo.commit()
    with pytest.raises(InputError, match="no history in common"):
        changed_since("main", repo.folder)


def test_outside_of_a_repository_the_error_says_so(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(InputError, match="not in a git repository"):
        changed_since("main", tmp_path)
    with pytest.raises(InputError, match="nothing is checked out"):
        changed_since("main", repo.folder / ".git")
    with pytest.raises(InputError, match="no folder"):
        changed_since("main", tmp_path / "none")


def test_without_git_the_error_says_so(repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="git is not installed"):
        changed_since("main", repo.folder)


# --- claims -----------------------------------------------------------------------------------


def claims_changed_by(repo: Repo, text: str) -> set[str]:
    repo.write("claims.yaml", text)
    return set(changed_claims("HEAD", repo.folder / "claims.yaml", repo.project()))


@pytest.mark.parametrize(
    "addition",
    [
        "verdict: false",
        "verdict: [{until: 2025, rating: false}]",
        "paraphrases: [Die Brücke ist gesperrt.]",
        "counterclaims: [Die Brücke ist offen.]",
        "contradicts: [tunnel]",
        "threshold: 0.8",
        "expect: {old.txt: refutes}",
    ],
)
def test_whatever_decides_about_findings_changes_a_claim(repo: Repo, addition: str) -> None:
    assert claims_changed_by(repo, CLAIMS.replace("ist zu.", f"ist zu., {addition}")) == {"bridge"}


def test_new_claims_and_new_statements_count(repo: Repo) -> None:
    assert claims_changed_by(repo, CLAIMS + "  - {id: ferry, statement: Die Fähre fährt.}\n") == {"ferry"}
    assert claims_changed_by(repo, CLAIMS.replace("offen", "zu")) == {"tunnel"}


def test_places_order_comments_and_what_only_explains_do_not_count(repo: Repo) -> None:
    first, *claims = CLAIMS.splitlines(keepends=True)
    moved = "# new\nrules: {single-source: off}\n" + first + "".join(reversed(claims))
    explained = moved.replace(
        "zu.", "zu., note: Seen., claimant: Ada, topic: roads, references: 'https://a.example'"
    )
    assert claims_changed_by(repo, explained) == set()


def test_all_claims_count_where_the_old_file_was_missing_or_broken(repo: Repo) -> None:
    repo.write("new/claims.yaml", CLAIMS)
    path = repo.folder / "new" / "claims.yaml"
    assert changed_claims("HEAD", path, load_project(path)) == {"bridge", "tunnel"}
    repo.write("new/claims.yaml", "claims: [")
    repo.commit()
    repo.write("new/claims.yaml", CLAIMS)
    assert changed_claims("HEAD", path, load_project(path)) == {"bridge", "tunnel"}


# --- the scope --------------------------------------------------------------------------------


def test_the_scope_holds_the_articles_and_claims_that_changed(repo: Repo) -> None:
    repo.branch()
    repo.write("archiv/neu.txt", "1")
    repo.write("README.md", "not among the articles")
    repo.write("claims.yaml", CLAIMS.replace("offen", "zu"))
    scope = scope_of_changes("main", repo.project(), ["old.txt", "archiv/neu.txt"])
    assert scope.articles == {"archiv/neu.txt"}
    assert scope.claims == {"tunnel"}
    assert scope.words == "findings that involve what changed since main: 1 article and 1 claim"


def test_added_only_is_about_articles_alone(repo: Repo) -> None:
    repo.write("claims.yaml", CLAIMS.replace("offen", "zu"))
    repo.write("old.txt", "anders")
    scope = scope_of_changes("main", repo.project(), ["old.txt"], added_only=True)
    assert (scope.articles, scope.claims) == (frozenset(), frozenset())
    assert scope.words == "findings that involve what was added since main: no article"


def test_rows_of_an_archive_and_articles_behind_links_are_known_by_their_file(repo: Repo) -> None:
    repo.write("archive.jsonl", "{}\n")
    repo.write("content/neu.txt", "1")
    (repo.folder / "check").mkdir()
    (repo.folder / "check" / "articles").symlink_to("../content")
    repo.write("check/claims.yaml", CLAIMS)
    project = load_project(repo.folder / "check" / "claims.yaml")
    names = ["articles/neu.txt", "../archive.jsonl#7", "../old.txt"]
    assert scope_of_changes("HEAD", project, names).articles == {"articles/neu.txt", "../archive.jsonl#7"}
