"""The letters there are: who may write each, what it may print, what it may ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from borrower_help.letters.reading import night_contacts, owner_obliged
from borrower_help.rules.facts import CaseFacts

_ALWAYS: Callable[[CaseFacts], bool] = lambda case: True  # noqa: E731
_TOLD = frozenset({"told_others", "said_amount", "published", "open_envelope"})


@dataclass(frozen=True)
class Ask:
    """Hold one request a letter may make, in two wordings; `suits` says for which facts it is offered by itself."""

    key: str
    wordings: tuple[str, ...]
    suits: Callable[[CaseFacts], bool] = _ALWAYS
    needs_records: bool = False


@dataclass(frozen=True)
class Definition:
    """Hold one letter of the catalogue."""

    key: str
    version: int  # of its template
    title: str  # of the file: neutral
    heading: str
    perspectives: frozenset[str]
    requests: Mapping[str, Ask]
    sender_fields: tuple[str, ...]  # what may be asked for and printed
    recipient_fields: tuple[str, ...]
    prints_matter: bool  # product, amounts, identity numbers
    reservation: str


def _did(*codes: str) -> Callable[[CaseFacts], bool]:
    return lambda case: any(incident.conduct & frozenset(codes) for incident in case.incidents)


def _by(case: CaseFacts, channel: str) -> bool:
    return any(incident.contact_channel == channel for incident in case.incidents)


def _by_key(*asks: Ask) -> Mapping[str, Ask]:
    return MappingProxyType({ask.key: ask for ask in asks})


# {people} the others who were reached, {period} of the records, {sheet} where the numbers stand.
_COMPLAINT = _by_key(
    Ask(
        "who_lends",
        (
            "请先书面告知实际放款机构的全称、地址和联系方式，并将本信转交该机构。",
            "请书面告知与我签合同的放款机构是哪一家（全称、地址、联系方式），并把本信转给它。",
        ),
        lambda case: not case.lender_name,
    ),
    Ask(
        "who_collects",
        (
            "请核实下表来电号码是否属于贵方或者受托机构；属于的，书面告知机构全称和联系方式。",
            "请逐个核对下表所列号码，书面说明是贵方还是受托机构在使用；是受托机构的，告知全称和联系方式。",
        ),
        needs_records=True,
    ),
    Ask(
        "stop_others",
        (
            "请立即停止联系{people}等与这笔业务无关的人；将{sheet}所列号码设为禁止联系，并通知全部受托机构。",
            "请不要再找{people}等无关的人。{sheet}所列号码请全部设为禁止联系，受托机构也要一并通知到。",
        ),
    ),
    Ask(
        "contact_me",
        (
            "今后请通过上列电话与我本人联系，不要经他人转告。",
            "有事请直接打上列电话找我本人，不要通过别人传话。",
        ),
    ),
    Ask(
        "quiet_hours",
        (
            "请不要在夜间22:00至次日8:00来电、发信息或者上门。",
            "夜里10点到早上8点之间，请不要打电话、发信息、上门。",
        ),
        lambda case: night_contacts(case) > 0,
    ),
    Ask(
        "fewer",
        (
            "请停止短时间内反复拨打、反复发送。",
            "请不要换着号码连续拨打，也不要反复发同样的信息。",
        ),
        lambda case: _did("many_calls")(case) or any(incident.contacts > 6 for incident in case.incidents),
    ),
    Ask(
        "no_disclosure",
        (
            "请不再向任何无关的人说起与我有关的业务情况，并说明此前告诉过哪些人。",
            "与我有关的业务情况，请不要再告诉别人；已经告诉过谁，请书面列明。",
        ),
        _did(*_TOLD),
    ),
    Ask(
        "stop_threats",
        (
            "请核查记录中的威胁、恐吓言语，查明是谁说的，停止此类言行并告知处理结果。",
            "下表里那些吓人的话，请查清出自谁、由谁安排，今后不得再有，并把处理结果告诉我。",
        ),
        _did("threatened_harm", "threatened_exposure", "frightened"),
    ),
    Ask(
        "who_claimed",
        (
            "请书面说明自称公检法、政府、律师或者调解员的来电人是谁、受谁委托。",
            "有来电人自称公检法、政府、律师或者调解员，请书面答复他们的真实身份和委托方。",
        ),
        _did("claimed_authority", "claimed_lawyer"),
    ),
    Ask(
        "check_matter",
        (
            "请核对这笔业务是否由我办理、是否已经结清，书面答复依据；核对清楚之前，请停止联系。",
            "这笔业务是不是我办的、是否早已结清，请查明并书面答复；查明之前请先停止联系。",
        ),
        lambda case: any(
            incident.debt_state in {"repaid", "not_theirs", "number_recycled"} for incident in case.incidents
        ),
    ),
    Ask(
        "stop_insults",
        (
            "请停止辱骂和污秽的言语、图片，查明出自谁并告知处理结果。",
            "骂人的话、下流的图片，请查清是谁发的，今后不得再有。",
        ),
        _did("insulted", "obscene_pictures"),
    ),
    Ask(
        "true_statement",
        (
            "来电中所说坐牢、抓人、影响子女等后果，请书面说明依据；没有依据的，请更正。",
            "他们说会坐牢、会连累孩子，请书面答复依据在哪里；没有依据就请收回。",
        ),
        _did("threatened_jail", "threatened_family_record"),
    ),
    Ask(
        "take_down",
        (
            "请撤下已经张贴、发布的内容，并书面列明发给过哪些人、发在哪些地方。",
            "贴出来的、发出去的，请全部撤掉，并写明发到了哪里、给了谁。",
        ),
        lambda case: _did("published", "filmed")(case) or _by(case, "posting"),
    ),
    Ask(
        "no_visits",
        (
            "请不要再上门；需要送达的材料，请邮寄或者以书面方式发给我。",
            "有事请写信或者打上列电话，不要再派人上门。",
        ),
        lambda case: _by(case, "visit"),
    ),
    Ask(
        "contacts_source",
        (
            "请书面说明被联系的人的号码从哪里、依据什么取得，并停止使用、予以删除。",
            "这些人的号码是怎么拿到的，请书面答复；不该有的，请删掉。",
        ),
        lambda case: case.answer("unlisted_contacts") == "more",
    ),
    Ask(
        "official_account",
        (
            "请书面告知唯一的官方收款账户和各项费用的依据；未列明的费用，请停止收取。",
            "请写明钱应当付到哪个官方账户、每项费用依据什么；没有依据的请不要再要。",
        ),
        _did("private_account", "extra_fees", "pushed_borrowing"),
    ),
    Ask(
        "transfer_papers",
        (
            "请书面出示债权转让的通知和证明，写明转让方、受让方和日期。",
            "债权是谁转给谁、哪天转的，请寄来通知和证明。",
        ),
        lambda case: case.lender_kind == "debt_buyer",
    ),
    Ask(
        "keep_plan",
        (
            "分期协议正在按约履行，请按协议停止催收，并书面确认。",
            "协议签了，也在按时履行，请停止催收并给我书面确认。",
        ),
        lambda case: case.answer("signed_plan") == "kept",
    ),
    Ask(
        "keep_records",
        (
            "请保存{period}与我及上述人员有关的通话录音、短信、外访记录，至本投诉处理完毕。",
            "{period}的通话录音、短信和外访记录，请保存到本投诉办结为止。",
        ),
        needs_records=True,
    ),
    Ask(
        "written_answer",
        (
            "请书面告知受理编号、处理结果和理由；不能采纳的，告知核查、调解等途径。",
            "请给我受理编号，并书面答复结果和理由。哪一项不能办，也请写明，并告知还可以走什么途径。",
        ),
    ),
)


def _free(case: CaseFacts) -> bool:
    return not owner_obliged(case)


_NOTICE = _by_key(
    Ask(
        "stop",
        (
            "自收到本函起，请停止以电话、短信、上门等任何方式为他人的事联系我。",
            "收到本函后，请不要再因为别人的事打我的电话、给我发信息或者上门找我。",
        ),
        _free,
    ),
    Ask(
        "do_not_contact",
        (
            "请将我的号码列入禁止联系名单，并通知所有受托机构和外呼系统。",
            "请把我的号码设为禁止联系，贵方和受托机构的外呼系统都要设到。",
        ),
        _free,
    ),
    Ask(
        "delete",
        (
            "请删除我的号码和其他个人信息，不再保存、使用或者提供给别人；依法须留存的，告知依据和范围。",
            "我的号码和其他个人信息请一并删除；确有依据必须留的，写明依据、内容和期限。",
        ),
        _free,
    ),
    Ask(
        "source_of_number",
        (
            "请书面说明我的号码是从哪里、何时取得的，提供给过谁。",
            "我的号码从哪里来、什么时候拿到、又给过谁，请书面说明。",
        ),
    ),
    Ask(
        "who_calls",
        (
            "请书面告知贵方和委托方的全称、地址、联系方式。",
            "请写明贵方是哪家单位、受谁委托，各自的全称、地址和联系方式。",
        ),
    ),
    Ask(
        "no_questions",
        (
            "请不要向我打听他人的住处、工作、收入，也不要叫我付款、转告或者劝说。",
            "别人住哪儿、在哪上班、挣多少，请不要问我；也不要让我出钱、传话、做工作。",
        ),
        _free,
    ),
    Ask(
        "stop_insults",
        (
            "请停止辱骂和污秽的言语、图片，查明出自谁并告知处理结果。",
            "骂人的话、下流的图片，请查清是谁发的，今后不得再有。",
        ),
        _did("insulted", "obscene_pictures"),
    ),
    Ask(
        "take_down",
        (
            "请撤下已经张贴、发布的内容，并书面列明发给过哪些人、发在哪些地方。",
            "贴出来的、发出去的，请全部撤掉，并写明发到了哪里、给了谁。",
        ),
        lambda case: _did("published", "filmed")(case) or _by(case, "posting"),
    ),
    Ask(
        "papers",
        (
            "贵方如认为我有付款义务，请书面出示有我签字的合同或者担保文件。",
            "如果认为我应当承担责任，请寄来有我本人签字的文件，不要打电话催问。",
        ),
        lambda case: owner_obliged(case) is not False,
    ),
    Ask(
        "written_answer",
        (
            "请书面答复以上各项的办理结果。",
            "以上各项办得怎样，请用书面告诉我。",
        ),
    ),
)

DEFINITIONS = MappingProxyType(
    {
        "complaint": Definition(
            key="complaint",
            version=1,
            title="情况反映",
            heading="投　诉　书",
            perspectives=frozenset({"borrower"}),
            requests=_COMPLAINT,
            sender_fields=("name", "id_number", "phone", "hours"),
            recipient_fields=("name", "app_name"),
            prints_matter=True,
            reservation="本信只反映联系方式问题，不是对欠款金额、息费或者诉讼时效的确认、承诺或者放弃。",
        ),
        "notice": Definition(
            key="notice",
            version=1,
            title="告知",
            heading="告　知　函",
            perspectives=frozenset({"third_party"}),
            requests=_NOTICE,
            sender_fields=("name", "phone", "relation"),
            recipient_fields=("name",),
            prints_matter=False,
            reservation="本函只说明联系方式和个人信息问题，不是对任何债务的确认、承诺或者担保。",
        ),
        "digest": Definition(
            key="digest",
            version=1,
            title="情况一页",
            heading="案情一页纸",
            perspectives=frozenset({"borrower", "third_party"}),
            requests=MappingProxyType({}),
            sender_fields=(),
            recipient_fields=(),
            prints_matter=False,
            reservation="本页是记录的摘要，供咨询时看，不是对欠款金额、息费或者诉讼时效的确认、承诺或者放弃。",
        ),
    }
)


def for_perspective(perspective: str) -> tuple[Definition, ...]:
    """Return the letters the owner of such a record may write."""
    return tuple(one for one in DEFINITIONS.values() if perspective in one.perspectives)


def suggested(key: str, case: CaseFacts) -> tuple[str, ...]:
    """Return the requests the facts suggest, in the order they are printed."""
    return tuple(ask.key for ask in offered(key, case) if ask.suits(case))


def offered(key: str, case: CaseFacts) -> tuple[Ask, ...]:
    """Return the requests that may be made at all: what needs a record is not offered without one."""
    asks = DEFINITIONS[key].requests.values()
    return tuple(ask for ask in asks if case.incidents or not ask.needs_records)
