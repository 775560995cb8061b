"""The example of docs/: a borrower's case of a fortnight. Nobody in it is real; no subscriber has such numbers.

Where this or the form changes, test_the_example_is_what_its_maker_says shows what the file has to say then.
"""

from datetime import date
from uuid import UUID

from borrower_help.casefile.exporting import written
from borrower_help.casefile.form import About, Casefile, Draft, LetterRow, Record
from borrower_help.cases.models import CasePayload
from borrower_help.incidents.payloads import DraftPayload, IncidentPayload
from borrower_help.letters.drafting import Options
from borrower_help.letters.models import LetterPayload

MARCH = "2026-03-"
OFFICE, MOBILE = "021-0188 8888", "128 0188 4417"


def _id(number: int) -> UUID:
    return UUID(int=0x6D3F_1A52_0C7E_4B18_9F00_0000_0000_0000 + number)


def _record(place: int, day: int, /, **payload: object) -> Record:
    on = f"{MARCH}{day:02d}"
    values = {"on": on, "recorded_on": on, "debt_state": "overdue", **payload}
    return Record(_id(place), IncidentPayload(**values))


def example() -> Casefile:
    return Casefile(
        exported_on=date(2026, 3, 20),
        about=About(
            _id(0),
            CasePayload(
                perspective="borrower",
                lender_kind="consumer_finance",
                app_name="快易分期",
                debt_state="overdue",
                owner_role="borrower",
            ),
        ),
        incidents=(
            _record(
                1,
                4,
                precision="day",
                answered=2,
                unanswered=9,
                texts=1,
                number=OFFICE,
                conduct=["many_calls"],
                role="borrower",
            ),
            _record(
                2,
                5,
                at="22:10",
                connected=True,
                number=MOBILE,
                role="borrower",
                conduct=["at_night", "frightened", "threatened_jail"],
                words="再不还，明天就让派出所上门抓人。",
                claimed="快易分期的王经理",
            ),
            _record(
                3, 6, at="19:05", kind="refusal", refusal_kind="stay_reachable", contact_channel="text", number=OFFICE
            ),
            _record(
                4,
                7,
                precision="about",
                at="10:20",
                connected=True,
                number=MOBILE,
                reached="parent",
                role="none",
                hearsay=True,
                conduct=["asked_me_to_pay", "said_amount", "told_others"],
                words="您儿子欠了三万多，您先垫上。",
                effects="我妈血压上来了",
            ),
            _record(
                5,
                9,
                precision="part",
                part="morning",
                connected=True,
                number=OFFICE,
                reached="employer",
                role="none",
                hearsay=True,
                conduct=["called_workplace", "told_others"],
                words="你们单位某某在外面欠钱，你们领导知道吗？",
                witnesses="同事小周",
            ),
            _record(
                6,
                12,
                at="07:41",
                contact_channel="text",
                number=MOBILE,
                role="borrower",
                words="今天不处理就通知你们村委会。",
            ),
            _record(
                7,
                15,
                precision="day",
                answered=4,
                unanswered=3,
                night=1,
                number=MOBILE,
                conduct=["many_calls"],
                role="borrower",
            ),
        ),
        drafts=(
            Draft(
                _id(20),
                DraftPayload(answers={"conduct": {"conduct": ["insulted"]}, "when": {"when": "now"}}),
                date(2026, 3, 19),
            ),
        ),
        letters=(
            LetterRow(
                _id(30),
                LetterPayload(
                    key="complaint",
                    options=Options(
                        chosen=["night-contact", "third-party-pursued"],
                        own_words="有事请打给我本人，我接得到。",
                        hours="每天9点到18点",
                    ).to_carry(),
                ),
            ),
        ),
    )


def text() -> str:
    return "".join(written(example()))
