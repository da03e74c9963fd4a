"""The vocabulary is what the package ships with a user's files on top, and a mistake in one is told in one line."""

import pickle
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from fgmv_extract.errors import ExtractError, MalformedDocumentError, UnreadableFileError
from fgmv_extract.itu.groups import find_groups, is_known, read_group
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.loading import check, shipped
from fgmv_extract.itu.periods import study_groups
from fgmv_extract.itu.spellings import alternation, any_case, is_abbreviation, normal
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.typography import plain


def load(folder: Path, text: str) -> Vocabulary:
    """Load the shipped vocabulary with this text on top."""
    file = folder / "mine.toml"
    file.write_text(text, "utf-8")
    return Vocabulary.load(file)


def groups(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of the groups in a text."""
    return tuple(mention.group for mention in find_groups(text, vocabulary))


def test_the_shipped_facts_have_the_form_a_users_file_must_have() -> None:
    """What is demanded of a user's file holds for the shipped ones."""
    check(shipped(), "shipped")


def test_the_default_is_loaded_once() -> None:
    """Functions cache by the identity of the vocabulary, so there is one default; loading makes another."""
    assert default() is default()
    assert Vocabulary.load() is not default()
    assert Vocabulary.load() != default()
    assert len({default(), default()}) == 1


def test_a_vocabulary_survives_a_process_pool(tmp_path: Path) -> None:
    """Pickled and back the default is itself; another is loaded again from its files, once a process."""
    assert pickle.loads(pickle.dumps(default())) is default()  # noqa: S301  our own bytes
    mine = load(tmp_path, "[focus_groups.FG-XY]\nids = ['FGXY-{nn}']")
    again = pickle.loads(pickle.dumps(mine))  # noqa: S301
    assert again.focus_groups == mine.focus_groups
    assert pickle.loads(pickle.dumps(mine)) is again  # noqa: S301


def test_a_user_adds_a_focus_group_without_touching_code(tmp_path: Path) -> None:
    """A new Focus Group is found by its name and its title, and its identifiers are put into its form."""
    mine = load(
        tmp_path,
        """
        [focus_groups.FG-XY]
        titles = ['basket weaving']
        spellings = ['Weavers Group', 'XYFG']
        ids = ['FGXY-{nnn}', 'FG XY D{n}.{n}']
        aliases = { 'FG XY D1.1' = 'FGXY-001' }
        """,
    )
    assert groups("FG XY, XYFG, weavers group, Focus Group on basket weaving", mine) == ("FG-XY",) * 3
    assert is_known("FG-XY", mine)
    assert not is_known("FG-XY", default())
    read = read_identifier("FGXY-7 rest", mine)
    assert read is not None
    assert (read[0].id, read[0].focus_group, read[1]) == ("FGXY-007", "FG-XY", "rest")
    alias = read_identifier("D1.1", mine, "FG-XY")
    assert alias is not None
    assert (alias[0].id, alias[0].aliases) == ("FG XY D1.1", ("FGXY-001",))


def test_a_user_adds_study_groups_bodies_and_synonyms(tmp_path: Path) -> None:
    """Lists of the shipped vocabulary grow, other values are replaced, and what is not mentioned stays."""
    mine = load(
        tmp_path,
        """
        [study_periods.2025-2028]
        study_groups = [22]
        end = '2029-03-01'
        [study_periods.2029-2032]
        start = '2029-03-02'
        end = '2032-12-31'
        study_groups = [2, 22]
        [bodies]
        'Acme Forum' = ['Acme Forum', 'ACF']
        'ITU-T TSAG' = ['The Advisory Group']
        [headings]
        lead = ['Chef de file']
        [labels]
        deadline = ['Frist']
        """,
    )
    assert study_groups("2025-2028", mine) == (*study_groups("2025-2028", default()), "ITU-T SG22")
    assert study_groups("2030", mine) == ("ITU-T SG2", "ITU-T SG22")
    assert groups("TSAG, ACF and the Acme forum; the advisory group", mine)[:3] == (
        "ITU-T TSAG",
        "Acme Forum",
        "Acme Forum",
    )
    assert read_group("THE ADVISORY GROUP", mine) == "ITU-T TSAG"
    assert mine.headings["lead"] == (*default().headings["lead"], "Chef de file")
    assert mine.labels["deadline"][-1] == "Frist"
    assert mine.headings["id"] == default().headings["id"]
    assert "ACF" not in str(default().bodies)


def test_several_files_go_on_top_of_each_other(tmp_path: Path) -> None:
    """The later file wins where values are replaced."""
    for name, parent in (("one", "ITU-T SG2"), ("two", "ITU-T SG3")):
        (tmp_path / f"{name}.toml").write_text(
            f"[focus_groups.FG-XY]\nparent = '{parent}'\nids = ['FGXY-{{nn}}']", "utf-8"
        )
    both = Vocabulary.load(tmp_path / "one.toml", str(tmp_path / "two.toml"))
    assert both.focus_groups["FG-XY"].parent == "ITU-T SG3"
    assert both.focus_groups["FG-XY"].ids == ("FGXY-{nn}",)


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        (
            "[focusgroups.FG-XY]",
            "focusgroups is not known",
            "there are study_periods, successions, sectors, study_group_names, bodies, focus_groups, kinds, headings, labels, purposes",
        ),
        (
            "[focus_groups.FG-XY]\nid = ['FGXY-{nn}']",
            "focus_groups.FG-XY.id is not known",
            "there are titles, parent, since, until, ids, aliases, spellings",
        ),
        (
            "[focus_groups.FG-XY]\nids = 'FGXY-{nn}'",
            "focus_groups.FG-XY.ids is 'FGXY-{nn}'",
            "it must be a list of strings",
        ),
        (
            "[focus_groups.FG-XY]\nids = ['FGXY-[0-9]+']",
            "focus_groups.FG-XY.ids has 'FGXY-[0-9]+'",
            "a form of identifiers is text with {n}, {nn}, {nnn} or {word} in it",
        ),
        ("[bodies]\nAcme = ['-']", "bodies.Acme has '-'", "write a name, or leave the entry out"),
        ("[bodies]\nAcme = 5", "bodies.Acme is 5", "it must be a list of strings"),
        ("bodies = ['Acme']", "bodies is a list", "it must be a table"),
        ("[headings]\nlead = ['']", "headings.lead has ''", "write a name, or leave the entry out"),
        ("[sectors]\nR = [true]", "sectors.R is True", "it must be a number"),
        ("[sectors]\nR = ['5']", "sectors.R is '5'", "it must be a number"),
        (
            "[study_periods.2029-2032]\nstart = 'soon'\nend = '2032'",
            "study_periods.2029-2032.start is 'soon'",
            "it must be a date: 2024, 2024-01 or 2024-01-31",
        ),
        (
            "[study_periods.2029-2032]\nstart = '2029'\nend = '2032'\nsince = { 22 = 'x' }",
            "study_periods.2029-2032.since.22 is 'x'",
            "it must be a date: 2024, 2024-01 or 2024-01-31",
        ),
        (
            "[study_periods.2029-2032]\nstart = '2029'\nend = '2032'\nsince = { SG22 = '2030' }",
            "study_periods.2029-2032.since.SG22 is not known",
            "write the number of the study group",
        ),
        ("[study_periods.2029-2032]\nstart = '2029'", "study_periods.2029-2032 has no end", "add it"),
        ("[[successions]]\nheir = 'ITU-T SG22'", "successions.5 has no period", "add it"),
    ],
)
def test_a_mistake_is_told_with_its_entry_and_what_helps(tmp_path: Path, text: str, problem: str, remedy: str) -> None:
    """The error names the file, the entry and what would help, in one line."""
    with pytest.raises(MalformedDocumentError) as caught:
        load(tmp_path, text)
    assert caught.value == MalformedDocumentError(str(tmp_path / "mine.toml"), problem, remedy)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    """Text of another kind, bytes that are no text and absurd nesting are the same error."""
    for content in (b"not toml", b"\xff\xfe", b"a = " + b"[" * 100_000):
        file = tmp_path / "mine.toml"
        file.write_bytes(content)
        with pytest.raises(MalformedDocumentError, match="the vocabulary is not TOML"):
            Vocabulary.load(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing file and a folder are unreadable files."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(UnreadableFileError, match="the vocabulary cannot be read") as caught:
            Vocabulary.load(path)
        assert isinstance(caught.value, ExtractError)
        assert caught.value.file == str(path)


@pytest.mark.parametrize("section", ["headings", "labels", "purposes", "kinds"])
def test_no_synonym_means_two_things(section: str) -> None:
    """Each synonym of a section belongs to one name, so that the order of the data does not matter."""
    words: dict[str, tuple[str, ...]] = getattr(default(), section)
    counted = Counter(
        spelled for synonyms in words.values() for spelled in {plain(s).casefold().rstrip(" .:*") for s in synonyms}
    )
    assert [spelled for spelled, times in counted.items() if times > 1] == []


def test_no_spelling_names_two_groups() -> None:
    """Each spelling of a group is that of one group only."""
    owners: dict[str, set[str]] = {}
    for name, spellings in default().bodies.items():
        for spelling in (name, *spellings):
            owners.setdefault(normal(spelling), set()).add(name)
    for group in default().focus_groups.values():
        for spelling in (*group.names, *(f"Focus Group on {title}" for title in group.titles)):
            owners.setdefault(normal(spelling), set()).add(group.name)
    assert {spelling: names for spelling, names in owners.items() if len(names) > 1} == {}


def test_the_data_refer_to_groups_that_exist() -> None:
    """Parents of Focus Groups, heirs and predecessors are known groups; aliases lead to forms the group prints."""
    vocabulary = default()
    named = {group.parent for group in vocabulary.focus_groups.values() if group.parent}
    named |= {name for succession in vocabulary.successions for name in (succession.heir, *succession.predecessors)}
    named |= set(vocabulary.study_group_names)
    assert {name for name in named if not is_known(name, vocabulary)} == set()
    for group in vocabulary.focus_groups.values():
        for official in group.aliases.values():
            read = read_identifier(official, vocabulary)
            assert read is not None
            assert read[0].id == official


@pytest.mark.parametrize(
    ("spelling", "is_one"), [("WHO", True), ("3GPP", True), ("RevCom", False), ("CA/B Forum", False)]
)
def test_an_abbreviation_has_no_small_letter(spelling: str, is_one: bool) -> None:  # noqa: FBT001
    """Only what has no lower-case letter counts as it stands."""
    assert is_abbreviation(spelling) is is_one


def test_expressions_for_no_spelling_are_empty() -> None:
    """Without spellings there is nothing to match."""
    assert (alternation(()), any_case(())) == ("", "")


def test_a_vocabulary_of_nothing_but_the_forms_finds_by_form() -> None:
    """Even with no body and no Focus Group, study groups and unknown Focus Groups are found."""
    bare = Vocabulary(
        study_periods={}, successions=(), sectors={"R": (), "D": ()}, study_group_names={}, bodies={}, focus_groups={}, kinds={},
        headings={}, labels={}, purposes={},
    )  # fmt: skip
    assert groups("SG20, FG-MV, FG 5, TSAG, Focus Group on metaverse", bare) == ("ITU-T SG20", "FG-MV")
    assert not is_known("ITU-T SG20", bare)
    read = read_identifier("FGMV-05", bare)
    assert read is not None
    assert (read[0].id, read[0].focus_group) == ("FGMV-05", "FG-MV")
    again = pickle.loads(pickle.dumps(bare))  # noqa: S301
    assert (again.bodies, again.sectors) == ({}, {"R": (), "D": ()})


def test_loading_imports_nothing_heavy() -> None:
    """The vocabulary needs no reader, no writer and no resource machinery."""
    code = (
        "import sys; before = set(sys.modules); import fgmv_extract.itu.loading as l; l.shipped(); print(*sys.modules)"
    )
    script = f"import sys, types; package = types.ModuleType('fgmv_extract'); package.__path__ = [{str(Path(shipped.__code__.co_filename).parents[1])!r}]; sys.modules['fgmv_extract'] = package; {code}"
    modules = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    assert not {"lxml", "pdfplumber", "importlib.resources", "docx"} & set(modules)
