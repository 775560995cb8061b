"""Audit pages as a slow phone sees them, the public ones in three languages: median of three mobile Lighthouse runs each.

    .venv/bin/python bench/lighthouse.py [--runs 3] [--only WORD]

Installs lighthouse 12.8.2 by npm into var/lighthouse when it is not there; needs node 18 or newer and Chromium
(CHROME_PATH, default /usr/bin/chromium). Budget: 98 / 100 / 100 for performance, accessibility and best practices.
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import here

VERSION = "12.8.2"
FOLDER = here.ROOT / "var" / "lighthouse"
BUDGET = {"performance": 98, "accessibility": 100, "best-practices": 100}
ATTEMPTS = 3  # for one run, where the browser did not get so far as to see the page
CHROME = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


def tool() -> Path:
    """Return the lighthouse program, installed when it is missing."""
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    installed = FOLDER / "node_modules" / "lighthouse" / "package.json"
    if not installed.exists() or json.loads(installed.read_text())["version"] != VERSION:
        if not shutil.which("npm"):
            raise SystemExit("npm is missing: install nodejs and npm, then run this again")
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "package.json").write_text("{}")
        command = ["npm", "install", "--no-audit", "--no-fund", "--omit=optional", f"lighthouse@{VERSION}"]
        subprocess.run(command, cwd=FOLDER, check=True)
    return program


def serve(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the site's own web server on a free port; return it and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "DATA_DIR": str(folder), "PORT": str(port), "BIND": "127.0.0.1"}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:borrower_help.operations.web"]
    server = subprocess.Popen(command, cwd=here.ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2)  # noqa: S310 - our own server
            return server, address
        except OSError:
            time.sleep(0.1)
    server.kill()
    raise SystemExit("the site did not start")


def pages() -> dict[str, tuple[str, str]]:
    """Return name → (path, cookies) of what is audited, on a sample case of 40 records."""
    from random import Random

    from django.urls import reverse

    from borrower_help.core.dates import wall_now
    from borrower_help.core.languages import PREFIXES
    from borrower_help.incidents.sample import sample_payloads
    from borrower_help.incidents.services import record_incidents
    from tests.factories import client_for, make_case, make_draft, make_guest

    owner = make_guest()
    case = make_case(owner)
    record_incidents(case=case, payloads=sample_payloads(40, perspective="borrower", now=wall_now(), chance=Random(1)))
    cookies = "; ".join(f"{name}={value.value}" for name, value in client_for(owner).cookies.items())
    question = reverse("incidents:step", args=[case.id, make_draft(case).pk, "conduct"])
    public = {
        "home": reverse("guides:home"),
        "at the door": reverse("guides:door"),
        "a guide": reverse("guides:guide", args=[9]),
        "search": reverse("guides:find"),
        "a door": reverse("guides:one_door", args=["12378"]),
        "which door": reverse("guides:which"),
    }
    return {
        **{
            f"{name}{prefix and ', '}{prefix}": (f"/{prefix}{path[1:]}", "")
            for prefix in PREFIXES.values()
            for name, path in public.items()
        },
        "a question": (question, cookies),
        "timeline": (reverse("incidents:list", args=[case.id]), cookies),
    }


def audit(program: Path, url: str, cookies: str) -> dict[str, float]:
    """Return the scores of one run, 0 to 100, and refuse a run that saw an error page."""
    report = FOLDER / "report.json"
    headers = FOLDER / "headers.json"
    headers.write_text(json.dumps({"Cookie": cookies} if cookies else {}))
    command = [str(program), url, "--quiet", "--output=json", f"--output-path={report}", f"--extra-headers={headers}"]
    command += [f"--only-categories={','.join(BUDGET)}", f"--chrome-flags={' '.join(CHROME)}"]
    env = {**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH", "/usr/bin/chromium")}
    for attempt in range(1, ATTEMPTS + 1):
        ended = subprocess.run(command, env=env, timeout=180, stderr=subprocess.PIPE, text=True)
        if ended.returncode == 0:
            break
        if "NO_NAVSTART" not in ended.stderr or attempt == ATTEMPTS:  # a busy machine: nothing about the page
            raise SystemExit(f"Lighthouse could not look at {url}: {ended.stderr}")
    read = json.loads(report.read_text())
    if read.get("runtimeError"):
        raise SystemExit(f"Lighthouse could not look at {url}: {read['runtimeError']['message']}")
    if read["finalDisplayedUrl"] != url:
        raise SystemExit(f"Lighthouse was led from {url} to {read['finalDisplayedUrl']}")
    for name, result in read["audits"].items():
        weighed = any(
            ref["id"] == name and ref["weight"] for part in read["categories"].values() for ref in part["auditRefs"]
        )
        if weighed and result["score"] is not None and result["score"] < 0.9:
            print(f"    {name}: {result['title']} ({result['score']})")
    return {key: round(read["categories"][key]["score"] * 100) for key in BUDGET}


def main() -> int:
    """Audit every page and print the medians; return 1 beyond the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="", metavar="WORD", help="only the pages whose name has this word")
    given = parser.parse_args()
    runs = given.runs
    program = tool()
    folder = here.set_up(static=True)
    wanted = {name: page for name, page in pages().items() if given.only in name}
    server, address = serve(folder)
    worst = 0
    try:
        for name, (path, cookies) in wanted.items():
            scores = [audit(program, address + path, cookies) for _ in range(runs)]
            medians = {key: statistics.median(score[key] for score in scores) for key in BUDGET}
            print(f"{name}: " + " · ".join(f"{key} {value:.0f} (≥ {BUDGET[key]})" for key, value in medians.items()))
            worst |= any(value < BUDGET[key] for key, value in medians.items())
    finally:
        server.terminate()
        server.wait(15)
    return int(worst)


if __name__ == "__main__":
    sys.exit(main())
