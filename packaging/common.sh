# SPDX-FileCopyrightText: 2026 The Parapet authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by packaging/run and packaging/test: what must be installed, and quiet steps.
# shellcheck shell=bash

build_packages=(
    g++ cmake ninja-build pkg-config ccache mold
    qt6-base-dev qt6-svg-dev qt6-charts-dev
    libqt6opengl6-dev                         # CMake's config of Qt Charts asks for it
    libsqlite3-dev libsqlitecpp-dev           # the workspace
    libsimdjson-dev libisal-dev libarchive-dev zlib1g-dev libssl-dev # reading exports
    libcli11-dev libexpected-dev robin-map-dev
    fonts-dejavu-core                         # text in offscreen pictures
)

say() { printf '%s\n' "$*"; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -- "$@"; fi
}

# install_missing PACKAGE...: one apt-get call for what is not there; no call when all is.
install_missing() {
    command -v dpkg-query >/dev/null || {
        say "This is not Debian: install the counterparts of: $*" >&2
        return 0
    }
    local package missing=()
    local -A installed=()
    while IFS=' ' read -r package state; do
        [ "$state" = installed ] && installed[$package]=1
    done < <(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null)
    for package in "$@"; do
        [ -n "${installed[$package]:-}" ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    quietly as_root apt-get update -q
    quietly as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# quietly COMMAND...: shows what it printed only where it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        cat "$log" >&2
        say "failed with $status: $*" >&2
    fi
    rm -f "$log"
    return "$status"
}
