"""Take the steps of the Dockerfile in a folder, without a container engine, and print what the image would hold.

    sudo .venv/bin/python bench/image_size.py [--keep FOLDER]

debootstrap's minbase stands for debian:12-slim (which leaves out manuals and documentation; so does this). The RUN lines are read
from the Dockerfile itself and run in a chroot; the sum is of the contents of all layers of the final stage, uncompressed. Then web and worker
start from the result as the user `site`. Budget: ≤ 600 MB. Exit status 1 beyond it. Needs root, debootstrap and the package mirrors.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUDGET_MB = 600
SLIM_LEAVES_OUT = ("usr/share/doc", "usr/share/man", "usr/share/info", "usr/share/locale", "usr/share/lintian")
NETWORK = ("etc/pip.conf", "etc/resolv.conf", "etc/hosts")


def steps(text: str) -> list[list[str]]:
    """Return the RUN lines of each stage of a Dockerfile."""
    joined = re.sub(r"\\\n", " ", text)
    stages: list[list[str]] = []
    for line in joined.splitlines():
        if line.startswith("FROM "):
            stages.append([])
        elif line.startswith("RUN "):
            stages[-1].append(line.removeprefix("RUN ").strip())
    return stages


def megabytes(folder: Path) -> float:
    """Return what the files of `folder` hold, hard links once, as a layer would."""
    seen, total = set(), 0
    for path in folder.rglob("*"):
        info = path.lstat()
        if path.is_symlink() or not path.is_file() or (info.st_dev, info.st_ino) in seen:
            continue
        seen.add((info.st_dev, info.st_ino))
        total += info.st_size
    return total / 1_000_000


class Image:
    """A stage of the Dockerfile as a folder."""

    def __init__(self, folder: Path, base: Path) -> None:
        self.folder = folder
        subprocess.run(["cp", "-a", base, folder], check=True)

    def lend_network(self) -> None:
        """Lay the machine's own way to the network into the folder; it is no part of the image."""
        for name in (*NETWORK, *self._certificate()):
            if Path("/", name).exists():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path("/", name), self.folder / name)

    @staticmethod
    def _certificate() -> list[str]:
        listing = subprocess.run(
            [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
        ).stdout
        return [found.strip("'\"").lstrip("/") for found in re.findall(r"\.cert=(.+)", listing)]

    def run(self, line: str, *, user: str = "", folder: str = "/site", **environment: str) -> str:
        """Run one line in the folder as the container would; return what it printed."""
        who = [f"--userspec={user}:{user}"] if user else []
        kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_") or name.endswith("_proxy")}
        own = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LANG": "C.UTF-8"}
        done = subprocess.run(
            ["chroot", *who, self.folder, "sh", "-c", f"cd {folder} && {line}"],
            env=kept | own | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{line}\n{done.stdout[-4000:]}")
        return done.stdout


def copied(target: Path) -> None:
    """Copy what .dockerignore lets through."""
    allowed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for name in allowed:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, target / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", "*.mo")
            )
        else:
            shutil.copy(source, target / name)


def build(work: Path) -> dict[str, float]:
    """Take every step; return megabytes by layer."""
    base = work / "base"
    mirror = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")
    subprocess.run(
        ["debootstrap", "--variant=minbase", "bookworm", base, mirror], check=True, stdout=subprocess.DEVNULL
    )
    shutil.rmtree(base / "var/cache/apt/archives", ignore_errors=True)
    for name in SLIM_LEAVES_OUT:
        shutil.rmtree(base / name, ignore_errors=True)
    first, last = steps((ROOT / "Dockerfile").read_text())
    making = Image(work / "build", base)
    (making.folder / "site").mkdir(exist_ok=True)
    shutil.copy(ROOT / "requirements.txt", making.folder / "site")
    for number, line in enumerate(first):
        if number == 2:
            copied(making.folder / "site")
        making.lend_network()  # before each: a package may bring certificates of its own
        making.run(line, folder="/site" if number else "/")
    final = Image(work / "final", base)
    shutil.rmtree(final.folder / "site", ignore_errors=True)
    shutil.copy("/etc/resolv.conf", final.folder / "etc/resolv.conf")
    for line in last:
        final.run(line, folder="/")
    sizes = {"base": megabytes(base)}
    sizes["packages"] = megabytes(final.folder) - sizes["base"]
    for name in ("site", "data"):
        shutil.rmtree(final.folder / name, ignore_errors=True)
        subprocess.run(["cp", "-a", making.folder / name, final.folder / name], check=True)
        sizes[name] = megabytes(final.folder / name)
    final.run("chown -R site:site /data", folder="/")
    return sizes


def starts(work: Path) -> str:
    """Start the whole site from the result as its user; return the line that says so."""
    final = Image.__new__(Image)
    final.folder = work / "final"
    for name in ("dev/null", "dev/urandom"):
        if not (final.folder / name).exists():
            raise SystemExit(f"/{name} is missing in the chroot")
    shared = final.folder / "dev" / "shm"  # an engine mounts one; the worker's pool keeps its semaphores there
    shared.mkdir(exist_ok=True)
    for folder in (shared, final.folder / "tmp"):
        folder.chmod(0o1777)
    said = final.run(
        ".venv/bin/python -m borrower_help.operations.serve --check",
        user="site",
        DATA_DIR="/data",
        PORT="8931",
        PYTHONDONTWRITEBYTECODE="1",
    )
    return next(line for line in said.splitlines() if line.startswith("Ready after"))


def main() -> int:
    """Build, print, start; return 1 beyond the budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="folder to build in and leave behind")
    keep = parser.parse_args().keep
    work = keep or Path(tempfile.mkdtemp(prefix="image-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        sizes = build(work)
        print(" · ".join(f"{name} {size:.0f} MB" for name, size in sizes.items()))
        print(f"sum of the layers' contents: {sum(sizes.values()):.0f} MB (≤ {BUDGET_MB})", flush=True)
        print(f"started as its own user: {starts(work)}", flush=True)
    finally:
        if keep is None:
            shutil.rmtree(work, ignore_errors=True)
    return int(sum(sizes.values()) > BUDGET_MB)


if __name__ == "__main__":
    sys.exit(main())
