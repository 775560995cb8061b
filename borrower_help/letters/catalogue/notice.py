"""The letter of somebody who is called about another's debt (告知函)."""

from borrower_help.letters.catalogue.asking import by, by_key, did
from borrower_help.letters.reading import owner_obliged
from borrower_help.letters.shapes import Ask, Definition
from borrower_help.rules.facts import CaseFacts


def _free(case: CaseFacts) -> bool:
    return not owner_obliged(case)


REQUESTS = by_key(
    Ask(
        "stop",
        (
            "自收到本函起，请停止以电话、短信、上门等任何方式为他人的事联系我。",
            "收到本函后，请不要再因为别人的事打我的电话、给我发信息或者上门找我。",
        ),
        _free,
        weight=9,
    ),
    Ask(
        "do_not_contact",
        (
            "请将我的号码列入禁止联系名单，并通知所有受托机构和外呼系统。",
            "请把我的号码设为禁止联系，贵方和受托机构的外呼系统都要设到。",
        ),
        _free,
        weight=7,
    ),
    Ask(
        "delete",
        (
            "请删除我的号码和其他个人信息，不再保存、使用或者提供给别人；依法须留存的，告知依据和范围。",
            "我的号码和其他个人信息请一并删除；确有依据要留的，写明依据、内容和期限。",
        ),
        _free,
        weight=8,
    ),
    Ask(
        "source_of_number",
        (
            "请书面说明我的号码是从哪里、何时取得的，提供给过谁。",
            "我的号码从哪里来、什么时候拿到、又给过谁，请书面说明。",
        ),
        weight=7,
    ),
    Ask(
        "who_calls",
        (
            "请书面告知贵方和委托方的全称、地址、联系方式。",
            "请写明贵方是哪家单位、受谁委托，各自的全称、地址和联系方式。",
        ),
        weight=6,
    ),
    Ask(
        "no_questions",
        (
            "请不要向我打听他人的住处、工作、收入，也不要叫我付款、转告或者劝说。",
            "别人住哪儿、在哪上班、挣多少，请不要问我；也不要让我出钱、传话、劝人。",
        ),
        _free,
    ),
    Ask(
        "stop_insults",
        (
            "请停止辱骂和污秽的言语、图片，查明出自谁并告知处理结果。",
            "骂人的话、下流的图片，请查清是谁发的，今后不得再有。",
        ),
        did("insulted", "obscene_pictures"),
    ),
    Ask(
        "take_down",
        (
            "请撤下已经张贴、发布的内容，并书面列明发给过哪些人、发在哪些地方。",
            "贴出来的、发出去的，请全部撤掉，并写明发到了哪里、给了谁。",
        ),
        lambda case: did("published", "filmed")(case) or by(case, "posting"),
        weight=8,
    ),
    Ask(
        "papers",
        (
            "贵方如认为我有付款义务，请书面出示有我签字的合同或者担保文件。",
            "如果认为我应当承担责任，请寄来有我本人签字的文件，不要打电话催问。",
        ),
        lambda case: owner_obliged(case) is not False,
        weight=9,
    ),
    Ask(
        "written_answer",
        (
            "请书面答复以上各项的办理结果。",
            "以上各项办得怎样，请用书面告诉我。",
        ),
        weight=8,
    ),
)

NOTICE = Definition(
    key="notice",
    version=2,
    title="告知",
    heading="告　知　函",
    perspectives=frozenset({"third_party"}),
    requests=REQUESTS,
    sender_fields=("name", "phone", "relation"),
    recipient_fields=("name",),
    prints_matter=False,
    exhibits=True,
    reservation="本函只说明联系和个人信息问题，不是对任何债务的确认、承诺或者担保。",
)
