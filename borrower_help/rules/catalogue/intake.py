"""How each door takes a matter in: by which ways, how much its box holds, and what each of its questions is about.

`fields` stand in the order of the channel's `wants`, one each. No box's size was seen at an official source: the figure is
ours, said as such on the page, and another can be chosen there.
"""

from dataclasses import dataclass
from types import MappingProxyType

from borrower_help.rules.law import Words

WAYS = ("phone", "web", "app", "paper")
BOXES = (500, 1_000, 2_000)  # what may be chosen
# Where everybody can read it; what points at a person is left out there.
PUBLIC = frozenset({"heimao"})


@dataclass(frozen=True)
class Intake:
    """Hold how one door takes a matter in; `box` in characters, 0 where nothing is typed."""

    ways: tuple[str, ...]
    fields: tuple[str, ...]
    box: int = 1_000


INTAKES = MappingProxyType(
    {
        "emergency-110": Intake(("phone", "paper"), ("where_story", "originals", "numbers", "hurt", "witness"), 0),
        "mental-12356": Intake(("phone",), (), 0),
        "anti-fraud-96110": Intake(("phone",), ("numbers", "transfer"), 0),
        "youth-12355": Intake(("phone",), (), 0),
        "lender-complaint": Intake(
            ("phone", "app", "web", "paper"), ("name", "id", "phone", "product", "numbers", "asks"), 500
        ),
        "nfra-12378": Intake(
            ("phone", "web", "paper"), ("name", "id", "phone", "company", "contract", "story", "asks", "ticket"), 1_000
        ),
        "local-financial-admin": Intake(("phone", "web", "paper"), ("company", "id", "originals", "asks"), 1_000),
        "gov-12345": Intake(("phone", "web", "app"), ("where", "story", "later"), 500),
        "pboc-12363": Intake(("phone", "paper"), ("id", "company", "story_asks", "ticket"), 1_000),
        "pbccrc-dispute": Intake(("paper", "web"), ("card", "report", "entry"), 500),
        "samr-12315": Intake(("phone", "web", "app"), ("company", "receipt", "asks"), 500),
        "12321": Intake(("phone", "web", "app"), ("numbers", "times", "message", "own_number"), 500),
        "miit-telecom-complaint": Intake(("phone", "web"), ("carrier_ticket", "own_number", "asks"), 500),
        "cac-12377": Intake(("phone", "web", "app"), ("link", "picture", "story"), 500),
        "pi-protection-complaint": Intake(("web", "paper"), ("company", "originals", "asked_them"), 1_000),
        "legal-aid-12348": Intake(("phone", "web", "app", "paper"), ("paper_first", "aid"), 1_000),
        "court-12368": Intake(("phone",), ("case_number", "name"), 0),
        "mediation-cfmw": Intake(("web", "paper"), ("id", "story", "agree"), 1_000),
        "nifa-report": Intake(("web",), ("name", "company", "story"), 1_000),
        "cba-complaint": Intake(("web",), ("company", "story"), 1_000),
        "heimao": Intake(("web", "app"), ("contract", "originals"), 1_000),
    }
)

# What to answer where the answer is no part of a letter.
HINTS = MappingProxyType(
    {
        "name": Words("报你自己的姓名。", "Your own name."),
        "id": Words(
            "照身份证念。只报给自己拨过去的号码；打进来的，不报。",
            "Read it from your ID card. Only on a call you made yourself, never to a caller.",
        ),
        "phone": Words("报他们能打通你的号码。", "The number on which they can reach you."),
        "own_number": Words("报你自己的手机号。验证码不念给任何人。", "Your own number. Read a code out to nobody."),
        "contract": Words("看合同或者App里的借款详情，报尾号。", "From the contract or the app; the last digits."),
        "product": Words("报App或者产品的名字。", "The name of the app or product."),
        "company": Words(
            "还不知道是哪家，就说“请帮我查是哪家放的款”。", "If you do not know it: “please find out who lent”."
        ),
        "numbers": Words("照你的记录念打来的号码和时间。", "Read numbers and times from your record."),
        "times": Words("照你的记录念时间。", "Read the times from your record."),
        "ticket": Words(
            "报公司给你的受理编号。没有，就说哪天打的、打的哪个号码。",
            "The company's ticket number; if there is none, the day you rang and the number you rang.",
        ),
        "carrier_ticket": Words("报运营商给你的工单号。", "The ticket number of your phone company."),
        "where": Words(
            "说地址到门牌；在路上，就说最近的路口。", "The address to the door; outside, the nearest crossing."
        ),
        "where_story": Words(
            "先说地址到门牌；在路上，就说最近的路口。再说出了什么事。",
            "First the address to the door; outside, the nearest crossing. Then what happened.",
        ),
        "originals": Words(
            "说有什么：录音、截图、通话记录。原件留在手机里，别删。",
            "Say what there is: recordings, pictures, call log. Keep the originals on the phone.",
        ),
        "later": Words("没有就说“可以后补”。", "If there is none yet: “it can follow”."),
        "hurt": Words("有没有受伤、看没看过医生，照实说。", "Whether anybody is hurt or saw a doctor, as it is."),
        "witness": Words("说谁在场。没有，就说没有。", "Who was there; if nobody, say so."),
        "transfer": Words("看转账记录：哪天、多少、转到哪。", "From the transfer: the day, how much, where to."),
        "card": Words("带身份证。", "Bring your ID card."),
        "report": Words("带上征信报告，标出有错的那一条。", "Bring the report with the wrong entry marked."),
        "entry": Words("说哪一条、哪里不对、为什么。", "Which entry, what is wrong with it and why."),
        "receipt": Words("看付款记录：哪天、多少、付给谁。", "From the payment: the day, how much, to whom."),
        "message": Words("短信别删，截图要看得到号码和时间。", "Keep the text; the picture shows number and time."),
        "link": Words("复制网址，或者说哪个账号。", "Copy the address, or name the account."),
        "picture": Words("截图要看得到时间。", "The picture shows the time."),
        "asked_them": Words(
            "说哪天向公司要求过、怎么要求的、回没回。", "When and how you asked the company, and whether it answered."
        ),
        "paper_first": Words(
            "先说收到了什么、哪天收到的。没有收到纸，就说“想问怎么让他们别再打”。",
            "First what came and on which day. If no paper came: “I want to know how to make them stop”.",
        ),
        "aid": Words("问清要带哪些材料、交到哪里。", "Ask which papers to bring, and where."),
        "case_number": Words(
            "照纸上写的案号念，一个字一个字念。", "Read the case number from the paper, sign by sign."
        ),
        "agree": Words("愿意调解，就说愿意；不愿意，不用勉强。", "Say so if you are willing; you need not be."),
        "asks": Words("说你要他们做什么。", "What you want them to do."),
        "story": Words("照你的记录，按日子说。", "From your record, day by day."),
        "story_asks": Words(
            "照你的记录，按日子说；最后说你要什么。", "From your record, day by day; last what you want."
        ),
    }
)
OF_CUSTOMERS = frozenset({"id", "product", "contract"})
NO_CUSTOMER = Words("你不是客户，这个不用报。", "You are no customer: no need to say.")
READ_OUT = frozenset(
    {"asks", "story", "story_asks", "company", "numbers", "times"}
)  # no hint beside what the letter says
# What to write down before hanging up.
NOTE_DOWN = (
    Words("今天几号、几点打的", "Date and time of this call"),
    Words("受理编号或者工单号", "The ticket number"),
    Words("接的人叫什么、工号多少", "Who took it: name or staff number"),
    Words("转给谁、几天内回", "Whom it goes to, and when they call back"),
)
NOTE_DOWN_POLICE = (
    Words("今天几号、几点打的", "Date and time of this call"),
    Words("哪个派出所、来的是谁", "Which station, and who came"),
    Words("接处警回执的编号", "The number of the record of the call-out"),
)
