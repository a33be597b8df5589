"""What the house checks share: which files belong to the project, and how a finding is printed."""

import argparse
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEFT_OUT = {".git", ".tools", ".cache", "build", "data", "node_modules", "dist", "__pycache__"}


def project_files(root, suffixes):
    """Files below root with one of the suffixes ("" for none), generated and fetched folders left out."""
    found = []
    folders = [root]
    while folders:
        for entry in sorted(folders.pop().iterdir()):
            if entry.is_dir() and not entry.is_symlink():
                if not (entry.name in LEFT_OUT and (entry.parent == root or entry.name != "data")):
                    folders.append(entry)
            elif entry.suffix in suffixes and entry.is_file():
                found.append(entry)
    return sorted(found)


def is_generated(path):
    return ".gen." in path.name


def parse_root(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=pathlib.Path, default=ROOT, help="the tree to look at")
    return parser.parse_args().root.resolve()


def finish(name, problems, checked):
    """Prints the problems, one a line, and leaves with 1 if there are any."""
    for problem in problems:
        print(f"{name}: {problem}")
    if checked == 0:
        print(f"{name}: found nothing to check")
    if problems or checked == 0:
        sys.exit(1)
    print(f"{name}: {checked} checked, all well")
