"""Finds the function bodies of a C++ file by its braces: enough to measure length and parameters.

Not a parser: comments, strings and preprocessor lines are blanked, then each `{` is judged by the
text before it. Lambdas belong to the function they stand in.
"""

import re
from typing import NamedTuple

BLANK = re.compile(
    r'R"(?P<tag>[^\s()\\]{0,16})\(.*?\)(?P=tag)"'  # raw string
    r"|//[^\n]*|/\*.*?\*/"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'"
    r"|^[ \t]*#(?:\\\n|[^\n])*", re.DOTALL | re.MULTILINE)
NOT_A_NAME = {"requires", "decltype", "alignas", "explicit", "noexcept", "sizeof", "operator"}


class Function(NamedTuple):
    name: str
    line: int
    length: int
    parameters: int


def blanked(text):
    """The text with what is not code replaced by spaces; every line keeps its number."""
    return BLANK.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def kind_of(head, scope):
    if scope in ("function", "block"):
        return "block"
    if re.search(r"\bnamespace\b", head) or re.search(r'\bextern\s*$', head):
        return "namespace"
    bare = re.sub(r"template\s*<[^{}]*?>\s*(?=(class|struct|union|enum)\b)", "", head).strip()
    if re.match(r"(class|struct|union|enum)\b", bare) and "(" not in bare.split(":")[0]:
        return "type"
    if re.match(r"(template\b.*)?requires\b[^)]*$", bare, re.DOTALL):
        return "block"
    return "function" if "(" in head else "block"


def closing(text, start):
    """The index of the bracket that closes the one at start."""
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] in "([{") - (text[i] in ")]}")
        if depth == 0:
            return i
    return len(text)


def signature(head):
    """Name and parameter count from the text before a body."""
    for match in re.finditer(r"([A-Za-z_~][\w:~]*|operator\s*\S{1,3}|\]\s*)\s*\(", head):
        name = match.group(1).strip()
        if name in NOT_A_NAME:
            continue
        start = match.end() - 1
        inside = head[start + 1:closing(head, start)]
        return name.split("::")[-1], count_parameters(inside)
    return "?", 0


def count_parameters(text):
    text = text.replace("->", "  ").replace("<=", "  ").replace(">=", "  ")
    if not text.strip() or text.strip() == "void":
        return 0
    depth, count = 0, 1
    for character in text:
        depth += (character in "([{<") - (character in ")]}>")
        count += character == "," and depth == 0
    return count


def functions(text):
    code = blanked(text)
    scopes, found = [("namespace", 0, "")], []
    head_start = 0
    round_depth = 0
    for i, character in enumerate(code):
        if character in "()":
            round_depth += 1 if character == "(" else -1
        elif character == ";" and round_depth == 0:
            head_start = i + 1
        elif character == "{":
            head = code[head_start:i]
            kind = "block" if round_depth > 0 else kind_of(head, scopes[-1][0])
            scopes.append((kind, head_start, head))
            if round_depth == 0:
                head_start = i + 1
        elif character == "}" and len(scopes) > 1:
            kind, start, head = scopes.pop()
            if kind == "function":
                start += len(head) - len(head.lstrip())
                name, count = signature(head)
                first = code.count("\n", 0, start) + 1
                last = code.count("\n", 0, i) + 1
                found.append(Function(name, first, last - first + 1, count))
            if round_depth == 0:
                head_start = i + 1
    return found
