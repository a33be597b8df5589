#!/usr/bin/python3
"""Keeps files, functions and parameter lists short.

Limits: files 500 lines (tests 800), functions 60 lines, 5 parameters, and a C++ header opens with 1 to 12
lines of purpose; C++ and Python in full, the web sources by file length. Exceptions stand in scripts/ratchet.allow, one a line, each with its reason:

  function magpie/planner/insert.cc:best_insertion  one loop, measured 20 % slower when split

An entry that is no longer needed is an error, so that the list only shrinks.
"""

import ast

import cpp_functions
import house

FILE_MAX, TEST_FILE_MAX, FUNCTION_MAX, PARAMETERS_MAX, OPENING_MAX = 500, 800, 60, 5, 12
RULES = {"file", "function", "parameters", "opening"}


def is_test(path):
    return "_test." in path.name or path.name.endswith(".test.ts") or "tests" in path.parts


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            arguments = node.args
            count = len(arguments.posonlyargs) + len(arguments.args) + len(arguments.kwonlyargs)
            yield cpp_functions.Function(node.name, node.lineno, node.end_lineno - node.lineno + 1, count)


def functions_of(path, text):
    if path.suffix in (".h", ".cc", ".inl"):
        return cpp_functions.functions(text)
    return python_functions(text) if path.suffix == ".py" else []


def opening_length(text):
    """How many comment lines a file begins with."""
    count = 0
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        count += 1
    return count


def findings(root, path):
    """(rule, target, sentence) for everything above its limit."""
    name = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    limit = TEST_FILE_MAX if is_test(path.relative_to(root)) else FILE_MAX
    if lines > limit:
        yield "file", name, f"{name} has {lines} lines, {limit} are allowed"
    if path.suffix == ".h" and not 1 <= opening_length(text) <= OPENING_MAX:
        yield ("opening", name, f"{name} opens with {opening_length(text)} lines of purpose, "
                                f"1 to {OPENING_MAX} are asked for")
    for function in functions_of(path, text):
        target = f"{name}:{function.name}"
        if function.length > FUNCTION_MAX:
            yield ("function", target, f"{name}:{function.line} {function.name} has {function.length} "
                                       f"lines, {FUNCTION_MAX} are allowed")
        if function.parameters > PARAMETERS_MAX:
            yield ("parameters", target, f"{name}:{function.line} {function.name} has "
                                         f"{function.parameters} parameters, {PARAMETERS_MAX} are allowed")


def read_allowed(path, problems):
    allowed = set()
    if not path.exists():
        return allowed
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split(None, 2)
        if not words or line.startswith("#"):
            continue
        if len(words) < 3 or words[0] not in RULES:
            problems.append(f"ratchet.allow:{number}: write 'file|function|parameters|opening target reason'")
            continue
        allowed.add((words[0], words[1]))
    return allowed


def main():
    root = house.parse_root("Checks lengths against their limits.")
    problems, used = [], set()
    allowed = read_allowed(root / "scripts/ratchet.allow", problems)
    files = [path for path in house.project_files(root, {".h", ".cc", ".inl", ".py", ".ts", ".svelte", ".mjs"})
             if not house.is_generated(path)]
    for path in files:
        for rule, target, sentence in findings(root, path):
            if (rule, target) in allowed:
                used.add((rule, target))
            else:
                problems.append(sentence)
    for rule, target in sorted(allowed - used):
        problems.append(f"ratchet.allow: '{rule} {target}' is no longer needed; delete the line")
    house.finish("ratchet", problems, len(files))


if __name__ == "__main__":
    main()
