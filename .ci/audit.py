"""Tells in words what pip-audit found, from the JSON it wrote; status 1 when there is none to tell of."""

import json
import sys
from pathlib import Path


def main(path: str) -> int:
    """Print what is known of the packages, and of how many nothing could be known."""
    try:
        packages = json.loads(Path(path).read_text("utf-8"))["dependencies"]
    except (OSError, ValueError, KeyError):
        print("NOTE: no audit: nothing could be asked")
        return 1
    for package in packages:
        for each in package.get("vulns", ()):
            mended = ", ".join(each["fix_versions"]) or "no version"
            print(f"VULNERABLE: {package['name']} {package['version']}: {each['id']}, mended in {mended}")
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    print(f"{len(packages) - len(unknown)} packages audited")
    if unknown:
        print(f"NOTE: nothing could be known of {len(unknown)}: {', '.join(unknown[:5])}, ...")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
