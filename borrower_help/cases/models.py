"""A case: one owner's record of dealings with one creditor and its collectors; the unit of sharing and erasure."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from borrower_help.accounts.models import KeyHolder, User
from borrower_help.core.dates import days_ago, today
from borrower_help.core.sealed import SealedModel, Upgrade
from borrower_help.rules.facts import ANSWERS, DEBT_STATES, LENDER_KINDS, PERSPECTIVES, PLAN_DAY, REACHED, ROLES


class Access(models.TextChoices):
    """Name what a grant allows, from least to most."""

    VIEW = "view"
    COMMENT = "comment"
    EDIT = "edit"
    OWN = "own"

    def covers(self, need: "Access") -> bool:
        """Return whether this access is enough for `need`."""
        order = list(Access)
        return order.index(self) >= order.index(need)


@dataclass(frozen=True)
class CasePayload:
    """Hold what a case says about itself; checked when sealed. Defaults never change: they are left out of the seal."""

    perspective: str
    lender_kind: str = ""  # "": not asked yet; "unknown": asked, and they do not know
    lender_name: str = ""
    app_name: str = ""
    debt_state: str = "unknown"
    owner_role: str = "unknown"  # what a third-party owner has to do with the debt
    borrower_relation: str = ""  # whom a third-party owner is called about: one of REACHED
    borrower_reachable: bool | None = None  # could they reach the borrower in those days?
    persuade_or_relay: str = ""  # what a third party was asked to do: see rules.facts.ANSWERS
    answers: dict[str, str] = field(default_factory=dict)  # further answers, by question: see rules.facts.ANSWERS

    def __post_init__(self) -> None:
        _one_of("perspective", self.perspective, PERSPECTIVES)
        _one_of("lender_kind", self.lender_kind, ("", *LENDER_KINDS))
        _one_of("debt_state", self.debt_state, DEBT_STATES)
        _one_of("owner_role", self.owner_role, ROLES)
        _one_of("borrower_relation", self.borrower_relation, ("", *REACHED))
        _one_of("persuade_or_relay", self.persuade_or_relay, ("", *ANSWERS["persuade_or_relay"]))
        for key, said in self.answers.items():
            if key == PLAN_DAY:
                date.fromisoformat(said)
            else:
                _one_of("answers", said, ANSWERS.get(key, ()))


def lender_not_asked(data: dict[str, Any]) -> dict[str, Any]:
    """Bring version 1 up to 2: there "unknown" said both that nobody was asked and that they do not know."""
    known = data.get("lender_kind", "unknown") != "unknown"
    return data if known else {**data, "lender_kind": ""}


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{name} is not one of its codes")


class CaseQuerySet(models.QuerySet["Case"]):
    """Filter cases."""

    def of(self, user: User) -> Self:
        """Return the cases the user has a grant to."""
        return self.filter(grants__holder=user.holder_id)

    def owned_by(self, user: User) -> Self:
        """Return the cases that are the user's own: one grant says both, or others' cases shared with them would count."""
        return self.filter(grants__holder=user.holder_id, grants__access=Access.OWN)

    def ended(self) -> Self:
        """Return the cases whose time is over today."""
        short, long = days_ago(settings.KEEP_DAYS), days_ago(settings.KEEP_DAYS_LONG)
        return self.filter(Q(kept_long=False, visited_on__lt=short) | Q(kept_long=True, visited_on__lt=long))


class Case(SealedModel):
    """Keep one case: its public key, the day of the last visit, and what it says about itself, sealed."""

    LABEL = "case"
    PAYLOAD = CasePayload
    PAYLOAD_VERSION = 2
    UPGRADES: ClassVar[dict[int, Upgrade]] = {1: lender_not_asked}

    public_key = models.BinaryField(max_length=32)
    visited_on = models.DateField(default=today, db_index=True)
    kept_long = models.BooleanField(default=False)  # a letter, evidence or court paper is in it

    visited_before: date | None = None  # the day of the visit before this one, where this one is the first of its day

    objects = CaseQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def scope_id(self) -> uuid.UUID:
        """Return the case's own id."""
        return self.id


class Grant(models.Model):
    """Let one key holder into one case: the case keys, sealed to the holder's public key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="grants")
    holder = models.ForeignKey(KeyHolder, on_delete=models.CASCADE, related_name="grants")
    access = models.CharField(max_length=10, choices=Access.choices)
    sealed_keys = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(F("case"), F("holder"), name="one_grant_per_holder_and_case")]

    def __str__(self) -> str:
        return str(self.id)


class CaseContent(SealedModel):
    """Keep a sealed row that belongs to a case and is sealed with its data key."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    @property
    def scope_id(self) -> uuid.UUID:
        """Return the case's id."""
        case_id: uuid.UUID = self.case_id
        return case_id
