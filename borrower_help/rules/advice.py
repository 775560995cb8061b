"""What is good to know beside the findings: nothing here says that anybody did something wrong. No clock, no Django."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from borrower_help.rules.facts import CALLS, CaseFacts
from borrower_help.rules.law import Words
from borrower_help.rules.sources import source_of

# Card issuers keep recordings for two years; whom else that binds was not seen.
RECORDINGS_KEPT = timedelta(days=730)


@dataclass(frozen=True)
class Advice:
    """Hold one piece of advice, the articles behind it, and when it is given."""

    key: str
    title: Words
    text: Words
    articles: tuple[str, ...]
    suits: Callable[[CaseFacts, date], bool]


def given(
    case: CaseFacts, on: date, without: frozenset[str] = frozenset()
) -> tuple[tuple[Advice, tuple[str, ...]], ...]:
    """Return the advice that suits a case on a day, each with the articles in force that may be cited."""
    return tuple((one, _citable(one, on, without)) for one in ADVICE if one.suits(case, on))


def _citable(advice: Advice, on: date, without: frozenset[str]) -> tuple[str, ...]:
    sources = {key: source_of(key) for key in advice.articles}
    return tuple(key for key, source in sources.items() if source.in_force(on) and source.id not in without)


def _recent_card_call(case: CaseFacts, on: date) -> bool:
    called = (one for one in case.incidents if one.contact_channel in CALLS)
    return case.lender_kind == "credit_card" and any(on - one.on < RECORDINGS_KEPT for one in called)


def _other_call(case: CaseFacts, on: date) -> bool:
    return case.lender_kind != "credit_card" and any(one.contact_channel in CALLS for one in case.incidents)


def _refused_themselves(case: CaseFacts, on: date) -> bool:
    return case.perspective == "borrower" and any(
        one.by == "self" and one.kind in {"stop_contact", "stay_reachable"} for one in case.refusals
    )


ADVICE = (
    Advice(
        "recording-preservation",
        Words(
            zh_hans="请银行留住录音",
            en="Ask the bank to keep its recordings",
        ),
        Words(
            zh_hans="信用卡的催收电话，银行要录音，至少留2年。写信或者打客服时说一句：请保存哪几天的录音。日期、号码、工单号记下来。",
            en=(
                "A card bank has to record collection calls and keep them for at least two years. Ask it, in a letter or on the "
                "service line, to keep those of certain days; note the dates, numbers and the ticket number."
            ),
        ),
        ("credit-card-measures-2011-art-68", "pipl-art-45"),
        _recent_card_call,
    ),
    Advice(
        "recording-preservation",
        Words(zh_hans="早点请他们留住录音", en="Ask soon that recordings are kept"),
        Words(
            zh_hans="录音各家留多久不一样，没有看到统一的规定。尽早写一句：请保存哪几天、哪个号码的通话录音。日期和工单号记下来。",
            en=(
                "How long recordings are kept differs, and we saw no common rule. Ask early and in writing to keep those of "
                "certain days and numbers; note the dates and the ticket number."
            ),
        ),
        ("pipl-art-45",),
        _other_call,
    ),
    Advice(
        "borrower-refusal-of-calls",
        Words(zh_hans="你可以挑一种联系方式，不能让他们全停", en="You may choose the channel, not end all contact"),
        Words(
            zh_hans="借款人可以要求改用文字、限定时段。可没有看到哪条规定，能让合法的联系一句话就停。留一个号码，每隔几天接一次，他们就少一个找家人的理由。",
            en=(
                "A borrower may ask for writing, or for certain hours. We saw no rule that ends lawful contact by a word. Keep one "
                "number open and answer every few days: that leaves them one reason less to go to the family."
            ),
        ),
        ("pipl-art-13", "pipl-art-15"),
        _refused_themselves,
    ),
    Advice(
        "paid-debt-helper-warning",
        Words(zh_hans="先收钱的“代办”，别信", en="Do not trust helpers who want money first"),
        Words(
            zh_hans=(
                "投诉、谈分期、改征信错误，自己办都不花钱。先收费、要你的身份证和电话卡、教你编病历和贫困证明、打包票的，"
                "都别给。用了假证明，责任在自己身上。"
            ),
            en=(
                "Complaining, talking about instalments and mending a wrong record cost nothing. Give nothing to those who want a "
                "fee, your ID or SIM card first, invent illness or poverty, or promise a result. Whoever uses a false paper answers for it."
            ),
        ),
        ("public-security-law-2025-art-63", "criminal-law-art-280"),
        lambda case, on: case.perspective == "borrower",
    ),
)
