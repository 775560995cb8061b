"""The converter process: take one job, set its own limits, read the file over the loopback, write to memory."""

import ctypes
import json
import os
import resource
import signal
import sys
from typing import Any

from borrower_help.evidence.converter.job import Job, Refusal

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38


def main(asked: dict[str, Any]) -> int:
    """Do the job; what it found is written as JSON to the descriptor for facts."""
    job, mode = Job(**asked["job"]), asked["mode"]
    _limit(asked["limits"])
    if mode == "ffmpeg":
        program, *arguments = job.arguments
        os.execv(program, [program, *arguments])
    try:
        facts = _work(job, mode)
    except Refusal as refusal:
        facts = {"refused": refusal.reason}
    except MemoryError:
        facts = {"refused": "too_large"}
    job.say(facts)
    return 1 if "refused" in facts else 0


def _limit(limits: dict[str, int]) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["output"], limits["output"]))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * limits["seconds"], 2 * limits["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    os.nice(10)


def _work(job: Job, mode: str) -> dict[str, Any]:
    # each mode imports its own library only, so that the process stays small
    if mode == "picture":
        from borrower_help.evidence.converter import pictures

        return pictures.work(job)
    if mode == "cover":
        from borrower_help.evidence.converter import covering

        return covering.work(job)
    if mode == "pages":
        from borrower_help.evidence.converter import pages

        return pages.work(job)
    if mode == "text":
        from borrower_help.evidence.converter import texts

        return texts.work(job)
    from borrower_help.evidence.converter import voices

    return voices.work(job)


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
