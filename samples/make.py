"""Make the samples: every file of every description, from the descriptions alone.

::

    python samples/make.py            write all files anew
    python samples/make.py --check    write nothing; tell which committed files differ, exit status 1 if any does
    python samples/make.py --golden   write what fgmv_extract says of each sample to samples/golden/
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, the folder above holds the imports

from samples import describe, expected, manifest, tika, word

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
    chosen = parser.parse_args(arguments)
    if chosen.golden:
        return expected.main()
    if chosen.check:
        wrong = different()
        print(*wrong, sep="\n") if wrong else print("every sample is what its description makes")
        return 1 if wrong else 0
    for name, content in everything().items():
        (describe.HERE / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
