"""Issue letters on a real site while its processes are killed at random; run as a program, prints one line of JSON.

The web is a forked process that issues a letter and may be killed at any moment after it began. Worker, its child and the broker are killed
by SIGKILL and started again, as script/server would. Then the owner looks at each letter until it is there.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
LETTERS, KILLS = int(sys.argv[1]), int(sys.argv[2])
SEED = int(sys.argv[3])
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.letters.survival_settings"

from borrower_help.operations import broker  # noqa: E402

folder = broker.make_folder()
os.environ["REDIS_URL"] = broker.url_of(folder)

import django  # noqa: E402

django.setup()

from django.core.files.storage import default_storage  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from borrower_help.cases.access import open_case  # noqa: E402
from borrower_help.cases.models import Access  # noqa: E402
from borrower_help.core import files, jobs  # noqa: E402
from borrower_help.core.models import Job  # noqa: E402
from borrower_help.letters import renderings, services  # noqa: E402
from borrower_help.letters.drafting import Options  # noqa: E402
from borrower_help.letters.models import Letter, Rendering, State  # noqa: E402
from tests.factories import make_case, make_guest, make_incident  # noqa: E402

jobs.START_WITHIN, jobs.END_WITHIN = timedelta(seconds=2), timedelta(seconds=5)  # patience of seconds, not of minutes
jobs.MOST_ATTEMPTS = 50


class Site:
    """Keep broker and worker running."""

    def __init__(self) -> None:
        self.broker: subprocess.Popen[bytes] | None = None
        self.worker: subprocess.Popen[bytes] | None = None

    def start_broker(self) -> None:
        command = [str(part) for part in broker.child(folder).command]
        self.broker = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        broker.wait_until_there(folder)

    def start_worker(self) -> None:
        command = [sys.executable, "-m", "celery", "--app", "borrower_help", "--quiet", "worker", "--concurrency", "2"]
        self.worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(self, what: str) -> None:
        """Kill one of the three and start again what does not come back by itself."""
        if what == "broker" and self.broker is not None:
            self.broker.kill()
            self.broker.wait()
            self.start_broker()
        elif what == "worker" and self.worker is not None:
            self.worker.kill()
            self.worker.wait()
            self.start_worker()
        elif what == "child" and self.worker is not None:
            found = subprocess.run(["pgrep", "-P", str(self.worker.pid)], capture_output=True, text=True, check=False)
            children = [int(line) for line in found.stdout.split()]
            if children:
                with suppress(ProcessLookupError):  # it ended by itself in the meantime
                    os.kill(random.choice(children), signal.SIGKILL)

    def stop(self) -> None:
        for process in (self.worker, self.broker):
            if process is not None:
                process.kill()
                process.wait()


def issue_in_a_web_process(owner, case_id: UUID, letter_id: UUID, dies_after: float | None) -> None:
    """Issue a letter in a process of its own, as a web worker does; it may be killed on the way."""
    connections.close_all()
    pid = os.fork()
    if pid == 0:
        try:
            case = open_case(owner, case_id, need=Access.EDIT)
            letter = services.draft_letter(case=case, letter_id=letter_id, key="complaint", options=Options())
            context = services.current_context(case=case, letter=letter)
            services.issue_letter(case=case, letter=letter, seen_hash=renderings.hash_of(context))
        finally:
            os._exit(0)
    if dies_after is not None:
        time.sleep(dies_after)
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def main() -> None:
    chance = random.Random(SEED)
    call_command("migrate", verbosity=0)
    site = Site()
    site.start_broker()
    site.start_worker()
    try:
        owner = make_guest()
        case = make_case(owner, lender_kind="consumer_finance")
        for hour in (22, 23, 9):
            make_incident(case, at=f"{hour:02d}:30", conduct=["frightened"])
        killed_webs = 0
        kills = chance.sample(range(LETTERS), KILLS)
        ids = [uuid4() for _ in range(LETTERS)]
        for number, letter_id in enumerate(ids):
            dies = chance.uniform(0, 0.25) if number in kills and chance.random() < 0.4 else None
            killed_webs += dies is not None
            issue_in_a_web_process(owner, case.id, letter_id, dies)
            if number in kills and dies is None:
                time.sleep(chance.uniform(0, 0.3))
                site.kill(chance.choice(["broker", "worker", "child"]))
        print(json.dumps(watch(owner, case.id, ids, killed_webs)))
    finally:
        site.stop()
        broker.remove_folder(folder)


def watch(owner, case_id: UUID, ids: list[UUID], killed_webs: int) -> dict[str, object]:
    """Look at every letter as its owner would, until all are there; what a killed web never began is issued again."""
    end = time.monotonic() + 240
    waiting = set(ids)
    while waiting and time.monotonic() < end:
        for letter_id in sorted(waiting):
            case = open_case(owner, case_id, need=Access.EDIT)
            letter = Letter.objects.filter(pk=letter_id).first()
            if letter is None or letter.state != State.ISSUED:
                issue_in_a_web_process(owner, case_id, letter_id, None)
                continue
            context = services.current_context(case=case, letter=letter)
            rendering = services.preview(case=case, letter=letter, context=context)
            if renderings.progress(case=case, rendering=rendering, context=context) == "ready":
                made = renderings.opened(case=case, rendering=rendering)
                data = b"".join(renderings.pdf(case=case, rendering=rendering))
                assert data.startswith(b"%PDF")
                assert len(data) == made.pdf_bytes
                waiting.discard(letter_id)
        time.sleep(0.3)
    stored = set(files.names(renderings.FOLDER))
    named = set(Rendering.objects.values_list("file_name", flat=True))
    return {
        "missing": len(waiting),
        "letters": Letter.objects.count(),
        "issued": Letter.objects.filter(state=State.ISSUED).count(),
        "renderings": Rendering.objects.count(),
        "finished": Rendering.objects.exclude(result=None).count(),
        "jobs": Job.objects.count(),
        "files_lost": len(named - stored),
        "orphans": len(stored - named),
        "killed_webs": killed_webs,
        "storage": str(default_storage.location),  # type: ignore[attr-defined]
    }


if __name__ == "__main__":
    main()
