"""The documentation is true: what it shows comes out, its Python runs, and it speaks of everything there is."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import fgmv_extract as fx
from fgmv_extract.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
_FENCE = re.compile(
    r"(?:^<!-- (?P<told>[^>]*) -->\n)?^```(?P<head>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_TITLE = re.compile(r'title="([^"]+)"')
_OUTSIDE = re.compile(
    r"""<(?:script|img|iframe)[^>]+src=["']?(?:https?:)?//|<link(?![^>]+canonical)[^>]+href=["']?https?://"""
)


class Block(NamedTuple):
    """A fenced block: its language, the file it is titled with, the comment in front of it, its text."""

    language: str
    file: str | None
    told: str
    text: str


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page."""
    found = _FENCE.finditer(page.read_text("utf-8"))
    return [_block(each["head"], each["told"] or "", each["text"]) for each in found]


def _block(head: str, told: str, text: str) -> Block:
    title = _TITLE.search(head)
    return Block(head.partition(" ")[0], title and title[1], told, text)


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block, with the lines shown after it; a command goes on after a backslash."""
    joined = text.replace("\\\n  ", "")
    for part in re.split(r"^\$ ", joined, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield command, shown


def is_shown(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether the lines shown are those printed, where a line of dots stands for any lines left out."""
    if not shown:
        return True
    if shown[0] != "...":
        return bool(printed) and shown[0] == printed[0].rstrip() and (_rest(shown[1:], printed[1:]))
    return any(_rest(shown[1:], printed[start:]) for start in range(len(printed) + 1))


def _rest(shown: Sequence[str], printed: Sequence[str]) -> bool:
    return is_shown(shown, printed) if shown else not printed


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the samples and the command in it, where a reader of the page would stand."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    tools = tmp_path / ".tools"
    tools.mkdir()
    for name, module in (("fgmv-extract", "-m fgmv_extract"), ("python", "")):
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', "utf-8")
        (tools / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("PATH", str(tools), prepend=":")
    for whose in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{whose}_NAME", "Ada Mercer")
        monkeypatch.setenv(f"GIT_{whose}_EMAIL", "ada.mercer@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tools / "gitconfig"))
    monkeypatch.setenv("GIT_PAGER", "cat")
    return tmp_path


def run(command: str, capsysbinary: pytest.CaptureFixture[bytes]) -> tuple[int, list[str]]:
    """Run a line of a console block: here when it is one plain command of ours, else in a shell."""
    words = command.split()
    if words[0] == "fgmv-extract" and not set(command) & set("|<>;&*'\"`$"):
        capsysbinary.readouterr()
        status = main(words[1:])
        out, err = capsysbinary.readouterr()
        return status, (out + err).decode().splitlines()
    if shutil.which(words[0]) is None:
        pytest.skip(f"no {words[0]} here")
    done = subprocess.run(  # noqa: S603  our own text
        ["/bin/sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.returncode, done.stdout.splitlines()


def _said(block: Block, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    wanted = int(block.told.removeprefix("status ") or 0)
    for command, shown in commands(block.text):
        status, printed = run(command, capsysbinary)
        assert status == wanted, (command, printed)
        assert is_shown([line.rstrip() for line in shown], [line.rstrip() for line in printed]), (command, printed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_blocks_of_a_page_do_what_it_says(page: Path, desk: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """From top to bottom: files are written, Python runs and its assertions hold, commands print what is shown."""
    names: dict[str, Any] = {}
    for block in blocks(page):
        if block.file is not None:
            (desk / block.file).write_text(block.text, "utf-8")
        elif block.told.startswith("not run: "):
            continue
        elif block.told.startswith("needs "):
            if find_spec(block.told.removeprefix("needs ")) is None:
                continue
            exec(compile(block.text, page.name, "exec"), names)  # noqa: S102  our own text
        elif block.language == "python":
            exec(compile(block.text, page.name, "exec"), names)  # noqa: S102  our own text
        elif block.language == "console":
            _said(block, capsysbinary)
        else:
            pytest.fail(f"a block that is not run says why:\n{block.text}")


@pytest.mark.parametrize(
    ("shown", "printed", "true"),
    [
        ("a b", "a b", True),
        ("a", "a b", False),
        ("a ...", "a b c", True),
        ("... c", "a b c", True),
        ("... b", "a b c", False),
        ("a ... c", "a b c", True),
        ("a ... d", "a b c", False),
        ("", "a", True),
    ],
)
def test_output_shown_is_compared(shown: str, printed: str, *, true: bool) -> None:
    """Dots stand for any lines; every other line must be there; a command without output shown may print anything."""
    assert is_shown(shown.split(), printed.split()) is true


def _made() -> ModuleType:
    spec = spec_from_file_location("made", DOCS / "made.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    """All pages with what is made in them."""
    filled: Callable[[str], str] = _made().filled
    return {page.relative_to(DOCS).as_posix(): filled(page.read_text("utf-8")) for page in PAGES}


def test_every_public_name_has_one_entry(site: dict[str, str]) -> None:
    """The reference has each name of ``__all__`` once, and no other."""
    entries = re.findall(r"^::: fgmv_extract\.(\S+)$", "\n".join(site.values()), re.MULTILINE)
    assert sorted(entries) == sorted(set(fx.__all__) - {"__version__"})


@pytest.mark.parametrize(
    "command", ["extract", "batch", "diff", "history", "review", "report", "schema", "formats", "explain"]
)
def test_every_command_is_documented(command: str, site: dict[str, str]) -> None:
    """The page of the commands has the help of each command, as the program gives it."""
    page = site["reference/commands.md"]
    assert f"## {command}\n\n```text\nusage: fgmv-extract {command} " in page


def test_every_finding_is_documented(site: dict[str, str]) -> None:
    """Each code has a heading of its own, so that it can be linked to."""
    headings = re.findall(r"^### (\S+)$", site["reference/finding-codes.md"], re.MULTILINE)
    assert headings == [code.label for code in fx.Code]


def test_every_schema_is_documented(site: dict[str, str]) -> None:
    """The page of the schemas has each that the command prints."""
    shown = re.findall(r"\]\(schemas/(\w+)\.schema\.json\)", site["reference/schemas.md"])
    assert set(shown) >= {"statement", "comparison", "history", "review", "tables"}


def test_links_within_a_schema_lead_somewhere(site: dict[str, str]) -> None:
    """Every type that a table of keys names has a heading of its own."""
    page = site["reference/schemas.md"]
    assert set(re.findall(r"\]\(#([\w-]+)\)", page)) <= set(re.findall(r"\{ #([\w-]+) \}", page))


def test_readme_figures_stand_in_one_place(site: dict[str, str]) -> None:
    """The page of the benchmarks has the figures of README.md, and none of its own."""
    own = (DOCS / "benchmarks.md").read_text("utf-8")
    assert not re.search(r"\d", own)
    assert re.search(r"\d", site["benchmarks.md"])


@pytest.mark.slow
def test_site_is_built_and_asks_nobody(tmp_path: Path) -> None:
    """``mkdocs build --strict`` passes, and the pages load nothing from elsewhere."""
    if find_spec("mkdocs") is None or find_spec("mkdocstrings") is None or find_spec("material") is None:
        pytest.skip("needs the extra docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(PAGES) - 1
    for page in pages:
        assert not _OUTSIDE.search(page.read_text("utf-8")), page
    assert (tmp_path / "site" / "reference" / "schemas" / "statement.schema.json").is_file()
