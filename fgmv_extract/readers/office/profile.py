"""The profile LibreOffice runs with: one of its own for each process, in a temporary folder, removed when the process ends.

Two programs with one profile wait for each other for ever, and a user's own profile may be open or ask questions.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# No macros, no updates of links, nothing fetched from elsewhere: the documents are strangers'.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_VALUES = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "DisablePythonRuntime", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Jobs/Jobs/UpdateCheck/Arguments", "AutoCheckEnabled", "false"),
)
_made: dict[int, Path] = {}


def profile() -> Path:
    """Return the folder of this process; a forked process makes another one."""
    process = os.getpid()
    folder = _made.get(process)
    if folder is None or not folder.is_dir():
        folder = _made[process] = Path(tempfile.mkdtemp(prefix="fgmv-extract-office-"))
        (folder / "user").mkdir()
        items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _VALUES)
        (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")
        atexit.register(_remove, process, folder)
    return folder


def _remove(process: int, folder: Path) -> None:
    if os.getpid() == process:  # a forked process inherits what is to be done at the end
        shutil.rmtree(folder, ignore_errors=True)
