#!/usr/bin/python3
"""Writes the contract types from openapi.yaml.

  scripts/gen_api.py           writes magpie/http/api/*.gen.{h,cc} and web/src/api.gen.ts
  scripts/gen_api.py --check   writes nothing; fails when one of them differs

The TypeScript file needs web/node_modules (openapi-typescript); without it that part is skipped
and says so.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
CPP_KEYWORDS = set(
    "alignas alignof and asm auto bool break case catch char class concept const continue default "
    "delete do double else enum explicit export extern false float for friend goto if inline int long "
    "namespace new not operator or private protected public register requires return short signed "
    "sizeof static struct switch template this throw true try typedef typename union unsigned using "
    "virtual void volatile while xor".split())
BANNER = "// Generated from openapi.yaml by scripts/gen_api.py; do not edit.\n"


class Unsupported(Exception):
    """The contract says something the generator cannot express."""


def cpp_name(word):
    """A valid C++ name for a field or an enum value."""
    name = re.sub(r"[^A-Za-z0-9_]", "_", word)
    return name + "_" if name in CPP_KEYWORDS or name[0].isdigit() else name


def pascal(word):
    return "".join(part[:1].upper() + part[1:] for part in word.split("_"))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Model:
    """The schemas as named enums, aliases and structs, each after what it uses."""

    def __init__(self, contract):
        self.schemas = contract["components"]["schemas"]
        self.enums = {}
        self.aliases = {}
        self.structs = {}
        self._open = []
        for name in self.schemas:
            self._add(name)

    def _add(self, name):
        if name in self.enums or name in self.aliases or name in self.structs:
            return
        if name in self._open:
            raise Unsupported(f"{name} contains itself: {' > '.join(self._open)}")
        if name not in self.schemas:
            raise Unsupported(f"schema {name} is used but not defined")
        self._open.append(name)
        schema = self.schemas[name]
        if "enum" in schema:
            self.enums[name] = schema["enum"]
        elif schema.get("type") == "object" and "properties" in schema:
            self.structs[name] = self._fields(name, schema)
        else:
            self.aliases[name] = self._type(schema, name)
        self._open.pop()

    def _fields(self, name, schema):
        required = set(schema.get("required", []))
        unknown = required - set(schema["properties"])
        if unknown:
            raise Unsupported(f"{name} requires {sorted(unknown)}, which it does not define")
        return [self._field(name, key, part, key in required)
                for key, part in schema["properties"].items()]

    def _field(self, owner, key, schema, required):
        plain = self._type(schema, owner + pascal(key))
        mode = "required" if required else "defaulted" if "default" in schema else "optional"
        field = {"key": key, "mode": mode, "limits": limits_text(schema), "init": "{}",
                 "type": f"std::optional<{plain}>" if mode == "optional" else plain,
                 "description": schema.get("description", "")}
        if "default" in schema:
            field["init"] = " = " + default_text(plain, schema["default"])
        elif plain.startswith("std::int") and mode == "required":
            field["init"] = " = 0"
        return field

    def _type(self, schema, inline_name):
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            self._add(name)
            return name
        if "enum" in schema:
            self.enums[inline_name] = schema["enum"]
            return inline_name
        if not schema:
            return "RawJson"
        kind = schema.get("type")
        if kind == "array":
            item = self._type(schema["items"], inline_name + "Item")
            fixed = schema.get("minItems")
            if fixed is not None and fixed == schema.get("maxItems"):
                return f"std::array<{item}, {fixed}>"
            return f"std::vector<{item}>"
        if kind == "object":
            value = schema.get("additionalProperties")
            if not isinstance(value, dict):
                raise Unsupported(f"{inline_name}: an inline object needs additionalProperties")
            return f"std::map<std::string, {self._type(value, inline_name + 'Value')}>"
        return scalar_type(schema, inline_name)


def scalar_type(schema, where):
    kind = schema.get("type")
    if kind == "integer":
        return "std::int64_t" if schema.get("format") == "int64" else "std::int32_t"
    simple = {"number": "double", "boolean": "bool", "string": "std::string"}
    if kind not in simple:
        raise Unsupported(f"{where}: type {kind!r} is not supported")
    return simple[kind]


def default_text(plain, value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value) if plain == "std::string" else f"{plain}::{cpp_name(value)}"
    return str(value)


def limits_text(schema):
    """The Limits initializer; an array's own bounds and its items' bounds share one."""
    parts = {}
    if schema.get("type") == "array":
        if schema.get("minItems") != schema.get("maxItems"):
            parts["items_min"] = schema.get("minItems")
            parts["items_max"] = schema.get("maxItems")
        schema = schema["items"]
    elif isinstance(schema.get("additionalProperties"), dict):
        schema = schema["additionalProperties"]
    parts["minimum"], parts["maximum"] = schema.get("minimum"), schema.get("maximum")
    parts["length_min"], parts["length_max"] = schema.get("minLength"), schema.get("maxLength")
    parts["date"] = "true" if schema.get("format") == "date" else None
    order = ["minimum", "maximum", "length_min", "length_max", "items_min", "items_max", "date"]
    texts = [f".{key} = {parts[key]}" for key in order if parts.get(key) is not None]
    return "{" + ", ".join(texts) + "}" if texts else ""


def wrapped(words, indent):
    lines, line = [], indent
    for word in words:
        if len(line) + len(word) + 1 > 100 and line.strip():
            lines.append(line.rstrip())
            line = indent
        line += word + " "
    return "\n".join(lines + [line.rstrip()])


def comment(text, indent=""):
    return wrapped(text.split(), indent + "// ") + "\n"


def enum_header(name, words):
    values = ", ".join(cpp_name(word) for word in words)
    texts = wrapped([quoted(word) + "," for word in words], "    ").rstrip(",")
    body = f"enum class {name} {{ {values} }};"
    if len(body) > 100:
        body = f"enum class {name} {{\n{wrapped([cpp_name(w) + ',' for w in words], '  ')}\n}};"
    return (f"{body}\ninline constexpr std::array<std::string_view, {len(words)}> k{name}Words{{\n"
            f"{texts}}};\n"
            f"constexpr std::span<std::string_view const> words_of({name}) {{ return k{name}Words; }}\n"
            f"constexpr std::string_view to_text({name} value) {{\n"
            f"  return k{name}Words[static_cast<std::size_t>(value)];\n}}\n")


def struct_header(name, fields, description):
    lines = [comment(description).rstrip("\n")] if description else []
    lines.append(f"struct {name} {{")
    for field in fields:
        text = f"  {field['type']} {cpp_name(field['key'])}{field['init']};"
        if field["description"]:
            lines.append(comment(field["description"], "  ").rstrip("\n"))
        lines.append(text)
    lines.append(f"  bool operator==({name} const&) const = default;\n}};")
    return "\n".join(lines) + "\n"


HEADER_TOP = """#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/http/api/raw_json.h"
#include "magpie/http/api/unknown_fields.h"

namespace magpie::http::api {

"""

HEADER_END = """// The value of a word, or nothing: parse_word<PlaceKind>("museum").
template <class E>
constexpr std::optional<E> parse_word(std::string_view text) {
  auto const words = words_of(E{});
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

// Reads one of the structs above. An error is one sentence that says what is accepted; its field is
// the path, such as "days[2].place_ids[0]", after `path` where the value is part of something.
template <class T>
base::Result<T> read(nlohmann::json const& json, std::string_view path = {},
                     UnknownFields unknown = UnknownFields::refuse);

}  // namespace magpie::http::api
"""


def types_header(model):
    text = BANNER + "// The types of the HTTP contract, shared by server, command line, jobs and files.\n"
    text += HEADER_TOP
    for name, words in model.enums.items():
        text += enum_header(name, words) + "\n"
    for name, target in model.aliases.items():
        text += f"using {name} = {target};\n"
    text += "\n"
    for name, fields in model.structs.items():
        text += struct_header(name, fields, model.schemas[name].get("description", "")) + "\n"
    for name in model.structs:
        text += f"nlohmann::json to_json_value({name} const& value);\n"
    return text + "\n" + HEADER_END


SOURCE_TOP = """#include "magpie/http/api/types.gen.h"

#include "magpie/http/api/reader.h"

namespace magpie::http::api {

"""

SOURCE_MIDDLE = """namespace {

template <class T>
Json written(T const& value) {
  Json json = Json::object();
  FieldWriter writer(json);
  visit_fields(writer, value);
  return json;
}

template <class T>
bool read_object(Reader& in, Json const& json, JsonPath const& at, T& out) {
  FieldReader fields(in, json, at);
  return fields.begin() && visit_fields(fields, out) && fields.end();
}

}  // namespace

template <class T>
base::Result<T> read(nlohmann::json const& json, std::string_view path, UnknownFields unknown) {
  Reader in(unknown);
  T value{};
  if (!read_value(in, json, JsonPath{nullptr, path}, value, Limits{}))
    return tl::unexpected<base::Error>(std::move(in.error()));
  return value;
}

"""


def visit_function(name, fields):
    calls = []
    for field in fields:
        limits = f", {field['limits']}" if field["limits"] else ""
        calls.append(f"fields.{field['mode']}(\"{field['key']}\", value.{cpp_name(field['key'])}{limits})")
    body = " &&\n         ".join(calls)
    return (f"template <class Fields, class T>\n  requires std::same_as<std::remove_const_t<T>, {name}>\n"
            f"bool visit_fields(Fields& fields, T& value) {{\n  return {body};\n}}\n")


def types_source(model):
    names = list(model.structs)
    declare = "bool read_value(Reader& in, Json const& json, JsonPath const& at, {0}& out, Limits const&)"
    text = BANNER + SOURCE_TOP
    text += "".join(declare.format(name) + ";\n" for name in names) + "\n"
    text += "\n".join(visit_function(name, model.structs[name]) for name in names) + "\n"
    text += SOURCE_MIDDLE
    for name in names:
        text += f"Json to_json_value({name} const& value) {{ return written(value); }}\n"
        text += declare.format(name) + " {\n  return read_object(in, json, at, out);\n}\n"
        text += f"template base::Result<{name}> read<{name}>(Json const&, std::string_view, UnknownFields);\n\n"
    return text + "}  // namespace magpie::http::api\n"


def operations_header(contract):
    rows = []
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            if "operationId" not in operation:
                raise Unsupported(f"{method} {path} has no operationId")
            rows.append((operation["operationId"], method.upper(), path))
    if len({row[0] for row in rows}) != len(rows):
        raise Unsupported("an operationId is used twice")
    lines = "".join(f"    {{{quoted(name)}, {quoted(method)}, {quoted(path)}}},\n"
                    for name, method, path in rows)
    return (BANNER + "// Every operation of the contract: the router is built from this table.\n"
            "#pragma once\n\n#include <array>\n#include <string_view>\n\nnamespace magpie::http::api {\n\n"
            "struct Operation {\n  std::string_view id;\n  std::string_view method;\n"
            "  std::string_view path;  // a part in braces matches one segment: /api/v1/places/{id}\n};\n\n"
            f"inline constexpr std::array<Operation, {len(rows)}> kOperations{{{{\n{lines}}}}};\n\n"
            "}  // namespace magpie::http::api\n")


def typescript():
    """The text of api.gen.ts, or None where web/node_modules is absent."""
    tool = ROOT / "web/node_modules/.bin/openapi-typescript"
    if not tool.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "api.gen.ts"
        result = subprocess.run([str(tool), str(ROOT / "openapi.yaml"), "-o", str(out)], cwd=ROOT / "web",
                                capture_output=True, text=True, check=False)
        if result.returncode != 0:
            sys.exit(f"gen_api: openapi-typescript failed:\n{result.stdout}{result.stderr}")
        return out.read_text(encoding="utf-8")


def outputs():
    contract = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    model = Model(contract)
    files = {"magpie/http/api/types.gen.h": types_header(model),
             "magpie/http/api/types.gen.cc": types_source(model),
             "magpie/http/api/operations.gen.h": operations_header(contract)}
    web = typescript()
    if web is None:
        print("gen_api: skipped web/src/api.gen.ts: no web/node_modules, run npm ci in web/ first",
              file=sys.stderr)
    else:
        files["web/src/api.gen.ts"] = web
    return files


def main():
    parser = argparse.ArgumentParser(description="Writes the contract types from openapi.yaml.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    check = parser.parse_args().check
    different = []
    for name, text in outputs().items():
        path = ROOT / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        different.append(name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"gen_api: wrote {name}", file=sys.stderr)
    if check and different:
        sys.exit("gen_api: differs from openapi.yaml: " + ", ".join(different) +
                 "; run scripts/gen_api.py and commit the result")


if __name__ == "__main__":
    try:
        main()
    except Unsupported as problem:
        sys.exit(f"gen_api: {problem}")
