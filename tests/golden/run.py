"""Runs the command lines of tests/golden/*.golden and compares everything they print.

A file holds blocks: "$ command", what it prints (standard output, then standard error), and
"exit N" when N is not 0. The folder of the run stands as $TMP, tests/data as $FACTS, the folder of
shared extracts as $SHARED; lines that begin with "#" are comments. A block whose command names
$SHARED is skipped, aloud, where that folder is absent. --update writes what is printed now.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def read_blocks(path):
    blocks = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("$ ") or line.startswith("#"):
            blocks.append([line])
        elif blocks:
            blocks[-1].append(line)
    return blocks


def run_block(command, names):
    for name, value in names.items():
        command = command.replace("$" + name, value)
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)
    text = done.stdout + done.stderr
    for name, value in names.items():
        text = text.replace(value, "$" + name)
    lines = text.splitlines()
    if done.returncode != 0:
        lines.append(f"exit {done.returncode}")
    return lines


def run_file(path, binary, shared, update):
    failed = skipped = passed = 0
    out = []
    folder = tempfile.mkdtemp(prefix="magpie-golden-")
    # The longest value first, so that a path inside another keeps its own name.
    names = {"FACTS": str(HERE.parent / "data"), "TMP": folder, "SHARED": str(shared)}
    os.environ["PATH"] = str(binary.parent) + os.pathsep + os.environ["PATH"]
    for block in read_blocks(path):
        if block[0].startswith("#"):
            out += block
            continue
        command = block[0][2:]
        if "$SHARED" in command and not shared.is_dir():
            print(f"skipped: no shared extracts at {shared}: {command}")
            skipped += 1
            out += block
            continue
        expected = [line for line in block[1:] if line]
        actual = [line for line in run_block(command, names) if line]
        if actual == expected:
            passed += 1
        elif not update:
            failed += 1
            print(f"{path.name}: $ {command}\n--- expected\n" + "\n".join(expected) + "\n--- printed\n" + "\n".join(actual))
        out += [block[0]] + actual + [""]
    shutil.rmtree(folder, ignore_errors=True)
    if update:
        path.write_text("\n".join(out).rstrip("\n") + "\n", encoding="utf-8")
    return passed, failed, skipped


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    shared = pathlib.Path(os.environ.get("MAGPIE_SHARED", HERE.parent.parent.parent / "shared"))
    totals = [0, 0, 0]
    for path in sorted(HERE.glob("*.golden")):
        for i, count in enumerate(run_file(path, arguments.binary.resolve(), shared, arguments.update)):
            totals[i] += count
    print(f"golden: {totals[0]} passed, {totals[1]} failed, {totals[2]} skipped")
    return 1 if totals[1] or not totals[0] else 0


if __name__ == "__main__":
    sys.exit(main())
