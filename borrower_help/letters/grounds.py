"""Why: what was found, beside the rules it was compared with; force said with each, statutes never quoted."""

from dataclasses import replace
from datetime import date

from borrower_help.letters import phrases
from borrower_help.rules.engine import POLICE
from borrower_help.rules.facts import CaseFacts
from borrower_help.rules.law import FORCES, NOT_LAW
from borrower_help.rules.shapes import Basis, Finding
from borrower_help.rules.sources import article, source_of, stale_sources
from borrower_help.rules.wording import cite, force_label
from borrower_help.rules.wording_zh_hans import FORCES as FORCES_ZH

# Known from a single account only, or a matter of crime: no ground for a letter to a company.
_NOT_IN_LETTERS = frozenset({"gbt-45251-2025-frequency-informative"})
_NOT_SOURCES = frozenset({"criminal-law"})
_EXPLAINED = 6  # findings with their rules; of more than that a letter names the facts alone
_SEVERITIES = ("critical", "high", "medium", "low")

# What is no law is never said to be broken like one.
_MAY_NOT = {"recommended_national_standard": "可能不符合", "self_discipline": "可能不符合行业自律要求："}
_HELD_BACK = "有的规定到了复核的日期，本信没有引用；以现行有效的规定为准。"

_SHORT = {"recommended_national_standard": "推荐性国家标准", "self_discipline": "行业自律"}

_SAID = {
    "night_contacts": "22:00至次日8:00之间的联系有{contacts}次",
    "too_many_connected": "{worst_on}一天接通了{worst}次",
    "too_many_attempts": "{worst_on}没有接听，一天仍拨打{worst}次",
    "bombed": "{worst_on}这一天，同一个人就被联系了{worst}次（多少次算频繁，法律没有写数字，这里只写实际次数）",
    "third_party_pressed": "没有还款义务的人被要求付款或者被施压，共{contacts}次",
    "contact_after_refusal": "告知不要再联系以后，仍有{contacts}次联系",
    "debt_told": "业务情况被说给了没有还款义务的人，共{contacts}次",
    "workplace_contacted": "单位或者同事被联系，共{contacts}次",
    "threatened": "联系中出现威胁的话，共{contacts}次",
    "false_authority": "有人自称公检法或者政府的人，核实后不是，共{contacts}次",
    "entered": "没有得到同意就进入住处或者不肯离开，共{contacts}次",
    "pursued_without_debt": "已经说明不是本人的事或者已经结清，之后仍有{contacts}次联系",
    "others_while_reachable": "所找的人能够联系到，其他人仍被联系，共{contacts}次",
    "contacts_harvested": "从未填写为联系人的多人被联系，共{contacts}次",
    "vulnerable_contacted": "孩子、老人或者病人被联系，共{contacts}次",
    "insulted": "联系中有辱骂的话，共{contacts}次",
    "abused_repeatedly": "三十天内多次收到污秽、辱骂或者威胁的信息，至少{contacts}次",
    "false_name": "有人自称律师或者调解员，核实后不是，共{contacts}次",
    "forged_paper": "出示或者发来的文书经核实不是真的，共{contacts}次",
    "invented_consequence": "联系中说会抓人、坐牢或者影响子女，共{contacts}次",
    "record_not_announced": "征信方面：没有先告知本人，或者对没有还款义务的人说其征信会受影响，共{contacts}次",
    "pestered": "跟踪、围堵、损坏东西或者被拒绝后再次上门，共{contacts}次",
    "visited_alone_or_at_night": "夜间上门或者一人单独上门，共{contacts}次",
    "hurt_or_held": "推搡、殴打、不让人走或者拿走东西，共{contacts}次",
    "pictured": "拍摄住处或者人，或者把照片、姓名、证件发给别人，共{contacts}次",
    "posted": "张贴或者公开发布与我有关的内容，共{contacts}次",
    "fees_or_new_loan": "要求另外付费或者到别处再借，共{contacts}次",
    "private_channel_used": "使用私人手机或者私人社交账号联系，经向贵方核实并未同意，共{contacts}次",
    "agency_hidden": "不说明身份，或者没有事先告知就由外部机构联系，共{contacts}次",
    "transfer_unannounced": "没有收到债权转让的通知就被要求付款，共{contacts}次",
    "after_plan": "签订分期协议并按约履行以后，仍有{contacts}次联系",
    "unlawful_debt": "放款人没有牌照，并有威胁、跟踪、动手等行为，涉嫌犯罪的部分请公安机关依法查处，共{contacts}次",
}


# What the pages say to the reader of the site, said to the reader of a letter.
_TO_OTHERS = {
    "civil-code-art-509": "合同各方应当按约定诚信履行，还应当通知、协助对方，并且保密。",
    "civil-code-art-670": "先行扣下利息的，按实际到账的数额算。",
    "civil-code-art-1029": "本人可以查询自己的信用评价，发现不当的，可以要求更正、删除。",
    "civil-code-art-1032": "安稳的私人生活属于隐私，任何人不得打听、侵扰、泄露、公开。",
    "civil-code-art-1038": "掌握个人信息的单位不得泄露；未经本人同意，不得非法给他人。",
    "pipl-art-6": "处理个人信息，目的要明确合理，对本人的影响要最小，范围也要最小。",
    "pipl-art-44": "个人对自己的信息（包括电话号码）有权知情、有权决定，可以限制或者拒绝他人使用。",
    "pipl-art-45": "本人可以查阅、复制自己的个人信息，处理者应当及时给。",
    "pipl-art-46": "信息不准确的，本人可以要求更正，处理者应当核实并及时更正。",
    "pipl-art-47": "用途已经没有了，或者使用不合规定的，处理者应当主动删除；本人也可以要求删除。",
    "pipl-art-50": "处理者应当有方便的受理渠道；拒绝的要说明理由，本人可以起诉。",
    "gbt-45251-2025-frequency": "催收一方主动打通的有效通话，一天不应超过3次，智能语音也算。",
    "bank-insurance-complaint-2020-review": "对处理结果不服的，收到决定30日内，可以书面请其上级机构核查。",
    "credit-reporting-regulation-art-25": "认为信息有错误、遗漏的，可以提出异议；收到后应当标注，20日内核查处理并书面答复。",
    "legal-aid-law-art-22": "法律援助的形式有咨询、代拟文书、诉讼代理等。",
    "legal-aid-law-art-41": "申请人可以用诚信承诺说明经济困难。",
    "legal-aid-law-art-43": "收到申请，七日内审查并作出决定；同意的，三日内指派人员；不同意的，书面说明理由。",
    "pipl-art-15": "本人可以撤回同意，处理者应当提供方便的撤回方式；撤回以前做的仍有效。",
    "pipl-art-17": "处理个人信息以前，应当告知本人由谁处理、为什么、怎么处理、处理哪些、保存多久。",
    "pipl-art-23": "把个人信息提供给其他处理者，应当告知本人接收方是谁、用来做什么，并取得单独同意。",
    "network-data-regulation-art-23": "本人请求查阅、更正、删除信息或者撤回同意的，应当及时受理，不得设置不合理的条件。",
    "civil-code-art-496": "与当事人关系重大的格式条款，没有提示、说明的，可以主张它不成为合同的内容。",
    "credit-reporting-regulation-art-15": "向征信机构提供不良信息，应当事先告知本人。",
    "credit-card-measures-2011-art-70": "超出还款能力又仍愿意还的，银行可以与持卡人协商最长五年的个性化分期。",
    "civil-procedure-law-2023-art-227": "收到支付令以后十五日内，可以书面提出异议。",
    "civil-procedure-law-2023-art-228": "异议成立的，终结督促程序，支付令自行失效。",
    "civil-procedure-interpretation-2022-art-435": "法院对异议只作形式审查；有不该受理、应当驳回、应当终结的情形，或者对是否符合发出条件有合理怀疑的，异议成立。",
    "cost-disclosure-2026-main": "2026年8月1日起的新贷款，应当给借款人一张写明全部息费的表；表上没有的不再收取。",
    "civil-procedure-law-2023-art-225": "申请支付令，双方应当没有其他债务纠纷，支付令还要能够送达。",
    "civil-procedure-interpretation-2022-art-428": "申请人不具备资格，数额不确定，没有到期，或者坚持要求没有约定的利息、违约金的，驳回申请。",
    "civil-procedure-interpretation-2022-art-430": "受理以后，申请人就同一笔债又起诉的，督促程序终结，支付令失效。",
    "public-security-law-2025-art-90": "接到报案，公安机关应当立即调查；认为不归本法管的，应当告知并说明理由。",
    "lianbao-report-measures-2019": "实名举报的，15日内决定是否受理并书面告知，受理后60日内作出书面调查意见。",
    "civil-code-art-543": "双方谈妥，就可以变更原来的安排。",
    "civil-code-art-546": "没有把转让通知债务人的，转让对债务人不发生效力。",
}


def chosen_findings(
    findings: tuple[Finding, ...], chosen: tuple[str, ...], *, for_adviser: bool = False
) -> tuple[Finding, ...]:
    """Return the findings a letter rests on: chosen and indicated, gravest first.

    What is a matter for 110 is no ground of a letter to those who did it; only an adviser reads it.
    """
    wanted = [finding for finding in findings if finding.rule in chosen and finding.outcome == "indicated"]
    wanted = [finding for finding in wanted if for_adviser or finding.rule not in POLICE]
    return tuple(sorted(wanted, key=lambda one: (_SEVERITIES.index(one.severity), -one.counts["contacts"])))


def reasons(
    findings: tuple[Finding, ...],
    case: CaseFacts,
    on: date,
    *,
    said: frozenset[str] = frozenset(),
    sources: str = "",
) -> tuple[str, ...]:
    """Return one item a finding, each rule explained where it is first named, those `said` before nowhere.

    With `sources` only what rests on sources whose id begins so is a ground, and only they are named: police go by their own law.

    What is no law stands together at the end.
    """
    explained = set(said)
    stale = stale_sources(on)
    if sources:
        findings = tuple(narrowed for one in findings if (narrowed := _narrowed(one, sources)))
    items = [_reason(finding, case, explained, stale) for finding in findings[:_EXPLAINED]]
    if findings[_EXPLAINED:]:
        items.append(f"此外，{'；'.join(found(finding) for finding in findings[_EXPLAINED:])}。")
    named = [basis for finding in findings for basis in _citable(finding, stale) if _is_no_law(basis)]
    labels = dict.fromkeys(force_label(basis, "zh-hans") for basis in named if basis.article not in explained)
    # two gists of one clause share its label: said once is enough
    further = [label for label in labels if not any(label in item for item in items)]
    return (*items, f"可以一并参照：{'、'.join(further)}。") if further else tuple(items)


def _narrowed(finding: Finding, sources: str) -> Finding | None:
    """Return a finding with those of its bases alone; None where it has none."""
    carrying, supporting = (
        tuple(basis for basis in bases if source_of(basis.article).id.startswith(sources))
        for bases in (finding.carrying, finding.supporting)
    )
    return replace(finding, carrying=carrying, supporting=supporting) if carrying or supporting else None


def _reason(finding: Finding, case: CaseFacts, explained: set[str], stale: frozenset[str]) -> str:
    said = found(finding)
    told = finding.counts["hearsay"]
    if told:
        every = "（均为转述）" if told > 1 else "（为转述）"
        said += every if told == finding.counts["incidents"] else f"（其中{told}条为转述）"
    if finding.rule == "third-party-pursued" and case.perspective == "borrower" and _nobody_signed(finding, case):
        said += "；被联系的人没有担保，也没有共同借款"
    return said + "。" + "".join(_laws(_citable(finding, stale), explained))


def found(finding: Finding) -> str:
    """Return what was found, with its count."""
    values = dict(finding.reason.parameters)
    values["worst_on"] = phrases.full_day(date.fromisoformat(str(values["worst_on"])))
    return _SAID[finding.reason.code].format(**values)


def _nobody_signed(finding: Finding, case: CaseFacts) -> bool:
    resting = frozenset(finding.incidents)
    return all(incident.role == "none" for incident in case.incidents if incident.id in resting)


def _citable(finding: Finding, stale: frozenset[str]) -> list[Basis]:
    """Return the bases a letter may name, carrying ones first, laws before rules."""
    named = [basis for basis in (*finding.carrying, *finding.supporting) if basis.article not in _NOT_IN_LETTERS]
    named = [b for b in named if source_of(b.article).id not in stale | _NOT_SOURCES]
    return sorted(named, key=lambda basis: (not basis.carries, FORCES.index(source_of(basis.article).force)))


def _is_no_law(basis: Basis) -> bool:
    return source_of(basis.article).force in NOT_LAW


def _laws(bases: list[Basis], explained: set[str]) -> list[str]:
    """Return the two that bear on it most: what carries it, and one law; the meaning only where it was not said yet."""
    binding = [basis for basis in bases if not _is_no_law(basis)]
    carrying = [basis for basis in binding if basis.carries]
    if not carrying:  # a standard alone gives the number: it is explained here, a law beside it
        chosen = [basis for basis in bases if basis.carries][:1] + binding[:1]
    else:
        own_rules = [basis for basis in carrying if source_of(basis.article).force != "law"]
        chosen = list(dict.fromkeys([*own_rules[:1], *carrying[:1], *(carrying[1:2] if not own_rules else ())]))
    fresh = [basis for basis in chosen if basis.article not in explained]
    again = [cite(basis, "zh-hans") for basis in chosen if basis.article in explained]
    explained.update(basis.article for basis in fresh)
    return [_law(basis) for basis in fresh] + ([f"{'也' if fresh else ''}可对照{'、'.join(again)}。"] if again else [])


def _law(basis: Basis) -> str:
    return "：".join(_named(basis))


def _named(basis: Basis) -> tuple[str, str]:
    """Return what a rule is called, with its force, and what it says; police are called what they call themselves."""
    gist = _TO_OTHERS.get(basis.article, article(basis.article).meaning.zh_hans)
    force = source_of(basis.article).force
    opening = (_MAY_NOT[force] if basis.carries else "可参照") if _is_no_law(basis) else ""
    return f"{opening}{force_label(basis, 'zh-hans')}", gist.replace("公安可以", "公安机关可以")


def general(articles: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return what the law says today to what the letter asks for, whatever was recorded; a rule is named once."""
    said: dict[str, str] = {}
    for key in usable(articles, on):
        label, gist = _named(Basis(key, carries=False))
        said[label] = said.get(label, "") + gist
    return tuple(f"{label}：{gist}" for label, gist in said.items())


def usable(articles: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return those articles that are in force on a day and whose review is not overdue."""
    stale = stale_sources(on)
    return tuple(key for key in articles if source_of(key).in_force(on) and source_of(key).id not in stale)


def held_back(findings: tuple[Finding, ...], articles: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return the sentence that says so, where a rule is not named because it is due to be checked again."""
    stale = stale_sources(on)
    late = any(finding.withheld for finding in findings) or any(source_of(key).id in stale for key in articles)
    return (_HELD_BACK,) if late else ()


def forces(finding: Finding, on: date) -> str:
    """Return the kinds of sources a finding rests on, most binding first."""
    named = [basis for basis in _citable(finding, stale_sources(on)) if basis.carries]
    binding = dict.fromkeys(FORCES_ZH[source_of(basis.article).force] for basis in named if not _is_no_law(basis))
    further = dict.fromkeys(_SHORT[source_of(basis.article).force] for basis in named if _is_no_law(basis))
    return "；".join(["、".join(binding)] * bool(binding) + [f"{'、'.join(further)}（不是法律）"] * bool(further))
