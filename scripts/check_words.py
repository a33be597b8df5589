#!/usr/bin/python3
"""Refuses words that may not reach main: FIXME, TODO without an issue, paths of one machine, promises
instead of work, and constructs the style forbids.
"""

import re

import house

TEXT = {".h", ".cc", ".inl", ".py", ".md", ".ts", ".svelte", ".css", ".html", ".yaml", ".txt", ".cmake",
        ".sh", ".mjs", ".test", ".sql", ""}
CODE = {".h", ".cc", ".inl"}
EVERYWHERE = [
    (re.compile(r"\bFIXME\b"), "FIXME may not reach main"),
    (re.compile(r"\bTODO\b(?!\(#\d+\):)"), "TODO needs an issue: TODO(#123): …"),
    (re.compile(r"(?<![\w.])/(?:home|root|work|Users|tmp|var/tmp)/"), "a path of one machine"),
    (re.compile(r"\bcoming soon\b|\blorem ipsum\b", re.IGNORECASE), "a promise instead of work"),
    (re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE), "a merge conflict"),
]
IN_CODE = [
    (re.compile(r"\busing\s+namespace\b(?!\s+[\w:]*literals;)"), "using namespace is forbidden"),
    (re.compile(r"catch\s*\(\s*\.\.\.\s*\)\s*\{\s*\}"), "an exception may not be swallowed in silence"),
    (re.compile(r"\bDISABLED_\w+"), "a disabled test"),
]
# These files speak about the words themselves.
EXEMPT = ("STYLE.md", "scripts/check_words.py", "tests/house/")


def problems_in(root, path):
    name = path.relative_to(root).as_posix()
    if name.startswith(EXEMPT):
        return
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        yield f"{name}: not UTF-8"
        return
    for pattern, sentence in EVERYWHERE + (IN_CODE if path.suffix in CODE else []):
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{name}:{line}: {sentence} ({match.group().strip()})"


def main():
    root = house.parse_root("Checks for words that may not reach main.")
    files = [path for path in house.project_files(root, TEXT) if not house.is_generated(path)]
    problems = [problem for path in files for problem in problems_in(root, path)]
    house.finish("check_words", problems, len(files))


if __name__ == "__main__":
    main()
