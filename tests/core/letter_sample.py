"""A two-page letter with a table of fifteen rows, as plain parts and as a page body; nobody in it is real."""

from html import escape

TITLE = "情况反映"
HEADING = "情　况　反　映"
PARTIES = [
    ("写给", "某某消费金融有限公司（消费者权益保护部门）"),
    ("写信人", "林某某，身份证号：＿＿＿＿＿＿＿＿＿＿（仅供核验身份）"),
    ("联系方式", "138 0000 0000，每日 9:00—18:00"),
    ("所涉业务", "个人消费贷款（App：某某分期），合同编号尾号 7316"),
]
REQUESTS = [
    "请停止联系我的父亲、同事等与这笔借款无关的人，并通知全部受托机构。",
    "今后请按上列方式与我本人联系，夜间 22:00 至次日 8:00 除外。",
    "请核实下表来电号码是否属于贵公司或受托机构；属于的，书面告知机构全称。",
    "请保存 2026年2月28日至3月11日期间的通话录音、短信、外访记录，至本信处理完毕。",
    "请书面告知受理编号、处理结果和理由。",
]
STORY = "2026年2月28日至3月11日，我共记录 37 次联系，其中夜间 5 次；打给我父亲 2 次、我单位总机 1 次。主要情况如下："
COLUMNS = [("时间", 15), ("对方号码", 19), ("方式", 12), ("联系到谁", 12), ("经过", 34), ("证据", 8)]
HEADS = "".join(name for name, _ in COLUMNS)
WORDS = [
    "说出金额，要他先垫上。",
    "问我住在哪里。",
    "原文：“今天不处理就通知你们村委会。”",
    "接通后不说话。",
    "说明天上门。",
]
ROWS = [
    (
        f"3月{1 + n // 2}日 {20 + n % 4}:{10 + n}",
        f"021-6188 {8800 + n}",
        ("电话", "短信", "外访")[n % 3],
        ("父亲", "本人", "总机")[n % 3],
        WORDS[n % 5],
        str(n + 1),
    )
    for n in range(15)
]
REASONS = [
    "父亲、同事没有担保，也没有一起借。",
    "个人生活的安宁受法律保护，不得以电话、短信等方式侵扰。",
    "委托别人处理个人信息的，应当监督受托人。",
]
CLOSING = ["本信只反映联系方式问题，不是对欠款金额、息费或者诉讼时效的确认、承诺或者放弃。", "此致"]
SIGNATURE = ["写信人（签名）：＿＿＿＿＿＿＿＿", "　　　　年　　　月　　　日"]


def body(rows: int = 15) -> str:
    """Return the letter as the inside of <body>, with as many rows as asked."""
    parties = "".join(f'<tr><th scope="row">{name}</th><td>{escape(text)}</td></tr>' for name, text in PARTIES)
    columns = "".join(f'<col style="width:{width}%">' for _, width in COLUMNS)
    heads = "".join(f'<th scope="col">{name}</th>' for name, _ in COLUMNS)
    lines = [ROWS[n % len(ROWS)] for n in range(rows)]
    records = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in line)}</tr>" for line in lines)
    return (
        f'<h1>{HEADING}</h1><table class="parties">{parties}</table>'
        f"<h2>一、请求事项</h2>{_list(REQUESTS)}<h2>二、事实经过</h2><p>{STORY}</p>"
        f'<table class="records"><colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead><tbody>{records}</tbody>'
        f"</table><h2>三、理由</h2>{_list(REASONS)}"
        f'<div class="end">{"".join(f"<p>{line}</p>" for line in CLOSING)}'
        f'<div class="sign">{"<br>".join(SIGNATURE)}</div></div>'
    )


def words() -> str:
    """Return the letter's text in reading order, without blanks."""
    parts = [
        HEADING,
        *(name + text for name, text in PARTIES),
        "一、请求事项",
        *_numbered(REQUESTS),
        "二、事实经过",
        STORY,
        HEADS,
    ]
    parts += [cell for row in ROWS for cell in row]
    return "".join("".join([*parts, "三、理由", *_numbered(REASONS), *CLOSING, *SIGNATURE]).split())


def _numbered(items: list[str]) -> list[str]:
    return [f"{number}.{item}" for number, item in enumerate(items, 1)]


def _list(items: list[str]) -> str:
    return f"<ol>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ol>"
