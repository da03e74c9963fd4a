"""Make the samples: every file of every description, from the descriptions alone.

::

    python samples/make.py            write all files anew
    python samples/make.py --check    write nothing; tell which committed files differ, exit status 1 if any does
    python samples/make.py --golden   write what fgmv_extract says of each sample to samples/golden/, of the story to samples/sequences/golden/
    python samples/make.py --wrap FOLDER [--only NAME]
                                      write every sample in every wrapping this machine has the tools for
    python samples/make.py --losses   write which fields each wrapping takes from each sample to samples/losses.toml
    python samples/make.py --archive COUNT FOLDER
                                      write an archive of so many documents, with poisoned ones among them
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, the folder above holds the imports

from samples import archives, describe, expected, losses, manifest, stories, tika, word, wrappings

_WRITERS = {"docx": word.to_word, "txt": tika.to_bytes}


def made(sample: describe.Sample) -> dict[str, bytes]:
    """Return the files of one description: name -> bytes."""
    return {f"{sample.name}.{ending}": _WRITERS[ending](sample) for ending in sample.files}


def everything() -> dict[str, bytes]:
    """Return all files that this script makes, the manifest among them: name -> bytes."""
    described = describe.samples()
    files = {name: content for sample in described for name, content in made(sample).items()}
    return files | {manifest.NAME: manifest.to_toml(described).encode()}


def same(one: bytes, other: bytes) -> bool:
    """Tell whether two files say the same; Word files by the parts with text in them, as python-docx and zlib make the rest."""
    if one == other:
        return True
    if not (one.startswith(b"PK") and other.startswith(b"PK")):
        return False
    return word.told(one) == word.told(other)


def different() -> list[str]:
    """Return the names of committed files that are missing or are not what the descriptions make."""
    here = describe.HERE
    return [
        name
        for name, content in everything().items()
        if not (here / name).is_file() or not same((here / name).read_bytes(), content)
    ]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true", help="write nothing, tell which committed files differ")
    only.add_argument("--golden", action="store_true", help="write what fgmv_extract says of each sample")
    only.add_argument("--wrap", metavar="FOLDER", type=Path, help="write every sample in every wrapping")
    only.add_argument("--archive", metavar=("COUNT", "FOLDER"), nargs=2, help="write an archive of so many documents")
    only.add_argument("--losses", action="store_true", help="write what each wrapping takes from each sample")
    parser.add_argument("--only", metavar="NAME", choices=wrappings.BY_NAME, help="with --wrap: that wrapping alone")
    chosen = parser.parse_args(arguments)
    if chosen.wrap is not None:
        return wrappings.main(chosen.wrap, chosen.only)
    if chosen.archive is not None:
        return _archive(parser, *chosen.archive)
    if chosen.losses:
        return losses.main()
    if chosen.golden:
        return expected.main() or stories.main()
    if chosen.check:
        wrong = different()
        print(*wrong, sep="\n") if wrong else print("every sample is what its description makes")
        return 1 if wrong else 0
    for name, content in everything().items():
        (describe.HERE / name).parent.mkdir(exist_ok=True)
        (describe.HERE / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    return 0


def _archive(parser: argparse.ArgumentParser, count: str, folder: str) -> int:
    if not (count.isdecimal() and int(count)):
        parser.error(f"a number of documents is needed, not {count!r}")
    if Path(folder).exists():
        parser.error(f"{folder} is there already; name a new folder")
    print(f"{folder}: {int(count):,} documents in {archives.write(int(count), Path(folder)):,} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
