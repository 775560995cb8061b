"""Read what a sender wrote themselves, before it is fixed: what may cost them something is asked about, never forbidden.

Patterns find what people usually write; they understand nothing. So every flag asks, and its writer decides.
"""

import re
from collections.abc import Callable, Iterable
from types import MappingProxyType

from borrower_help.letters.redaction import AMOUNT, AMOUNT_AFTER
from borrower_help.letters.truth import counting, laws, learnt, others, words_own, words_proof
from borrower_help.letters.truth.clauses import Sentence, owes, said, sentences
from borrower_help.letters.truth.shapes import Flag, Hit, Record
from borrower_help.rules.facts import MESSAGES, CaseFacts
from borrower_help.rules.reading import night_count
from borrower_help.rules.signals import despairs

Rule = Callable[[Sentence, Record], Hit | None]


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in words))


def _spoken(words: tuple[str, ...], flat: tuple[str, ...] = (), *, whole: bool = False) -> Rule:
    """Return the rule that finds these words where the sender says them; `flat` ones whatever a "not" makes of them.

    `whole`: a "not" inside the words denies nothing (不得好死).
    """
    patterns, flats = [re.compile(one) for one in words], [re.compile(one) for one in flat]

    def rule(sentence: Sentence, record: Record) -> Hit | None:
        del record
        own = sentence.deeds if whole else sentence.own
        found = [said(pattern, own, whole=whole) for pattern in patterns] + [one.search(sentence.own) for one in flats]
        return next((Hit(one[0]) for one in found if one), None)

    return rule


_EARNED = re.compile(
    r"(?:工资|收入|低保|退休金|养老金|医药费|看病|住院|花了|收了我|多收|扣了|多扣|服务费|会员费|手续费|砍头息|退|已经还了?|都还了|还过|还掉)[^，。；]{0,8}$"
)
_SUM = re.compile(
    r"(?:本金|利息|带利|欠款|总额|一共|金额)[^，。；\d]{0,5}(?:\d{3,}(?![\d年])|\d{1,3}(?:,\d{3})+|\d[\d,.]*万)"
    r"|(?:先|再|只|要|就|能|月|打|转|汇|凑)(?:打|转|汇|交|付|凑|给)(?:你们?|了|出)?[一二两三四五六七八九]+[百千万]+[一二三四五六七八九]?(?![个次通条遍人分])"
)


def _sum(sentence: Sentence, record: Record) -> Hit | None:
    """Return a sum; one that was earned, charged or paid back is no debt."""
    del record
    for pattern in (AMOUNT, AMOUNT_AFTER, _SUM):
        for found in pattern.finditer(sentence.text):
            if not _EARNED.search(sentence.text[: found.start()]):
                return Hit(found[0])
    return None


_PROOF = {kind: re.compile(words) for kind, words in words_proof.PROOF.items()}
_HANDED_OVER, _NOT_HANDED_OVER = re.compile(words_proof.HANDED_OVER), re.compile(words_proof.NOT_HANDED_OVER)
_CLAIMED, _NOT_CLAIMED = re.compile(words_proof.CLAIMED), re.compile(words_proof.NOT_CLAIMED)


def _claimed_proof(sentence: Sentence, record: Record) -> Hit | None:
    own = sentence.own
    kinds = {kind: found for kind, words in _PROOF.items() if (found := words.search(sentence.unquoted))}
    handed = _HANDED_OVER.search(sentence.unquoted) and not _NOT_HANDED_OVER.search(sentence.unquoted)
    if not kinds or not (handed or (_CLAIMED.search(own) and not _NOT_CLAIMED.search(own))):
        return None
    covered = {one for kind in record.attached for one in words_proof.ALSO.get(kind, {kind})} | record.attached
    missing = [found for kind, found in kinds.items() if kind not in covered]
    return Hit(missing[0][0]) if missing else None


_BOUGHT, _MADE_UP = re.compile(words_proof.BOUGHT), _any(words_proof.MADE_UP)


def _bought(sentence: Sentence, record: Record) -> Hit | None:
    del record
    made_up = said(_MADE_UP, sentence.text)
    if made_up:
        return Hit(made_up[0])
    stock = list(dict.fromkeys(found[0] for found in _BOUGHT.finditer(sentence.own)))
    return Hit("、".join(stock)) if len(stock) > 1 else None


_admitted = _spoken(words_own.ADMISSION, words_own.ADMISSION_FLAT)


def _admission(sentence: Sentence, record: Record) -> Hit | None:
    if clause := owes(sentence.own):
        return Hit(clause)
    return None if _CONTESTED.search(sentence.own) else _admitted(sentence, record)


_CONTESTED = re.compile(r"不确认|不(?:予)?认可|所谓|跟我无关|与我无关|和我无关|不代表")
_PAID = re.compile(words_own.PAID)
_promised = _spoken(words_own.PROMISE, words_own.PROMISE_FLAT)


def _promise(sentence: Sentence, record: Record) -> Hit | None:
    return None if _PAID.search(sentence.own) else _promised(sentence, record)


_NOT_CALLED = re.compile(r"(?:没有?|从没|从未)(?:骂|说|喊|叫)[^，]{0,6}$")
_insulted = [re.compile(one) for one in words_own.INSULT]


def _insult(sentence: Sentence, record: Record) -> Hit | None:
    del record
    for pattern in _insulted:
        for found in pattern.finditer(sentence.own):
            if not _NOT_CALLED.search(sentence.own[: found.start()]):
                return Hit(found[0])
    return None


_ON_A_FORM = re.compile(r"[＿□]|^\d{1,2}[.、]")  # a line to fill in, a question with a number: nobody says it


def _heard(kind: str, listed: Rule) -> Rule:
    """Return the rule that asks where the lists find something, or else where the sentence as a whole sounds like it."""

    def rule(sentence: Sentence, record: Record) -> Hit | None:
        hit = listed(sentence, record)
        if hit is not None or _ON_A_FORM.search(sentence.text) or kind not in learnt.heard(learnt.told(sentence)):
            return hit
        settles = _SETTLES.get(kind)
        return None if settles and settles(sentence, record) else Hit("")

    return rule


_HAS = re.compile(r"[我俺有了着在给附能都肯寄存留]")  # the bare name of a paper claims nothing


# where the sentence itself, or the record, answers the question
_SETTLES: dict[str, Callable[[Sentence, Record], bool]] = {
    "admission": lambda sentence, _: bool(_CONTESTED.search(sentence.own)),
    "promise": lambda sentence, _: bool(_PAID.search(sentence.own)),
    "evidence": lambda sentence, record: bool(
        record.attached or _NOT_CLAIMED.search(sentence.own) or not _HAS.search(sentence.own)
    ),
}


def _despairs(sentence: Sentence, record: Record) -> Hit | None:
    del record
    return Hit("") if despairs([sentence.own]) else None


RULES: MappingProxyType[str, Rule] = MappingProxyType(
    {
        "despair": _despairs,
        "admission": _heard("admission", _admission),
        "promise": _heard("promise", _promise),
        "wrong": _heard("wrong", _spoken(words_own.WRONG, words_own.WRONG_FLAT)),
        "threat": _heard("threat", _spoken(words_own.THREAT, whole=True)),
        "insult": _heard("insult", _insult),
        "amount": _sum,
        "evidence": _heard("evidence", _claimed_proof),
        "count": counting.too_many,
        "bought": _bought,
        "person": others.named,
        "private": others.about_somebody,
        "hearsay": others.told_as_seen,
        "law": laws.stated,
        "court": laws.court_paper,
    }
)
ABOUT_PAYING = frozenset({"admission", "promise", "amount"})  # what a letter about paying is for


def check(texts: Iterable[str], record: Record) -> tuple[Flag, ...]:
    """Return what to ask about, in the order it was written, each kind once a sentence."""
    flags: dict[tuple[str, str], Flag] = {}
    for number, text in enumerate(texts):
        for sentence in sentences(text):
            for code, rule in RULES.items():
                if record.may_promise and code in ABOUT_PAYING:
                    continue
                hit = rule(sentence, record)
                if hit is not None:
                    flag = Flag(
                        code, sentence.text, number, sentence.start, sentence.end, hit.found, hit.instead, hit.known
                    )
                    flags.setdefault((code, sentence.text), flag)
    if record.court_paper and not any(flag.code == "court" for flag in flags.values()):
        flags["court", ""] = Flag("court", "")
    return tuple(flags.values())


def record_of(case: CaseFacts, *, may_promise: bool = False, attached: frozenset[str] = frozenset()) -> Record:
    """Return what a case's record says about what its owner may write."""
    incidents = case.incidents
    days = {one.on for one in incidents}
    others_ = [one for one in incidents if one.reached not in {"self", "group"}]
    seen = frozenset(one.reached for one in others_ if not one.hearsay)
    if any(one.contact_channel in MESSAGES and one.words for one in incidents):
        attached |= {"messages"}
    return Record(
        contacts=sum(one.contacts for one in incidents),
        peak=max((sum(one.contacts for one in incidents if one.on == day) for day in days), default=0),
        night=sum(night_count(one) or 0 for one in incidents),
        visits=sum(one.contacts for one in incidents if one.contact_channel == "visit"),
        people=None,  # a record names who was reached by relation: two colleagues are one word there
        texts=sum(
            one.contacts if one.contact_channel in MESSAGES and one.precision != "day" else one.texts
            for one in incidents
        ),
        told=frozenset(one.reached for one in others_ if one.hearsay) - seen,
        seen=seen,
        attached=attached,
        numbers=frozenset(re.sub(r"\D", "", one.number) for one in incidents if one.number.strip()),
        court_paper=any("showed_paper" in one.conduct and one.paper_check == "genuine" for one in incidents),
        may_promise=may_promise,
    )
