"""Order and counts of a case's incidents: one sealed row, 28 bytes an incident, so no order or time stands in clear.

Sealed contents: 4 bytes length of the header ‖ header as JSON ‖ entries. The header has the numbers the entries point to and the last
count of findings with its rules version. Written in the transaction that changes an incident; rebuilt when it disagrees with the rows.
"""

import json
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from borrower_help.cases.access import OpenCase
from borrower_help.core import crypto
from borrower_help.core.crypto import SealError
from borrower_help.incidents.models import CaseIndex, Incident
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.rules.facts import CONTACT_CHANNELS, PRECISIONS, REACHED

VERSION = 1
ENTRY = struct.Struct(">16sIHHHBB")  # id, minute, contacts, night, number, channel and flags, reached
ENTRY_BYTES = 28
_EPOCH = datetime(2000, 1, 1)
_REFUSAL, _HEARSAY = 64, 128


@dataclass(frozen=True)
class Entry:
    """Hold what the index knows of one incident."""

    id: UUID
    moment: datetime  # the time that stands for it; see precision
    contacts: int
    night: int
    number: str
    contact_channel: str
    precision: str
    reached: str
    refusal: bool
    hearsay: bool

    @property
    def day(self) -> date:
        """Return its day."""
        return self.moment.date()


def entry_of(incident_id: UUID, payload: IncidentPayload) -> Entry:
    """Return the index entry of an incident."""
    return Entry(
        id=incident_id,
        moment=payload.sort_moment,
        contacts=payload.contacts,
        night=payload.at_night,
        number=payload.number,
        contact_channel=payload.contact_channel,
        precision=payload.precision,
        reached=payload.reached,
        refusal=payload.kind == "refusal",
        hearsay=payload.hearsay,
    )


@dataclass
class Index:
    """Hold a case's entries, newest first, and what is counted from them."""

    entries: list[Entry] = field(default_factory=list)
    findings: dict[str, object] = field(default_factory=dict)  # {"version": rules version, "indicated": count}

    @property
    def contacts(self) -> int:
        """Return how often they made contact."""
        return sum(entry.contacts for entry in self.entries)

    @property
    def night(self) -> int:
        """Return how many of those were between 22:00 and 8:00."""
        return sum(entry.night for entry in self.entries)

    @property
    def visits(self) -> int:
        """Return how often somebody came."""
        return sum(1 for entry in self.entries if entry.contact_channel == "visit" and not entry.refusal)

    @property
    def first_day(self) -> date | None:
        """Return the earliest day, None for an empty index."""
        return min((entry.day for entry in self.entries), default=None)

    @property
    def last_day(self) -> date | None:
        """Return the latest day, None for an empty index."""
        return max((entry.day for entry in self.entries), default=None)

    def per_day(self) -> Counter[date]:
        """Return contacts by day."""
        days: Counter[date] = Counter()
        for entry in self.entries:
            if entry.contacts:
                days[entry.day] += entry.contacts
        return days

    def per_number(self) -> Counter[str]:
        """Return contacts by number; without a number they are not in it."""
        numbers: Counter[str] = Counter()
        for entry in self.entries:
            if entry.number and entry.contacts:
                numbers[entry.number] += entry.contacts
        return numbers

    def per_person(self) -> Counter[str]:
        """Return contacts by who was reached, the owner left out."""
        people: Counter[str] = Counter()
        for entry in self.entries:
            if entry.reached != "self" and entry.contacts:
                people[entry.reached] += entry.contacts
        return people


def read(case: OpenCase, *, for_update: bool = False) -> Index:
    """Return the index of a case; rebuild it where it is missing, unreadable or counts other rows than there are."""
    rows = CaseIndex.objects.filter(case=case.row)
    row = (rows.select_for_update() if for_update else rows).first()
    index = _unpack(row, case) if row is not None else None
    if index is None or len(index.entries) != Incident.objects.filter(case=case.row, removed_on=None).count():
        index = _rebuilt(case)
        write(case, index)
    return index


def write(case: OpenCase, index: Index) -> None:
    """Seal the index (callers that change incidents hold the transaction)."""
    index.entries.sort(key=lambda entry: (entry.moment, entry.id.int), reverse=True)
    version = case.keyring.newest
    sealed = crypto.seal(_pack(index), key=case.keyring.keys[version], ad=_ad(case))
    values = {"sealed": sealed, "key_version": version, "payload_version": VERSION}
    CaseIndex.objects.update_or_create(case=case.row, defaults=values)


def add(case: OpenCase, changes: Iterable[tuple[UUID, IncidentPayload]]) -> None:
    """Put incidents into the index, or over their old entries."""
    fresh = {incident_id: entry_of(incident_id, payload) for incident_id, payload in changes}
    index = _stored(case)
    index.entries = [entry for entry in index.entries if entry.id not in fresh] + list(fresh.values())
    index.findings = {}
    write(case, index)


def drop(case: OpenCase, incident_id: UUID) -> None:
    """Take an incident out of the index."""
    index = _stored(case)
    index.entries = [entry for entry in index.entries if entry.id != incident_id]
    index.findings = {}
    write(case, index)


def _stored(case: OpenCase) -> Index:
    row = CaseIndex.objects.select_for_update().filter(case=case.row).first()
    return (_unpack(row, case) if row is not None else None) or Index()


def _rebuilt(case: OpenCase) -> Index:
    rows = Incident.objects.filter(case=case.row, removed_on=None).iterator(chunk_size=500)
    return Index([entry_of(row.pk, row.payload(case.keyring)) for row in rows])


def _ad(case: OpenCase) -> bytes:
    return b"\x1f".join([b"case-index", case.id.bytes, str(VERSION).encode()])


def _pack(index: Index) -> bytes:
    slots = {"": 0}
    body = b"".join(_pack_entry(entry, slots) for entry in index.entries)
    header = json.dumps({"numbers": list(slots), "findings": index.findings}, ensure_ascii=False).encode()
    return len(header).to_bytes(4, "big") + header + body


def _pack_entry(entry: Entry, slots: dict[str, int]) -> bytes:
    number = slots.setdefault(entry.number, len(slots)) if len(slots) < 65_535 or entry.number in slots else 0
    flags = CONTACT_CHANNELS.index(entry.contact_channel) | PRECISIONS.index(entry.precision) << 4
    flags |= (_REFUSAL if entry.refusal else 0) | (_HEARSAY if entry.hearsay else 0)
    minute = (entry.moment - _EPOCH) // timedelta(minutes=1)
    return ENTRY.pack(entry.id.bytes, minute, entry.contacts, entry.night, number, flags, REACHED.index(entry.reached))


def _unpack(row: CaseIndex, case: OpenCase) -> Index | None:
    key = case.keyring.keys.get(row.key_version)
    if key is None or row.payload_version != VERSION:
        return None
    try:
        data = crypto.unseal(bytes(row.sealed), key=key, ad=_ad(case))
    except SealError:
        return None
    size = int.from_bytes(data[:4], "big")
    header = json.loads(data[4 : 4 + size])
    return Index(list(_unpack_entries(data[4 + size :], header["numbers"])), header["findings"])


def _unpack_entries(body: bytes, numbers: list[str]) -> Iterator[Entry]:
    for raw_id, minute, contacts, night, number, flags, reached in ENTRY.iter_unpack(body):
        yield Entry(
            id=UUID(bytes=raw_id),
            moment=_EPOCH + timedelta(minutes=minute),
            contacts=contacts,
            night=night,
            number=numbers[number],
            contact_channel=CONTACT_CHANNELS[flags & 15],
            precision=PRECISIONS[flags >> 4 & 3],
            reached=REACHED[reached],
            refusal=bool(flags & _REFUSAL),
            hearsay=bool(flags & _HEARSAY),
        )
