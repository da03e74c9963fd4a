"""What ``import fgmv_extract`` offers, and what it costs."""

import inspect
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import fgmv_extract
from fgmv_extract import document, errors, findings, options, places, records

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT.parent / "shared" / "seed" / "sg20-reply-fgmv.txt"
HEAVY = {
    "cattrs",
    "lxml",
    "regex",
    "docx",
    "pdfplumber",
    "pdfminer",
    "pypdfium2",
    "openpyxl",
    "pyarrow",
    "urllib.request",
}
READERS = {"lxml", "docx", "pdfplumber", "pdfminer", "pypdfium2", "openpyxl", "pyarrow", "urllib.request"}


def test_every_public_name_is_there_and_documented() -> None:
    """A name without words is no public name."""
    assert sorted(set(fgmv_extract.__all__)) == sorted(fgmv_extract.__all__)
    for name in fgmv_extract.__all__:
        value = getattr(fgmv_extract, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), name


def test_nothing_else_is_public() -> None:
    """What can be imported from the package without an underscore is listed, but for its modules."""
    for name in fgmv_extract.__all__:
        getattr(fgmv_extract, name)  # those that are imported late are there then
    public = {
        name for name, value in vars(fgmv_extract).items() if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert public - {"TYPE_CHECKING", "import_module"} == set(fgmv_extract.__all__) - {"__version__"}
    assert set(fgmv_extract.__all__) <= set(dir(fgmv_extract))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        getattr(fgmv_extract, "nothing")  # noqa: B009  mypy knows that it is not there


@pytest.mark.parametrize("module", [document, records, places, findings, errors])
def test_every_record_and_error_is_public(module: object) -> None:
    """Whoever gets a value can name its type."""
    missing = {
        name
        for name, value in vars(module).items()
        if inspect.isclass(value) and value.__module__ == getattr(module, "__name__", "") and not name.startswith("_")
    } - set(fgmv_extract.__all__)
    assert missing == set()


def test_everything_a_caller_passes_is_public() -> None:
    """Limits and views of tracked changes are asked for by name; the rest of the options is our own."""
    assert {"Limits", "Revisions", "Vocabulary"} <= set(fgmv_extract.__all__)
    assert options.Options.__name__ not in fgmv_extract.__all__


def test_records_are_frozen() -> None:
    """A value that was read does not change."""
    for name in fgmv_extract.__all__:
        value = getattr(fgmv_extract, name)
        if inspect.isclass(value) and attrs.has(value) and not issubclass(value, Exception):
            assert value.__setattr__ is not object.__setattr__, name


def loaded(code: str, *arguments: str) -> set[str]:
    """Return the modules a fresh interpreter has imported after running ``code``."""
    telling = f"import sys\nsys.argv[1:] = {list(arguments)!r}\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", telling], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.split())


def test_importing_the_package_is_light() -> None:
    """No reader, no serialisation and no network is loaded until it is needed."""
    assert loaded("import fgmv_extract") & HEAVY == set()


def test_importing_the_package_imports_nothing_but_itself() -> None:
    """Each public name brings what it needs when it is first asked for."""
    ours = {name for name in loaded("import fgmv_extract") if name.startswith("fgmv_extract")}
    assert ours == {"fgmv_extract", "fgmv_extract.showing", "fgmv_extract.version"}


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_what_needs_no_command_imports_none(asked: str) -> None:
    """Neither records nor attrs: the answer comes as soon as Python is up."""
    modules = loaded("from fgmv_extract.cli import main\nmain()", asked)
    assert "fgmv_extract.cli.parsing" in modules
    assert not modules & {"attr", "fgmv_extract.records", "fgmv_extract.cli.extract"}


def test_the_command_line_starts_light() -> None:
    """Help and explanations need nothing but themselves."""
    assert loaded("from fgmv_extract.cli import main\nmain()", "explain", "truncated-row") & HEAVY == set()


@pytest.mark.parametrize("chosen", ["json", "table", "csv"])
def test_reading_text_needs_no_other_reader(chosen: str, tmp_path: Path) -> None:
    """Neither Word nor PDF nor HTML is loaded for a text."""
    text = tmp_path / "reply.txt"
    text.write_text("\tNo.\n\tTitle\n\tSG20\n\n\tFGMV-01\n\tTechnical Report on Metaverse\n\t\n", "utf-8")
    output = str(tmp_path / "out")
    modules = loaded(
        "from fgmv_extract.cli import main\nassert main() == 0", "extract", str(text), "--format", chosen, "-o", output
    )
    assert modules & READERS == set()
