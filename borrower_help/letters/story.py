"""The facts of a letter in sentences: what matters most in this record comes first, in one of several ways of saying it."""

from collections import defaultdict
from collections.abc import Iterable

from borrower_help.letters import phrases
from borrower_help.letters.phrases import pick
from borrower_help.letters.reading import Counts, after_refusal, counts, in_order
from borrower_help.rules.facts import CaseFacts, IncidentFacts
from borrower_help.rules.reading import night_count

_THREATS = frozenset({"threatened_harm", "threatened_exposure", "threatened_jail", "frightened", "insulted"})
_MOST_REFUSALS = 4
_MOST_DAYS = 3
_A_FEW = 3  # contacts a day: more are many
_NO_TIME = (23, 59)  # how a refusal known to the day only is ordered


def summary(case: CaseFacts, seed: int) -> str:
    """Return the sentence with the counts, what stands out in this record before the rest."""
    total = counts(case.incidents)
    weighed = sorted(_clauses(total, seed), key=lambda one: -one[0]) if total.contacts > 1 else ()
    clauses = [words for _, words in weighed]
    span, n = phrases.period(total.first_on, total.last_on), total.contacts
    openings: tuple[str, ...] = (
        f"{span}，我共记录{n}次联系",
        f"我把{span}的联系逐条记了下来，一共{n}次",
        f"在{span}这段时间，记下来的联系共有{n}次",
        f"从记录看，{span}对方联系了{n}次",
    )
    if total.visits == n:  # who came to the door did not contact
        openings = (f"{span}，对方上门{n}次", f"我记下了{span}的{n}次上门", f"从记录看，{span}对方上门{n}次")
    elif total.days == 1:
        openings = (f"{span}这一天，我记录了{n}次联系", f"{span}，对方联系了{n}次", f"我记下了{span}的{n}次联系")
    said = pick(seed, "opening", openings)
    joiner = pick(seed, "joiner", ("；", "，", "。"))
    text = said + ("：" if joiner == "；" and clauses else joiner if clauses else "") + joiner.join(clauses) + "。"
    return text + (_hearsay(total) if total.hearsay else "")


def _clauses(total: Counts, seed: int) -> Iterable[tuple[float, str]]:
    """Yield what the counts say, each with how much it weighs."""
    if total.people:
        people = "、".join(f"{phrases.mine(who)}{n}次" for who, n in total.people[:5])
        yield (
            50 + 100 * sum(n for _, n in total.people) / total.contacts,
            pick(
                seed,
                "people",
                (f"打给或者找到{people}", f"联系到别人的有：{people}", f"其中并不是找我本人的：{people}"),
            ),
        )
    if total.night:
        yield (
            40 + 100 * total.night / total.contacts,
            pick(seed, "night", (f"夜间（22:00至次日8:00）{total.night}次", f"有{total.night}次在22:00至次日8:00之间")),
        )
    if total.peak > _A_FEW and total.days > 1:
        day = f"{total.peak_on.month}月{total.peak_on.day}日"
        yield (
            30 + total.peak,
            pick(seed, "peak", (f"最多的一天是{day}，{total.peak}次", f"仅{day}一天就有{total.peak}次")),
        )
    if total.visits and total.visits < total.contacts:
        yield 90, pick(seed, "visits", (f"上门{total.visits}次", f"有{total.visits}次是找上门来"))
    if len(total.numbers) > 2:
        yield (
            20,
            pick(seed, "numbers", (f"用过{len(total.numbers)}个不同的号码", f"记下的来电号码有{len(total.numbers)}个")),
        )
    if total.contacts > 5 and total.unanswered and total.answered:
        yield 10, f"接通{total.answered}次、未接{total.unanswered}次"


def _hearsay(total: Counts) -> str:
    whose = "这" if total.hearsay == total.records else "其中"
    return f"{whose}{total.hearsay}条是接到的人转告我的，已写明“转述”。"


def groups(case: CaseFacts, seed: int) -> tuple[str, ...]:
    """Return one or two paragraphs that gather the records by what matters: by person, by day, or by what was said."""
    if len(case.incidents) < 3:
        return ()
    total = counts(case.incidents)
    others = sum(n for _, n in total.people)
    said = []
    if others >= 2:
        said.append(_by_person(case, seed))
    if sum(bool(incident.conduct & _THREATS) for incident in case.incidents) >= 2:
        said.append(_by_words(case, seed))
    if total.peak > _A_FEW and total.days > 1 and len(said) < 2:
        said.append(_by_day(case, seed))
    if seed % 2:
        said.reverse()
    return tuple(text for text in said if text)


def _by_person(case: CaseFacts, seed: int) -> str:
    people: dict[str, list[IncidentFacts]] = defaultdict(list)
    for incident in in_order(case.incidents):
        if incident.reached != "self":
            people[incident.reached].append(incident)
    ranked = sorted(people.items(), key=lambda one: -sum(i.contacts for i in one[1]))[:4]
    parts = [f"{phrases.mine(who)}，{_days(them)}，{_done(them, case.perspective)}" for who, them in ranked]
    opening = pick(seed, "by-person", ("被联系到的人：", "按人说：", "具体到每个人："))
    return opening + "；".join(parts) + "。"


def _done(incidents: list[IncidentFacts], perspective: str) -> str:
    done = dict.fromkeys(act for incident in incidents for act in phrases.acts(incident, perspective))
    told = "转述" if all(incident.hearsay for incident in incidents) else ""
    if not done:
        return f"共{sum(i.contacts for i in incidents)}次"
    return f"{told}对方{'，'.join(list(done)[:3])}"


def _days(incidents: list[IncidentFacts]) -> str:
    days = list(dict.fromkeys(incident.on for incident in incidents))
    named = "、".join(f"{day.month}月{day.day}日" for day in days[:_MOST_DAYS])
    return named + (f"等{len(days)}天" if len(days) > _MOST_DAYS else "")


def _by_words(case: CaseFacts, seed: int) -> str:
    kinds: dict[str, list[IncidentFacts]] = defaultdict(list)
    for incident in in_order(case.incidents):
        for code in sorted(incident.conduct & _THREATS):
            kinds[code].append(incident)
    words = {
        "threatened_harm": "威胁要伤害人",
        "threatened_exposure": "威胁要把事情说出去",
        "threatened_jail": "说要抓人或者坐牢",
        "frightened": "出言吓唬",
        "insulted": "出言辱骂",
    }
    parts = [f"{words[code]}的有{len(them)}条（{_days(them)}）" for code, them in sorted(kinds.items(), key=_most)]
    opening = pick(seed, "by-words", ("说过的话里，", "从内容看，", "言语方面，"))
    return opening + "；".join(parts) + "。"


def _most(kind: tuple[str, list[IncidentFacts]]) -> tuple[int, str]:
    return -len(kind[1]), kind[0]


def _by_day(case: CaseFacts, seed: int) -> str:
    days: dict[object, list[IncidentFacts]] = defaultdict(list)
    for incident in in_order(case.incidents):
        days[incident.on].append(incident)
    many = [them for them in days.values() if sum(i.contacts for i in them) > _A_FEW]
    if len(many) < 2:  # one day alone is named by the sum already
        return ""
    ranked = sorted(many, key=lambda them: -sum(i.contacts for i in them))[:_MOST_DAYS]
    parts = []
    for them in sorted(ranked, key=lambda one: one[0].on):
        night = sum(night_count(incident) or 0 for incident in them)
        tail = f"（夜间{night}次）" if night else ""
        parts.append(f"{them[0].on.month}月{them[0].on.day}日{sum(i.contacts for i in them)}次{tail}")
    opening = pick(seed, "by-day", ("次数最多的几天：", "最密的是这几天：", "集中在："))
    return opening + "、".join(parts) + "。"


def refusals(case: CaseFacts, seed: int) -> tuple[str, ...]:
    """Return what was told to them and when, and how often they came again."""
    said = []
    # what came first is followed by the most: it stands, the latest follow
    for refusal in sorted(case.refusals, key=lambda one: one.at)[:_MOST_REFUSALS]:
        day = phrases.full_day(refusal.at.date())
        clock = "" if (refusal.at.hour, refusal.at.minute) == _NO_TIME else f" {refusal.at:%H:%M}"
        who = phrases.mine(refusal.by)
        number = phrases.plain(refusal.number, 40)
        to = f"（对方号码：{number}）" if number else ""
        later = after_refusal(case, refusal)
        written = "书面" if refusal.letter and not refusal.spoken else ""
        again = pick(seed, "again", (f"在这之后又来了{later}次。", f"此后记录到的联系仍有{later}次。"))
        said.append(
            f"{who}已于{day}{clock}{written}告知对方：{phrases.REFUSALS[refusal.kind]}{to}。{again if later else ''}"
        )
    if len(case.refusals) > _MOST_REFUSALS:
        said.append(f"这样的告知一共{len(case.refusals)}次，以上是最早的{_MOST_REFUSALS}次。")
    return tuple(said)
