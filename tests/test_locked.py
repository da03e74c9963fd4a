"""What CI installs is named file by file, and it is what the project asks for."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKED = (ROOT / ".ci" / "requirements.txt").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
_NAME = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def version(text: str) -> tuple[int, ...]:
    """The numbers of a version."""
    return tuple(int(number) for number in re.findall(r"\d+", text))


def test_every_dependency_is_locked_at_a_version_that_is_allowed() -> None:
    """A dependency that was added or raised since wants the file made anew, as CONTRIBUTING.md tells."""
    locked = dict(_NAME.findall(LOCKED))
    asked = [*PROJECT["dependencies"], *(each for extra in PROJECT["optional-dependencies"].values() for each in extra)]
    for requirement in asked:
        name, _, least = requirement.partition(";")[0].strip().partition(">=")
        plain = re.sub(r"[-_.]+", "-", name.partition("[")[0]).lower()
        if plain != "fgmv-extract":
            assert version(locked[plain]) >= version(least), requirement


def test_every_file_has_a_hash_and_none_comes_from_a_place_of_its_own() -> None:
    """Where they are fetched from is a matter of whoever fetches them."""
    assert "://" not in LOCKED
    assert "index" not in LOCKED
    entries = re.split(r"\n(?=[a-z])", LOCKED.strip())
    assert len(entries) > 50
    assert all("--hash=sha256:" in entry for entry in entries)
