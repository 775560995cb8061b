"""Let two threads record into one case, on a database of files as a server has it; print what is left.

Run by test_services in a process of its own: the tests' own SQLite lies in memory, where two writers cannot wait.
"""

import threading
from uuid import UUID, uuid4

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django had to be set up first
from django.db import connection  # noqa: E402

from borrower_help.incidents import index  # noqa: E402
from borrower_help.incidents.models import CaseIndex  # noqa: E402
from borrower_help.incidents.services import record_incident  # noqa: E402
from tests.factories import make_case, make_payload  # noqa: E402

EACH = 10


def main() -> None:
    """Record, and say how many there are, whether the index agreed, and what went wrong."""
    call_command("migrate", verbosity=0)
    case, errors, made = make_case(), list[str](), list[UUID]()

    def write(number: str) -> None:
        try:
            for _ in range(EACH):
                row = record_incident(case=case, incident_id=uuid4(), payload=make_payload(number=number))
                made.append(row.pk)
        except Exception as error:
            errors.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in ("133", "199")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    stored = bytes(CaseIndex.objects.get(case=case.row).sealed)
    read = index.read(case)
    agreed = stored == bytes(CaseIndex.objects.get(case=case.row).sealed)  # nothing had to be rebuilt
    print(len(made), {entry.id for entry in read.entries} == set(made), agreed, errors)


if __name__ == "__main__":
    main()
