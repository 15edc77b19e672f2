#!/bin/sh
# Sets up everything, without administration rights where possible:
#   scripts/einrichten.sh seite   what building and serving the site needs
#   scripts/einrichten.sh test    what the tests need besides: development tools, browser, LibreOffice, npm packages
# A second run with unchanged lock files does nothing. What the tools say goes into a log; people get German sentences.
set -eu
cd "$(dirname "$0")/.."

TOOLS=.werkzeug
LOG=$TOOLS/einrichten.log
UV=$TOOLS/uv/bin/uv

main() {
    case "${1:-}" in
    seite | test) goal=$1 ;;
    *) fail "Aufruf: scripts/einrichten.sh seite | test" ;;
    esac
    mkdir -p "$TOOLS"
    set_up_python "$goal"
    if [ "$goal" = test ]; then
        install_programs
        install_npm_packages
    fi
}

set_up_python() {
    state=$(cat pyproject.toml uv.lock | cksum)
    if up_to_date "$1" || { [ "$1" = seite ] && up_to_date test; }; then
        return
    fi
    find_python
    install_uv
    sync_environment "$1"
    printf '%s\n' "$state" >".venv/.stand-$1"
}

up_to_date() {
    [ -f ".venv/.stand-$1" ] && [ "$(cat ".venv/.stand-$1")" = "$state" ] && .venv/bin/python -c '' 2>/dev/null
}

find_python() {
    found=
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        found="$found $version"
        case "$version" in
        3.[0-9] | 3.10 | [012].*) ;;
        *)
            python=$candidate
            "$python" -c 'import ensurepip, venv' 2>/dev/null ||
                fail "Python $version fehlt das Modul venv. Abhilfe unter Debian und Ubuntu: sudo apt install python$version-venv"
            return
            ;;
        esac
    done
    if [ -z "$found" ]; then
        fail "Python fehlt. Abhilfe: Python 3.11 oder neuer installieren, unter Debian und Ubuntu: sudo apt install python3 python3-venv"
    fi
    fail "Python 3.11 oder neuer wird gebraucht, gefunden wurde nur:$found. Abhilfe: ein neueres Python installieren"
}

install_uv() {
    if [ -x "$UV" ] && cmp -s scripts/uv.txt "$TOOLS/uv/.stand"; then
        return
    fi
    say "Richte das Werkzeug uv ein (einmalig) …"
    logged "$python" -m venv --clear "$TOOLS/uv" ||
        fail "Der Ordner $TOOLS/uv ließ sich nicht anlegen; Einzelheiten in $LOG"
    logged "$TOOLS/uv/bin/python" -m pip install --disable-pip-version-check --require-hashes -r scripts/uv.txt ||
        fail_download "uv"
    cp scripts/uv.txt "$TOOLS/uv/.stand"
}

sync_environment() {
    say "Richte die Python-Umgebung .venv ein (einmalig, etwa eine Minute) …"
    set -- "$1" sync --locked
    if [ "$1" = seite ]; then
        set -- "$@" --no-dev --inexact # what the tests installed may stay
    fi
    if ! .venv/bin/python -c '' 2>/dev/null; then
        set -- "$@" --python "$(command -v "$python")"
    fi
    shift
    set -- UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv "$UV" "$@"
    if [ -r /etc/ssl/certs/ca-certificates.crt ]; then
        set -- UV_SYSTEM_CERTS=true "$@" # an office's proxy often has a certificate of its own
    fi
    logged env "$@" && return
    if grep -q "needs to be updated" "$LOG"; then
        fail "uv.lock passt nicht zu pyproject.toml. Abhilfe: $UV lock"
    fi
    fail_download "die Python-Pakete"
}

install_programs() {
    wanted=
    [ -n "$(own_chromium)" ] || want chromium chromium chromium-browser google-chrome
    want firefox-esr firefox-esr firefox
    want libreoffice-writer-nogui soffice libreoffice
    office_has libsclo.so || wanted="$wanted libreoffice-calc-nogui" # Debian packs Calc and Impress apart
    office_has libsdlo.so || wanted="$wanted libreoffice-impress-nogui"
    want poppler-utils pdftotext
    want hunspell hunspell
    hunspell -d de_DE -l </dev/null >/dev/null 2>&1 || wanted="$wanted hunspell-de-de" # the dictionary
    fc-list 2>/dev/null | grep -q LiberationSans || wanted="$wanted fonts-liberation"
    if [ -z "$wanted" ]; then
        return
    fi
    if ! command -v apt-get >/dev/null 2>&1 || ! become_root; then
        note "Für alle Prüfungen fehlen Programme:$wanted. Abhilfe unter Debian und Ubuntu: sudo apt install$wanted"
        return
    fi
    say "Installiere Programme für die Prüfungen (einmalig):$wanted …"
    logged $as_root apt-get update || note "Die Paketlisten ließen sich nicht erneuern; Einzelheiten in $LOG"
    for package in $wanted; do
        logged $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
            -o DPkg::Lock::Timeout=120 "$package" || install_otherwise "$package"
    done
}

office_has() {
    office=$(command -v soffice || command -v libreoffice) || return 1
    [ -e "$(dirname "$(readlink -f "$office")")/$1" ]
}

install_otherwise() {
    # Ubuntu has Chromium as a snap only, which tests cannot drive; Playwright brings its own
    if [ "$1" = chromium ] && logged .venv/bin/playwright install --with-deps chromium; then
        return
    fi
    note "$1 ließ sich nicht installieren; Einzelheiten in $LOG"
}

own_chromium() {
    ls -d "${HOME:-/root}"/.cache/ms-playwright/chromium-* 2>/dev/null || true
}

want() {
    package=$1
    shift
    for program in "$@"; do
        if command -v "$program" >/dev/null 2>&1; then
            return
        fi
    done
    wanted="$wanted $package"
}

become_root() {
    as_root=
    if [ "$(id -u)" = 0 ]; then
        return
    fi
    as_root="sudo -n"
    sudo -n true 2>/dev/null
}

install_npm_packages() {
    packages=$(cat package.json package-lock.json | cksum)
    if [ -f node_modules/.stand ] && [ "$(cat node_modules/.stand)" = "$packages" ]; then
        return
    fi
    if ! command -v npm >/dev/null 2>&1; then
        note "Node.js mit npm fehlt; die Prüfung mit Microsofts OOXML-Prüfer entfällt. Abhilfe: Node.js 20 installieren"
        return
    fi
    say "Installiere Prüfwerkzeuge mit npm (einmalig) …"
    if logged npm ci --no-fund --no-audit; then
        printf '%s\n' "$packages" >node_modules/.stand
    else
        note "Die Prüfwerkzeuge ließen sich mit npm nicht installieren; Einzelheiten in $LOG"
    fi
}

logged() {
    : >"$LOG"
    "$@" >>"$LOG" 2>&1
}

fail_download() {
    if grep -qiE 'connection|error sending request|dns error|resolve|timed out|network|No matching distribution' "$LOG"; then
        fail "$1: Herunterladen nicht möglich, das Netz oder der Paketdienst ist nicht erreichbar. Abhilfe: Verbindung prüfen und noch einmal starten; Einzelheiten in $LOG"
    fi
    fail "$1: Einrichten nicht möglich; Einzelheiten in $LOG"
}

say() {
    printf '%s\n' "$1"
}

note() {
    printf 'Hinweis: %s\n' "$1" >&2
}

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

main "$@"
