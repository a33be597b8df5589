#!/usr/bin/python3
"""Compares every #include of magpie/ and every DEPS of its CMakeLists.txt with layers.txt.

Tests (x_test.cc) and bench/ may include anything.
"""

import re

import house

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)
DEPS = re.compile(r"magpie_module\(\s*(\S+)(.*?)\)", re.DOTALL)
KEYWORDS = {"SOURCES", "TESTS", "DEPS", "LIBS"}


def read_table(text, problems):
    table = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        if ":" not in line:
            problems.append(f"layers.txt:{number}: write 'module: modules it may include'")
            continue
        module, allowed = line.split(":", 1)
        table[module.strip()] = allowed.split()
    for module, allowed in table.items():
        for other in allowed:
            if other not in table:
                problems.append(f"layers.txt: {module} may include {other}, which has no line of its own")
    return table


def cycle_in(table):
    """A module that can reach itself, or None."""
    for start in table:
        seen, open_modules = set(), list(table[start])
        while open_modules:
            module = open_modules.pop()
            if module == start:
                return start
            if module not in seen:
                seen.add(module)
                open_modules += table.get(module, [])
    return None


def module_of(path):
    """"magpie/http/api/json.h" → "http/api"; "magpie/main.cc" → "main"."""
    parts = path.split("/")
    if len(parts) == 2:
        return parts[1].split(".")[0]
    return "http/api" if parts[1:3] == ["http", "api"] and len(parts) > 3 else parts[1]


def check_includes(root, path, table, problems):
    name = path.relative_to(root).as_posix()
    module = module_of(name)
    if module not in table:
        problems.append(f"{name}: module {module} is not in layers.txt")
        return
    for included in INCLUDE.findall(path.read_text(encoding="utf-8")):
        if not included.startswith("magpie/"):
            problems.append(f'{name}: write "{included}" from the root of the tree, "magpie/…"')
            continue
        other = module_of(included)
        if other != module and other not in table[module]:
            problems.append(f"{name}: {module} may not include {included} (layers.txt)")


def check_dependencies(root, path, table, problems):
    name = path.relative_to(root).as_posix()
    for module, body in DEPS.findall(path.read_text(encoding="utf-8")):
        current = None
        for word in body.split():
            if word in KEYWORDS:
                current = word
            elif current == "DEPS" and word not in table.get(module, []):
                problems.append(f"{name}: {module} may not depend on {word} (layers.txt)")


def main():
    root = house.parse_root("Checks the module table.")
    problems = []
    table = read_table((root / "layers.txt").read_text(encoding="utf-8"), problems)
    cycle = cycle_in(table)
    if cycle:
        problems.append(f"layers.txt: {cycle} can include itself through others")
    sources = [path for path in house.project_files(root / "magpie", {".h", ".cc", ".inl"})
               if not path.name.endswith("_test.cc")]
    for path in sources:
        check_includes(root, path, table, problems)
    for path in house.project_files(root / "magpie", {".txt"}):
        if path.name == "CMakeLists.txt":
            check_dependencies(root, path, table, problems)
    house.finish("check_layers", problems, len(sources))


if __name__ == "__main__":
    main()
