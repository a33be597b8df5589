#!/usr/bin/python3
"""The house checks must be able to fail: each is run on a small tree with one thing wrong in it."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))
import cpp_functions  # noqa: E402  the scripts folder is not a package
import gen_api  # noqa: E402

LAYERS = "base:\ngeo: base\nmain: base geo\n"


class Tree(unittest.TestCase):
    """Runs one check on a tree written from a dict of path → text."""

    def run_on(self, script, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            command = [str(SCRIPTS / script)] + (["--check"] if script == "format.sh" else [])
            result = subprocess.run(command + ["--root", folder], capture_output=True, text=True, check=False)
            return result.returncode, result.stdout.replace(folder, "")


class LayersTest(Tree):
    def check(self, files, layers=LAYERS):
        return self.run_on("check_layers.py", {"layers.txt": layers, **files})

    def test_granted_include_passes(self):
        code, text = self.check({"magpie/geo/a.cc": '#include "magpie/base/id.h"\n'})
        self.assertEqual((code, text), (0, "check_layers: 1 checked, all well\n"))

    def test_include_that_is_not_granted_fails(self):
        code, text = self.check({"magpie/base/a.cc": '#include "magpie/geo/latlng.h"\n'})
        self.assertEqual(code, 1)
        self.assertEqual(text, "check_layers: magpie/base/a.cc: base may not include magpie/geo/latlng.h "
                               "(layers.txt)\n")

    def test_include_beside_the_root_fails(self):
        code, text = self.check({"magpie/geo/a.cc": '#include "latlng.h"\n'})
        self.assertEqual(code, 1)
        self.assertIn('write "latlng.h" from the root of the tree', text)

    def test_module_without_a_line_fails(self):
        code, text = self.check({"magpie/util/a.cc": "\n"})
        self.assertEqual((code, text), (1, "check_layers: magpie/util/a.cc: module util is not in layers.txt\n"))

    def test_dependency_that_is_not_granted_fails(self):
        code, text = self.check({"magpie/base/a.cc": "\n", "magpie/base/CMakeLists.txt":
                                 "magpie_module(base\n  SOURCES a.cc\n  DEPS geo\n  LIBS fmt::fmt)\n"})
        self.assertEqual(code, 1)
        self.assertIn("base may not depend on geo", text)

    def test_http_api_is_a_module_of_its_own(self):
        layers = "base:\nhttp/api: base\nhttp: base http/api\n"
        include = '#include "magpie/http/router.h"\n'
        self.assertEqual(self.check({"magpie/http/handlers/a.cc": include}, layers)[0], 0)
        code, text = self.check({"magpie/http/api/a.cc": include}, layers)
        self.assertEqual(code, 1)
        self.assertIn("http/api may not include magpie/http/router.h", text)

    def test_cycle_in_the_table_fails(self):
        code, text = self.check({"magpie/base/a.cc": "\n"}, "base: geo\ngeo: base\n")
        self.assertEqual(code, 1)
        self.assertIn("base can include itself", text)

    def test_tests_may_include_anything(self):
        self.assertEqual(self.check({"magpie/base/a.cc": "\n", "magpie/base/a_test.cc":
                                     '#include "magpie/geo/latlng.h"\n'})[0], 0)

    def test_empty_tree_is_not_a_success(self):
        self.assertEqual(self.check({"magpie/readme.md": ""})[0], 1)


class RatchetTest(Tree):
    LONG = "int f() {\n" + "  g();\n" * 60 + "}\n"

    def check(self, files):
        return self.run_on("ratchet.py", files)

    def test_long_file_fails_and_a_long_test_may_be_longer(self):
        lines = "// a line\n" * 501
        self.assertEqual(self.check({"magpie/a.cc": lines})[1],
                         "ratchet: magpie/a.cc has 501 lines, 500 are allowed\n")
        self.assertEqual(self.check({"magpie/a_test.cc": lines})[0], 0)
        self.assertEqual(self.check({"magpie/a_test.cc": lines * 2})[0], 1)
        self.assertEqual(self.check({"web/src/A.svelte": lines})[0], 1)

    def test_long_function_fails(self):
        self.assertEqual(self.check({"magpie/a.cc": self.LONG})[1],
                         "ratchet: magpie/a.cc:1 f has 62 lines, 60 are allowed\n")
        self.assertEqual(self.check({"a.py": "def f():\n" + "    g()\n" * 60})[0], 1)

    def test_many_parameters_fail(self):
        code, text = self.check({"magpie/a.cc": "void f(int a, int b, int c,\n  int d, int e, int g) {\n}\n"})
        self.assertEqual(code, 1)
        self.assertIn("f has 6 parameters", text)

    def test_header_without_a_purpose_fails(self):
        self.assertEqual(self.check({"magpie/a.h": "#pragma once\n"})[1],
                         "ratchet: magpie/a.h opens with 0 lines of purpose, 1 to 12 are asked for\n")
        self.assertEqual(self.check({"magpie/a.h": "// Distance.\n#pragma once\n"})[0], 0)
        self.assertEqual(self.check({"magpie/a.h": "// x\n" * 13})[0], 1)

    def test_allowed_exception_passes_while_it_is_needed(self):
        allow = {"scripts/ratchet.allow": "function magpie/a.cc:f one table in one piece\n"}
        self.assertEqual(self.check({"magpie/a.cc": self.LONG, **allow})[0], 0)
        code, text = self.check({"magpie/a.cc": "int f() { return 1; }\n", **allow})
        self.assertEqual(code, 1)
        self.assertIn("'function magpie/a.cc:f' is no longer needed", text)

    def test_exception_without_a_reason_fails(self):
        code, _ = self.check({"magpie/a.cc": self.LONG, "scripts/ratchet.allow": "function magpie/a.cc:f\n"})
        self.assertEqual(code, 1)

    def test_generated_file_is_exempt(self):
        self.assertEqual(self.check({"magpie/a.gen.cc": self.LONG, "magpie/b.cc": "\n"})[0], 0)


class FunctionsTest(unittest.TestCase):
    def found(self, text):
        return [(f.name, f.length, f.parameters) for f in cpp_functions.functions(text)]

    def test_bodies_are_found_where_they_are(self):
        self.assertEqual(self.found("namespace a {\nstruct B {\n  int x = 0;\n  int get() const {\n"
                                    "    return x;\n  }\n};\n}\n"), [("get", 3, 0)])

    def test_braces_in_text_and_comments_do_not_count(self):
        self.assertEqual(self.found('void f() {\n  // {\n  say("{", \'{\', R"({{)", 1\'000);\n}\n'), [("f", 4, 0)])

    def test_lambdas_belong_to_their_function(self):
        self.assertEqual(self.found("void f(int a) {\n  auto g = [](int b, int c) {\n    return b;\n  };\n}\n"),
                         [("f", 5, 1)])

    def test_template_commas_are_not_parameters(self):
        self.assertEqual(self.found("int f(std::map<int, std::pair<int, int>> const& m, int k) {\n}\n"),
                         [("f", 2, 2)])

    def test_values_with_braces_are_not_functions(self):
        self.assertEqual(self.found("constexpr int kTable[] = {1, 2};\nenum class E { a, b };\n"), [])


class WordsTest(Tree):
    def check(self, text, name="magpie/a.cc"):
        return self.run_on("check_words.py", {name: text})

    def test_clean_text_passes(self):
        self.assertEqual(self.check("// TODO(#12): shorten\n")[0], 0)

    def test_each_forbidden_word_fails(self):
        for text in ("// FIXME later\n", "// TODO shorten\n", 'open("/home/anna/x");\n', "// coming soon\n",
                     "using namespace std;\n", "try { f(); } catch (...) {}\n", "TEST(A, DISABLED_B) {}\n"):
            with self.subTest(text):
                self.assertEqual(self.check(text)[0], 1)

    def test_place_is_named(self):
        self.assertEqual(self.check("ok\n// FIXME\n")[1],
                         "check_words: magpie/a.cc:2: FIXME may not reach main (FIXME)\n")

    def test_file_that_is_not_utf8_fails(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "a.md").write_bytes(b"\xc4\xe3\n")
            result = subprocess.run([str(SCRIPTS / "check_words.py"), "--root", folder],
                                    capture_output=True, text=True, check=False)
            self.assertEqual((result.returncode, result.stdout), (1, "check_words: a.md: not UTF-8\n"))


@unittest.skipUnless(shutil.which("clang-format-14"), "clang-format-14 is not installed")
class FormatTest(Tree):
    STYLE = (SCRIPTS.parent / ".clang-format").read_text(encoding="utf-8")

    def test_formatted_file_passes_and_another_fails(self):
        good = {".clang-format": self.STYLE, "magpie/a.cc": "int f(int const& a) { return a; }\n"}
        good["magpie/a.cc"] = "int const k = 1;\n"
        self.assertEqual(self.run_on("format.sh", good)[0], 0)
        code, text = self.run_on("format.sh", {**good, "magpie/b.cc": "int   f( ) ;\n"})
        self.assertEqual((code, text), (1, "format.sh: run scripts/format.sh, it changes:\n  magpie/b.cc\n"))


class GeneratorTest(unittest.TestCase):
    def model(self, schemas):
        return gen_api.Model({"components": {"schemas": schemas}})

    def test_a_type_stands_after_what_it_uses(self):
        model = self.model({"A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}}},
                            "B": {"type": "object", "properties": {"x": {"type": "integer"}}}})
        self.assertEqual(list(model.structs), ["B", "A"])

    def test_what_cannot_be_expressed_is_refused(self):
        recursive = {"A": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}}}
        undefined = {"A": {"type": "object", "required": ["y"], "properties": {"x": {"type": "string"}}}}
        untyped = {"A": {"type": "object", "properties": {"x": {"oneOf": []}}}}
        for schemas in (recursive, undefined, untyped):
            with self.subTest(str(schemas)), self.assertRaises(gen_api.Unsupported):
                self.model(schemas)

    def test_changed_contract_differs_from_the_committed_types(self):
        changed = self.model({"A": {"type": "object", "properties": {"x": {"type": "integer"}}}})
        committed = (SCRIPTS.parent / "magpie/http/api/types.gen.h").read_text(encoding="utf-8")
        self.assertNotEqual(gen_api.types_header(changed), committed)

    def test_field_modes(self):
        model = self.model({"A": {"type": "object", "required": ["x"], "properties": {
            "x": {"type": "integer"}, "y": {"type": "integer", "default": 7},
            "class": {"type": "string", "maxLength": 3}}}})
        text = gen_api.struct_header("A", model.structs["A"], "")
        self.assertEqual(text, "struct A {\n  std::int32_t x = 0;\n  std::int32_t y = 7;\n"
                               "  std::optional<std::string> class_{};\n"
                               "  bool operator==(A const&) const = default;\n};\n")


if __name__ == "__main__":
    unittest.main()
