# shellcheck shell=sh
# What scripts/brief, scripts/test and scripts/lock share. Sourced, never run:
# the caller stands in the project's folder. All that is said goes to stderr.
#
#     set_up brief    what briefs need: Pango, .venv, the packages of the lock
#     set_up test     the same for tests: also Chromium, smtp-sink and the checkers
#
# A stamp in .venv tells that a set-up is complete and of what; while nothing
# of that has changed, there is nothing to do. An interrupted set-up leaves no
# stamp, so the next run takes it up again.

say() {
    printf 'briefgen: %s\n' "$1" >&2
}

# fail CAUSE NEXT_STEP. 3: this machine lacks something (see docs/cli.md).
fail() {
    printf 'briefgen: %s\n  %s\n' "$1" "$2" >&2
    exit 3
}

# Run a command silently; show what it said only if it fails.
quietly() {
    if said=$("$@" 2>&1); then return; fi
    printf '%s\n' "$said" >&2
    return 1
}

# --- Python ------------------------------------------------------------------

# Set $python to the real interpreter behind $PYTHON or the first one that is
# new enough: never one of a virtual environment, which may be about to go.
find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        python=$("$candidate" -c '
import sys
if sys.version_info >= (3, 11):
    print(getattr(sys, "_base_executable", sys.executable))
' 2>/dev/null) || python=
        [ -z "$python" ] || return 0
    done
    if [ -n "${PYTHON:-}" ]; then
        fail "PYTHON=$PYTHON is not a Python 3.11 or newer." \
            "Name another one, or unset PYTHON to search for one."
    fi
    fail "No Python 3.11 or newer is here: $(python3 --version 2>/dev/null || echo "there is no python3")." \
        "Install one ('apt-get install python3', 'brew install python'), or name it: PYTHON=/path/to/python3."
}

version_of() {
    "$1" -I -S -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

# --- System packages ---------------------------------------------------------

system=$(uname -s)
if [ "$system" = Darwin ]; then
    # Where Homebrew puts libraries, on Apple's and on Intel's processors.
    DYLD_FALLBACK_LIBRARY_PATH="${DYLD_FALLBACK_LIBRARY_PATH:+$DYLD_FALLBACK_LIBRARY_PATH:}/opt/homebrew/lib:/usr/local/lib"
    export DYLD_FALLBACK_LIBRARY_PATH
fi

has_module() {
    "$python" -c "import $1" >/dev/null 2>&1
}

# The libraries that WeasyPrint loads, by the names it knows them.
has_pango() {
    case $system in
    Darwin) set -- libgobject-2.0.0.dylib libpango-1.0.dylib libpangoft2-1.0.dylib \
        libharfbuzz.0.dylib libharfbuzz-subset.0.dylib libfontconfig.1.dylib ;;
    *) set -- libgobject-2.0.so.0 libpango-1.0.so.0 libpangoft2-1.0.so.0 \
        libharfbuzz.so.0 libharfbuzz-subset.so.0 libfontconfig.so.1 ;;
    esac
    can_load "$@"
}

can_load() {
    "$python" -c 'import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]' \
        "$@" >/dev/null 2>&1
}

# The same places as in tests/conftest.py.
has_browser() {
    for browser in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if command -v "$browser" >/dev/null; then return 0; fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        fail "Packages of the system are missing." \
            "As an administrator, run: apt-get install $*"
    fi
    say "Installing $*"
    if ! { quietly as_root apt-get update -q &&
        quietly as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -q -y --no-install-recommends "$@"; }; then
        fail "Installing failed; the reason is above." "Then run this again, or install by hand: $*"
    fi
}

# install_system_packages brief|test
install_system_packages() {
    pango=
    has_pango || pango=missing
    browser_skipped="Browser tests will be skipped: neither Chrome nor Chromium is here."

    if command -v apt-get >/dev/null; then
        kind=$1
        set --
        has_module ensurepip || set -- "$@" "python$(version_of "$python")-venv"
        [ -z "$pango" ] ||
            set -- "$@" libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
        if [ "$kind" = test ] && ! has_browser; then
            # Ubuntu's chromium is only a pointer to a snap.
            if grep -q '^ID=ubuntu' /etc/os-release; then
                say "$browser_skipped"
            else
                set -- "$@" chromium
            fi
        fi
        # Playwright's own Node, which drives the browser, needs it and does not say so.
        [ "$kind" = brief ] || can_load libatomic.so.1 || set -- "$@" libatomic1
        [ $# -eq 0 ] || apt_install "$@"
    else
        if [ -n "$pango" ] && [ "$system" = Darwin ] && command -v brew >/dev/null; then
            say "Installing Pango"
            quietly brew install --quiet pango ||
                fail "Installing failed; the reason is above." "Then run this again."
        elif [ -n "$pango" ]; then
            fail "Pango is missing, or one of its companions: Pango FT2, HarfBuzz with its subsetter, Fontconfig." \
                "Install them with this system's package manager, then run this again."
        fi
        has_module ensurepip ||
            fail "$python has no ensurepip." \
                "Install the package of this system that brings Python's venv, then run this again."
        if [ "$1" = test ] && ! has_browser; then say "$browser_skipped"; fi
    fi
}

# --- Packages ----------------------------------------------------------------

# Make .venv anew if there is none, or it is of another Python or place.
make_venv() {
    home="$(pwd -P) $(version_of "$python")"
    if [ "$(cat .venv/.home 2>/dev/null)" = "$home" ]; then return; fi
    say "Making .venv with Python $(version_of "$python")"
    quietly "$python" -m venv --clear .venv ||
        fail "Python's venv failed; the reason is above." "Then run this again."
    printf '%s\n' "$home" >.venv/.home
}

pip_install() {
    quietly .venv/bin/python -m pip install --quiet --no-input \
        --disable-pip-version-check "$@" ||
        fail "pip failed; the reason is above." \
            "Check the network and the space on the disk, then run this again."
}

# --- smtp-sink ---------------------------------------------------------------

# The same places as in tests/mail/sink.py.
has_smtp_sink() {
    [ -x .venv/postfix/usr/sbin/smtp-sink ] || [ -x /usr/sbin/smtp-sink ]
}

# Tests send to Postfix's smtp-sink, which answers as badly as it is told to. Debian's
# package is unpacked, not installed: that would start a mail server on this machine.
add_smtp_sink() {
    if has_smtp_sink; then return; fi
    if ! command -v apt-get >/dev/null; then
        say "Tests with smtp-sink will be skipped: it comes with Postfix, which is not here."
        return
    fi
    say "Fetching smtp-sink"
    mkdir -p .venv/postfix
    if ! { fetch_postfix 2>/dev/null || { quietly as_root apt-get update -q && fetch_postfix; }; } ||
        ! quietly dpkg -x .venv/postfix/postfix_*.deb .venv/postfix; then
        fail "Fetching Debian's package postfix failed; the reason is above." \
            "Check the network and the space on the disk, then run this again."
    fi
    if LD_LIBRARY_PATH=.venv/postfix/usr/lib/postfix ldd .venv/postfix/usr/sbin/smtp-sink |
        grep -q 'not found'; then
        # shellcheck disable=SC2046 # one word a library
        apt_install $(dpkg-deb -f .venv/postfix/postfix_*.deb Depends |
            tr ',' '\n' | sed 's/^ *//; s/[ (|:].*//' | grep '^lib')
    fi
    rm -f .venv/postfix/*.deb
}

fetch_postfix() {
    rm -f .venv/postfix/*.deb
    (cd .venv/postfix && quietly apt-get download -q postfix)
}

# All that decides what is in .venv.
fingerprint() {
    printf '%s %s\n' "$(pwd -P)" "$(version_of "${PYTHON:-.venv/bin/python}")"
    cksum pyproject.toml requirements.lock requirements-dev.lock scripts/setup.sh
}

# set_up brief|test. Tests need all that briefs need, so their stamp serves both.
set_up() {
    now=$(fingerprint)
    for stamp in ".venv/.ready-$1" .venv/.ready-test; do
        if [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then return; fi
    done

    case $1 in
    brief) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
    esac
    rm -f .venv/.ready-*
    find_python
    install_system_packages "$1"
    make_venv
    [ "$1" = brief ] || add_smtp_sink
    say "Installing the packages of $lock"
    pip_install --only-binary :all: --require-hashes --requirement "$lock"
    pip_install --no-deps --no-build-isolation --editable .
    fingerprint >".venv/.ready-$1"
}
