"""Prints the files of the tests that were skipped, a line each, from the report that pytest wrote (``--junitxml``)."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET


def main(path: str) -> int:
    """Print each file once; a file that was skipped as a whole has its name where a test has its own."""
    names = {
        case.get("classname") or case.get("name") or ""
        for case in ET.parse(path).iter("testcase")  # noqa: S314  our own report
        if case.find("skipped") is not None
    }
    files = {Path(*name.split(".")).with_suffix(".py") for name in names}
    for file in sorted(files):
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
