"""What only the tests need from the system, and throw-away servers for them."""

import hashlib
import json
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from machine import LIBRARIES, ROOT, VENV, CannotSetUp, ensure_packages, say

# libatomic1: what drives the browser needs it, and a bare machine lacks it.
TEST_PACKAGES = ("fonts-noto-cjk", "gettext", "libatomic1", "qpdf")
# Chromium without its windows needs half the processor time for the same pages; not every system has it by itself.
BROWSERS = ("chromium-headless-shell", "chromium")
SCALE_PACKAGES = ("postgresql", "redis-server")
OLD_PHONES = ROOT / "tests" / "tools"  # the linters that know what a phone of 2016 cannot do
START_SECONDS = 60
_MAKE_BUCKET = """import boto3, os
client = boto3.client("s3", endpoint_url=os.environ["S3_ENDPOINT_URL"], region_name="us-east-1")
client.create_bucket(Bucket=os.environ["S3_BUCKET"])
"""


def ensure_test_packages(*more: str, why: str) -> None:
    """Install the Debian packages of site and tests, `more` among them, and a browser."""
    ensure_packages([*LIBRARIES, *TEST_PACKAGES, *more], why=why)
    slim, whole = BROWSERS
    try:
        ensure_packages([slim], why=why)
    except CannotSetUp:
        ensure_packages([whole], why=why)


def ensure_linters() -> None:
    """Install the linters for old phones as their lock file pins them, unless their stamp says that is done."""
    pinned = b"".join((OLD_PHONES / name).read_bytes() for name in ("package.json", "package-lock.json"))
    stamp, wanted = OLD_PHONES / "node_modules" / ".installed", hashlib.sha256(pinned).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not shutil.which("npm"):
        ensure_packages(["nodejs", "npm"], why="the check for old phones")
    say("Installing the linters for old phones …")
    # Their newer dependencies name a newer Node than Debian 12 has, and run on its own all the same.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
    if subprocess.run(command, cwd=OLD_PHONES, stdout=subprocess.DEVNULL, check=False).returncode:
        raise CannotSetUp("The linters could not be installed; what npm said stands above.")
    stamp.write_text(wanted)


@contextmanager
def shared_servers() -> Iterator[dict[str, str]]:
    """Run a PostgreSQL, a Redis and an S3 server that leave nothing behind; give the environment that points to them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="scale-")))
        yield {
            "DATABASE_URL": stack.enter_context(_postgresql(folder / "postgresql")),
            "REDIS_URL": stack.enter_context(_redis(folder)),
            **stack.enter_context(_object_storage(folder / "s3")),
        }


def free_port() -> int:
    """Return a port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    programs = _postgresql_programs()
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    folder.mkdir(mode=0o700)
    if user:
        account = pwd.getpwnam(user)
        folder.parent.chmod(0o711)
        os.chown(folder, account.pw_uid, account.pw_gid)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "user": user, "cwd": "/"}
    initdb = [programs / "initdb", "-D", folder, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    done = subprocess.run(initdb, check=False, **quiet)  # type: ignore[call-overload]
    if done.returncode:
        raise CannotSetUp(f"initdb failed: {done.stderr}")
    port = free_port()
    settings = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "listen_addresses=127.0.0.1"]
    command = [programs / "postgres", "-D", folder, "-p", str(port), "-k", folder]
    command += [word for setting in settings for word in ("-c", setting)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user, cwd="/")
    try:
        _wait(
            lambda: _says_yes([programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]), server, "PostgreSQL"
        )
        yield f"postgres://tests@127.0.0.1:{port}/postgres"
    finally:
        _end(server)


def _postgresql_programs() -> Path:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not versions:
        raise CannotSetUp("PostgreSQL's initdb was not found under /usr/lib/postgresql.")
    return versions[-1].parent


@contextmanager
def _redis(folder: Path) -> Iterator[str]:
    port = free_port()
    program = shutil.which("redis-server") or "/usr/bin/redis-server"
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait(lambda: _listens(port), server, "Redis")
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        _end(server)


@contextmanager
def _object_storage(folder: Path) -> Iterator[dict[str, str]]:
    """Run SeaweedFS with its S3 door on one free port; master, volume and filer behind it are on loopback too."""
    folder.mkdir(mode=0o700)
    key, secret = "tests", secrets.token_hex(16)
    identity = {"name": key, "credentials": [{"accessKey": key, "secretKey": secret}], "actions": ["Admin"]}
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    (folder / "data").mkdir()
    ports = {
        f"{part}{kind}": free_port() for part in ("master", "volume", "filer", "s3") for kind in (".port", ".port.grpc")
    }
    options = {"dir": folder / "data", "ip": "127.0.0.1", "ip.bind": "127.0.0.1", "metricsPort": free_port()}
    options |= {
        "s3.config": folder / "s3.json",
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        # room for every volume that buckets and the filer's own log ask for at once: none free is an error of the server
        "master.volumeSizeLimitMB": 64,
        "volume.max": 400,
    }
    words = [f"-{name}={value}" for name, value in (options | ports).items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([VENV / "bin" / "weed", "server", "-filer", "-s3", *words], stdout=log, stderr=log)
    try:
        _wait(lambda: _listens(ports["s3.port"]), server, "S3 server")
        told = {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret}
        told |= {"S3_ENDPOINT_URL": f"http://127.0.0.1:{ports['s3.port']}", "S3_BUCKET": "scale-tests"}
        _wait(lambda: _says_yes([VENV / "bin" / "python", "-c", _MAKE_BUCKET], os.environ | told), server, "bucket")
        yield {
            "SCALE_S3_BUCKET": told["S3_BUCKET"],  # for tests/scale; the other tests look into their data folder
            "S3_ENDPOINT_URL": told["S3_ENDPOINT_URL"],
            "S3_ACCESS_KEY_ID": key,
            "S3_SECRET_ACCESS_KEY": secret,
        }
    finally:
        _end(server)


def _says_yes(command: list[str | Path], environment: dict[str, str] | None = None) -> bool:
    return subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, check=False).returncode == 0


def _listens(port: int) -> bool:
    with socket.socket() as line:
        line.settimeout(1)
        return line.connect_ex(("127.0.0.1", port)) == 0


def _wait(is_there, server: subprocess.Popen[bytes], name: str) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + START_SECONDS
    while not is_there():
        if server.poll() is not None or time.monotonic() > end:
            raise CannotSetUp(f"The throw-away {name} did not start.")
        time.sleep(0.1)


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
