"""One statement is one statement, whatever it is wrapped in: the wrappings are made here, by the tools that make them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import fgmv_extract
from samples import describe, losses, wrappings
from samples.losses import SAMPLES, Loss
from samples.wrappings import WRAPPINGS, Wrapping
from tests.fuzz.laws import check_document, check_statement

SHOWN_AS_EMPTY = {
    *((name, "example-truncated") for name in ("pandoc-html", "pandoc-plain", "pandoc-wide", "pandoc-markdown")),
    *((name, "example-truncated") for name in ("pandoc-grid", "pandoc-pipe", "pandoc-github", "pandoc-rst")),
    (
        "pandoc-asciidoc",
        "example-truncated",
    ),  # pandoc fills a row that lacks a cell with an empty one, as if it stood there
    *(
        (name, "example-truncated") for name in ("pdftotext-layout", "pdftotext-landscape", "w3m")
    ),  # nothing: no cell, an empty one
}
"""What cannot be told from a document that says something else: the last row of this sample lacks its last cell."""

_TRACKED = {describe.HERE / f"{name}.docx" for name in ("tracked-changes", "word-constructs")}
OTHERS = tuple(sorted(set(describe.HERE.glob("*.docx")) - set(SAMPLES) - _TRACKED))
"""Those that show what only Word has; Tika reads no file with tracked changes that LibreOffice wrote."""

Make = Callable[[Wrapping, Path], Path]
KNOWN = losses.kept()


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Wrap all samples at once when the first of them is wanted: LibreOffice takes a second to come up."""
    folder = tmp_path_factory.mktemp("wrappings")

    def made(wrapping: Wrapping, sample: Path) -> Path:
        if wrapping.missing:
            problem = f"{', '.join(wrapping.missing)}: not on this machine"
            assert not os.environ.get("CI"), f"CI installs what it needs; {problem}"
            pytest.skip(problem)
        everything = (*SAMPLES, *OTHERS)
        return wrappings.make(wrapping, everything, folder)[everything.index(sample)]

    return made


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: str(path.stem))
@pytest.mark.parametrize("wrapping", WRAPPINGS, ids=lambda wrapping: str(wrapping.name))
def test_all_wrappings_of_a_sample_give_equal_statements(wrapping: Wrapping, sample: Path, make: Make) -> None:
    """Equal, but for what the wrapping hides, and for the losses that are known (``samples/losses.toml``).

    What cannot be seen is absent, and whatever differs, a finding says that something may be lost; a text may show by its
    lines what its wrapping mostly hides.
    """
    wrapped, original = fgmv_extract.extract(make(wrapping, sample)), fgmv_extract.extract(sample)
    known = KNOWN.get((wrapping.name, sample.stem), Loss(exact=len(original.deliverables)))
    found = losses.loss(wrapped, original, wrapping.hides)
    assert found.fields <= known.fields
    assert found.exact >= known.exact
    lost = found.fields and (wrapping.name, sample.stem) not in SHOWN_AS_EMPTY
    hidden = losses.known(original, wrapping.hides) != original and wrapped.deliverables != original.deliverables
    if lost or hidden:
        assert any(finding.code.loses for finding in wrapped.findings)


@pytest.mark.slow
@pytest.mark.parametrize("sample", OTHERS, ids=lambda path: str(path.stem))
@pytest.mark.parametrize("wrapping", WRAPPINGS, ids=lambda wrapping: str(wrapping.name))
def test_all_wrappings_of_what_only_word_has_are_read(wrapping: Wrapping, sample: Path, make: Make) -> None:
    """What becomes of it is the wrapping's doing; what is told stands where it says."""
    path = make(wrapping, sample)
    document = fgmv_extract.read(path)
    statement = fgmv_extract.extract(path)
    check_document(document)
    check_statement(statement, document, stored=True)


def test_known_losses_are_of_wrappings_and_samples_that_are_there() -> None:
    """None is left over."""
    names, stems = {each.name for each in WRAPPINGS}, {sample.stem for sample in SAMPLES}
    assert {name for name, _ in KNOWN} <= names
    assert {stem for _, stem in KNOWN} <= stems


def test_no_loss_is_silent_that_is_not_known() -> None:
    """What is shown as something else is a known loss: the list has no entry that is not needed."""
    assert set(KNOWN) >= SHOWN_AS_EMPTY


def test_the_example_is_exact_in_the_formats_that_keep_its_cells() -> None:
    """No loss of the example may ever be written down for these."""
    formats = {
        "pdf",
        "pdf-landscape",
        "pdf-small",
        "pdf-large",
        "odt",
        "rtf",
        "doc",
        "html",
        "xhtml",
        "mhtml",
        "eml",
        "mbox",
        "msg",
        "zip",
    }
    assert {name for name, stem in KNOWN if stem == "example"} & formats == set()


def test_a_wrapping_stands_behind_what_it_is_made_of() -> None:
    """The table is in an order in which it can be made."""
    names = ["docx", *(wrapping.name for wrapping in WRAPPINGS)]
    assert len(set(names)) == len(names)
    for wrapping in WRAPPINGS:
        assert names.index(wrapping.of) < names.index(wrapping.name)
