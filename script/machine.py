"""What a bare machine needs before the project can run: a virtualenv, pinned packages, system libraries.

Only the standard library, for nothing else is there yet. Everything done is stamped, so that a second start is quick
and asks no network.
"""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = "uv==0.13.9"
LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
# Installing must not start a second database or broker of the machine's own.
_INSTALL = """set -e
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\\nexit 101\\n' > "$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
fi
apt-get update -qq
apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@"
"""


class CannotSetUp(SystemExit):
    """Stop with one plain line instead of a traceback."""


def say(text: str) -> None:
    print(text, flush=True)


def ensure_python(*lists: str) -> None:
    """Make the virtualenv and install the pins of `lists`, unless their stamps say all is done."""
    stamps = {VENV / f".installed-{name}": _fingerprint(name) for name in lists}
    if PYTHON.exists() and all(stamp.exists() and stamp.read_text() == wanted for stamp, wanted in stamps.items()):
        return
    if not PYTHON.exists():
        _make_venv()
    say(f"Installing {', '.join(lists)} …")
    _install_pins(lists)
    for stamp, wanted in stamps.items():
        stamp.write_text(wanted)


def _make_venv() -> None:
    # Debian ships Python without the part that puts pip into a virtualenv, and its venv then ends the process by itself.
    if find_spec("ensurepip") is None:
        ensure_packages(["python3-venv"], why="a virtualenv with pip")
    say("Making .venv …")
    # in a process of its own: this one has looked for the part before it was there
    made = subprocess.run([sys.executable, "-m", "venv", "--symlinks", VENV], cwd=ROOT, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise CannotSetUp("The virtualenv could not be made. On Debian: apt-get install python3-venv")


def _fingerprint(name: str) -> str:
    return hashlib.sha256(repr((UV, sys.version_info[:2], str(ROOT))).encode() + (ROOT / name).read_bytes()).hexdigest()


def _install_pins(lists: Sequence[str]) -> None:
    arguments = [part for name in lists for part in ("-r", str(ROOT / name))]
    if _install_with_uv(arguments):
        return
    # uv takes seconds and pip half a minute, but pip is there wherever Python is and knows the machine's own mirror.
    if subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", *arguments], cwd=ROOT, check=False).returncode:
        raise CannotSetUp("The packages could not be installed; what pip said stands above.")


def _install_with_uv(arguments: list[str]) -> bool:
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    has_uv = (VENV / "bin" / "uv").exists()
    if not has_uv and subprocess.run([*pip, "install", "--quiet", UV], cwd=ROOT, check=False).returncode:
        return False
    environment = os.environ | _mirror_of_pip(pip)
    command = [VENV / "bin" / "uv", "pip", "install", "--quiet", "--python", PYTHON, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


def _mirror_of_pip(pip: list[Path | str]) -> dict[str, str]:
    """Return what uv must be told to use the index and certificates that pip is set up with here."""
    listing = subprocess.run([*pip, "config", "list"], capture_output=True, text=True, check=False).stdout
    found: dict[str, str] = {}
    for line in listing.splitlines():
        key, _, value = line.partition("=")
        name = key.rpartition(".")[2].replace("_", "-")
        text = " ".join(shlex.split(value))
        if name == "index-url":
            found["UV_DEFAULT_INDEX"] = text
        elif name == "cert":
            found["SSL_CERT_FILE"] = text
    return {key: value for key, value in found.items() if key not in os.environ}


def ensure_packages(packages: Sequence[str], *, why: str) -> None:
    """Install the Debian packages that are missing; where that is not allowed, name them and stop."""
    missing = [name for name in packages if not _has_package(name)]
    if not missing:
        return
    line = f"apt-get install {' '.join(missing)}"
    if not shutil.which("apt-get"):
        raise CannotSetUp(f"Please install, for {why}: {' '.join(missing)} (Debian's names).")
    prefix: list[str] = []
    if os.geteuid() != 0:
        prefix = ["sudo", "-n"]
        if not shutil.which("sudo") or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
            raise CannotSetUp(f"Please run, for {why}: sudo {line}")
    say(f"Installing {' '.join(missing)} ({why}) …")
    done = subprocess.run(
        [*prefix, "sh", "-c", _INSTALL, "install", *missing],
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise CannotSetUp(f"That failed. Please run, for {why}: sudo {line}")


def _has_package(name: str) -> bool:
    if not shutil.which("dpkg-query"):
        return False
    asked = subprocess.run(["dpkg-query", "-W", "-f=${Status}", name], capture_output=True, text=True, check=False)
    return asked.stdout.endswith(" installed")
