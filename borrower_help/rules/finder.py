"""Which door first, and why this one and not that one: three answers in, doors in their order with reasons out."""

from dataclasses import dataclass

LENDERS = ("bank", "card", "consumer", "microloan", "platform", "buyer", "unlicensed", "unknown")
MATTERS = ("danger", "kin", "mine", "not_mine", "posted", "fake", "fees", "report", "paper")
HISTORIES = ("none", "silence", "refused", "authority")
SUPERVISED = frozenset({"bank", "card", "consumer"})  # whose customers 12378 takes

COMPANY, POLICE, HOTLINE = "lender-complaint", "emergency-110", "gov-12345"
NFRA, LOCAL, PBOC, REGISTER = "nfra-12378", "local-financial-admin", "pboc-12363", "pbccrc-dispute"
MARKET, NUISANCE, ONLINE, DATA = "samr-12315", "12321", "cac-12377", "pi-protection-complaint"
ADVICE, COURT, MEDIATION, FRAUD = "legal-aid-12348", "court-12368", "mediation-cfmw", "anti-fraud-96110"
_TALKED_OVER = frozenset({"kin", "mine", "fees"})
SHOWN = 5  # a longer list is no answer

Door = tuple[str, str]  # the channel's id and the code of the reason


@dataclass(frozen=True)
class Way:
    """Hold the doors to try in their order, and those left out, each with the code of its reason."""

    doors: tuple[Door, ...]
    against: tuple[Door, ...]


def find(lender: str, matter: str, history: str) -> Way:
    """Return the doors for those three answers; raises KeyError for an answer that is not offered."""
    if lender not in LENDERS or matter not in MATTERS or history not in HISTORIES:
        raise KeyError((lender, matter, history))
    doors = _once([*_safety(lender, matter), *_matter(lender, matter, history)])[:SHOWN]
    named = {door for door, _reason in doors}
    against = [door for door in _against(lender, matter, history) if door[0] not in named]
    return Way(tuple(doors), tuple(_once(against)))


def for_no_customer(way: Way) -> Way:
    """Return the same way for a relative: they are no customer of 12378 and have nothing to agree on."""
    left_out = {NFRA, MEDIATION}
    doors = tuple(door for door in way.doors if door[0] not in left_out)
    against = tuple(door for door in way.against if door[0] not in left_out)
    return Way(doors, ((NFRA, "not_customer"), *against))


def _safety(lender: str, matter: str) -> list[Door]:
    """Return what comes before every complaint."""
    if matter == "paper":  # its days run whoever sent it
        doors = [(COURT, "is_it_real"), (ADVICE, "what_by_when")]
        return [*doors, (POLICE, "unlicensed")] if lender == "unlicensed" else doors
    if matter == "danger":
        return [(POLICE, "danger")]
    if matter == "fake":
        return [(POLICE, "posing"), (COURT, "is_it_real"), (FRAUD, "asks_money")]
    return [(POLICE, "unlicensed")] if lender == "unlicensed" else []


def _matter(lender: str, matter: str, history: str) -> list[Door]:
    if matter == "paper":
        return []
    company = _company(lender, matter, history)
    regulator = _regulator(lender, matter, history)
    special = _SPECIAL.get(matter, [])
    if matter == "report":
        first = [*company, (REGISTER, "objection")] if history in {"none", "authority"} else [(REGISTER, "objection")]
        second = [] if history == "none" else [(PBOC, "report_after_company")]
        line = [(HOTLINE, "pass_on")] if lender == "unknown" else []
        return [*first, *second, *([] if first[0] in company else company), *line]
    if matter == "posted":
        return [*special, *company, *regulator]
    if matter == "fees" and lender in {"platform", "unlicensed", "buyer", "unknown"}:
        regulator = [*regulator, (MARKET, "service_fees")]
    if history == "authority":
        return [(ADVICE, "next_after_authority"), *_again(regulator), *special, *_mediation(lender, matter), *company]
    if history == "none" or lender == "unknown":
        return [*company, *regulator, *special] if history == "none" else [*regulator, *company, *special]
    return [*regulator, *company, *special, *_mediation(lender, matter)]


_SPECIAL: dict[str, list[Door]] = {
    "kin": [(NUISANCE, "numbers"), (DATA, "contacts_used")],
    "mine": [(NUISANCE, "numbers")],
    "not_mine": [(DATA, "your_data"), (NUISANCE, "numbers")],
    "posted": [(POLICE, "spread"), (ONLINE, "take_down")],
    "fees": [],
    "danger": [],
    "fake": [],
}


def _company(lender: str, matter: str, history: str) -> list[Door]:
    if lender == "unlicensed":
        return []
    if matter == "not_mine":
        return [(COMPANY, "stop_my_number")]
    if history in {"silence", "refused"}:
        return [(COMPANY, "body_above" if lender in SUPERVISED and history == "refused" else "once_more")]
    return [(COMPANY, {"buyer": "buyer_papers", "platform": "who_lent", "unknown": "ask_who"}.get(lender, "first"))]


def _regulator(lender: str, matter: str, history: str) -> list[Door]:
    """Return the authority for that kind of lender; a relative is no customer of 12378, so gets the general line."""
    if lender in {"unlicensed", "buyer", "unknown", "platform"}:
        return [(HOTLINE, {"unlicensed": "unlicensed_lead", "unknown": "pass_on"}.get(lender, "pass_on_kind"))]
    asked = history in {"silence", "refused"}
    if lender == "microloan":
        return [(LOCAL, "local_now" if asked else "local_then"), (HOTLINE, "find_local")]
    if matter == "not_mine":
        return [(HOTLINE, "not_customer_hotline")]
    return [(NFRA, "nfra_now" if asked else "nfra_then")]


def _again(regulator: list[Door]) -> list[Door]:
    return [(door, "ask_progress" if door in {NFRA, LOCAL, HOTLINE} else reason) for door, reason in regulator]


def _mediation(lender: str, matter: str) -> list[Door]:
    """Return mediation where there is something to agree on: not with the unlicensed, not about fear or others' money."""
    fits = lender not in {"unlicensed", "unknown"} and matter in _TALKED_OVER
    return [(MEDIATION, "both_willing")] if fits else []


def _against(lender: str, matter: str, history: str) -> list[Door]:
    """Return the doors somebody might think of, and why they do not fit here."""
    if matter == "paper":
        return [(COMPANY, "days_run"), (NFRA if lender in SUPERVISED else HOTLINE, "days_run")]
    found: list[Door] = []
    if matter == "not_mine":
        found.append((NFRA, "not_customer"))
    elif lender not in SUPERVISED:
        reasons = {"unknown": "not_known_yet", "platform": "only_if_bank_lent", "buyer": "only_if_bank_sold"}
        found.append((NFRA, reasons.get(lender, "not_theirs")))
    if lender in SUPERVISED:
        found.append((LOCAL, "not_local"))
    if lender == "unlicensed":
        found.append((COMPANY, "tells_them_more"))
    if matter == "report":
        found += [(NUISANCE, "not_numbers")]
    else:
        found.append((PBOC, "not_reports"))
    if matter in {"danger", "posted", "fake"}:
        found.append((NUISANCE, "too_slow"))
    if matter not in {"fees", "report"}:
        found.append((MARKET, "only_fees"))
    if history == "none" and _mediation(lender, matter):
        found.append((MEDIATION, "later"))
    return found


def _once(doors: list[Door]) -> list[Door]:
    seen: dict[str, Door] = {}
    for door in doors:
        seen.setdefault(door[0], door)
    return list(seen.values())
