"""The people of the tests: Lin (borrower), Mei (sister), Chen (volunteer), Zhou (other organisation), a guest."""

from dataclasses import dataclass

from borrower_help.accounts.keys import Unlocked
from borrower_help.cases.access import OpenCase, open_case
from borrower_help.cases.models import Access
from borrower_help.cases.services import hand_over
from tests.factories import make_case, make_guest


@dataclass(frozen=True)
class Cast:
    """Hold Lin's case and everybody around it."""

    case: OpenCase
    lin: Unlocked  # owner of the case
    mei: Unlocked  # sister, may look
    chen: Unlocked  # volunteer, may edit
    zhou: Unlocked  # volunteer of another organisation, may nothing
    guest: Unlocked  # somebody with a case of their own
    guest_case: OpenCase

    def case_of(self, who: Unlocked, *, need: Access = Access.VIEW) -> OpenCase:
        """Return Lin's case as `who` opens it."""
        return open_case(who, self.case.id, need=need)


def make_cast() -> Cast:
    """Return the cast with their grants."""
    lin, mei, chen, zhou, guest = (make_guest() for _ in range(5))
    case = make_case(lin)
    hand_over(case=case, to=mei.user.holder, access=Access.VIEW)
    hand_over(case=case, to=chen.user.holder, access=Access.EDIT)
    return Cast(case, lin, mei, chen, zhou, guest, make_case(guest, perspective="third_party"))
