#!/bin/bash
# Formats the C++ files with clang-format 14; --check only says which ones differ.
# format.sh [--check] [--root DIR]. Leaves with 77 (skipped) where clang-format 14 is not installed.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
check=false
while [[ $# -gt 0 ]]; do
  case $1 in
    --check) check=true ;;
    --root) root=$2; shift ;;
    *) echo "format.sh: unknown option $1; use --check or --root DIR" >&2; exit 2 ;;
  esac
  shift
done

if ! command -v clang-format-14 >/dev/null; then
  echo "format.sh: skipped: clang-format-14 is not installed (apt-get install clang-format-14)"
  exit 77
fi

cd "$root"
folders=()
for folder in magpie tests bench examples; do [[ -d $folder ]] && folders+=("$folder"); done
mapfile -t files < <(find "${folders[@]}" \( -name '*.h' -o -name '*.cc' -o -name '*.inl' \) \
  ! -name '*.gen.*' | sort)
if [[ ${#files[@]} -eq 0 ]]; then
  echo "format.sh: found nothing to check in $root"
  exit 1
fi
if ! $check; then
  printf '%s\n' "${files[@]}" | xargs -P 2 -n 40 clang-format-14 -i
  echo "format.sh: formatted ${#files[@]} files"
  exit 0
fi
different=$(printf '%s\n' "${files[@]}" | xargs -P 2 -n 40 clang-format-14 --dry-run 2>&1 |
  sed -n 's/^\([^: ]*\):[0-9]*:[0-9]*: warning: code should be clang-formatted.*/\1/p' | sort -u)
if [[ -n $different ]]; then
  echo "format.sh: run scripts/format.sh, it changes:"
  sed 's/^/  /' <<<"$different"
  exit 1
fi
echo "format.sh: ${#files[@]} checked, all well"
