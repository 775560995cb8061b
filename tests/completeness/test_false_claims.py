"""None of the false sentences about the law stands anywhere on the site but on the page that explains them."""

import re
from pathlib import Path

import pytest
from opencc import OpenCC

from borrower_help.env import PROJECT_ROOT
from borrower_help.guides.claims import CLAIMS
from borrower_help.rules.catalogue.articles import ARTICLES

HOME = PROJECT_ROOT / "borrower_help/guides/claims.py"
FOLDERS = (
    ("borrower_help", ".py"),
    ("templates", ".html"),
    ("templates", ".txt"),
    ("locale", ".po"),
    ("static", ".js"),
)
SIMPLIFIED = OpenCC("t2s")
# A sentence that says no to it is no claim; nor is one about a single province.
DENIES = re.compile(
    r"不会|不是|不等于|不要信|别信|假的|骗|吓|误传|没有找到|没见到|说错|旧的|不能|不该|未必"
    r"|\b(not|no(?!\.)|never|false|wrong|cannot|nobody)\b|n't\b",
    re.IGNORECASE,
)
LOCAL = re.compile("宁夏|Ningxia")

# Each by the key of its claim; what no sentence may say, and the few that a denial makes right.
PATTERNS = {
    "jail": r"(不还|欠钱|欠款|逾期|还不上).{0,5}(就|会|要|得)(被)?(坐牢|判刑|抓)|(goes? to|land in|end in) (jail|prison)",
    "plan": r"(必须|应当|一定要?)同意.{0,6}停息挂账|60期|(stop interest|instalments?).{0,20}\bmust\b|must agree.{0,40}60",
    "civil-124": r"民法典》?\s*第?\s*(124|一百二十四)\s*条|article 124 of the civil code|civil code, article 124",
    "contract-119": r"合同法》?\s*第?\s*(119|一百一十九)\s*条|article 119 of the contract law|contract law, article 119",
    "old-42": r"治安(管理处罚)?法》?\s*第?\s*(42|四十二)\s*条|article 42 of the public security",
    "notice-9": r"五条红线|(9号|9 of 2025).{0,40}(3次|三次|24%|24 per cent)|five red lines",
    "hours": r"早?上?(8点|8:00)(到|至|-|—)晚?上?(8点|20点|20:00|9点|21点|21:00)|8 a\.m\. to [89] p\.m\.|8:00.20:00",
    "six": r"每?天最多(能|可以|只能)?打?6次|up to six (calls|times) a day",
    "two": r"最多(两|2)个?人|不(得)?超过(两|2)个?人|at most two",
    "old-guideline": r"互联网金融贷后催收业务指引|association's 2024 guideline",
    "crime-for-all": r"(任何|所有|凡是)催收.{0,12}(293|二百九十三|犯罪)|293-1 .{0,60}any collector",
    "weekly": r"金融消费者权益保护条例|每周最多(打)?(3|三)次|催收管理办法|(three|3) (calls|times) a week",
    "soft-violence": r"(骚扰|催收).{0,4}(就|都|也)(是|算|属于)软暴力|harassment is the crime",
    "repair": r"一次性信用修复.{0,8}(还可以|还能|仍可|仍能|可以申请|可以办)|credit repair can still",
    "platforms": r"网络借贷信息中介机构业务活动管理暂行办法|peer-to-peer lending govern",
    "consent": r"一切.{0,6}(须|要|必须|应当).{0,6}明示同意|needs explicit consent first",
    "shares": r"[七7]成|[三3]成|(70|30) ?%|seven in ten|(seventy|thirty) per cent of|(three|3) in ten",
}
DENIABLE = {"jail", "plan", "six", "two", "soft-violence", "hours", "notice-9", "consent", "repair"}


def sentences(text: str) -> list[str]:
    """Return the sentences of a file in simplified characters, joined where a literal is broken over lines."""
    joined = re.sub(r'"\s*\n\s*"', "", text)
    return re.split(r"[。！？\n；;]|<br>|(?<=[a-z])\. (?=[A-Z])", SIMPLIFIED.convert(joined))


def claims_in(text: str) -> list[tuple[str, str]]:
    """Return the false claims in a text, each with its sentence."""
    found = []
    for sentence in sentences(text):
        for key, pattern in PATTERNS.items():
            if not re.search(pattern, sentence, re.IGNORECASE):
                continue
            denied = key in DENIABLE and DENIES.search(re.sub("(do|does|did) not pay", "", sentence))
            if not denied and not (key == "hours" and LOCAL.search(sentence)):
                found.append((key, sentence.strip()))
    return found


def files() -> list[Path]:
    """Return every file with words of the site, save the one place where they are explained."""
    named = (path for folder, ending in FOLDERS for path in sorted((PROJECT_ROOT / folder).rglob(f"*{ending}")))
    return [path for path in named if path != HOME]


def test_nothing_says_what_is_not_so():
    found = {str(path.relative_to(PROJECT_ROOT)): claims_in(path.read_text(encoding="utf-8")) for path in files()}
    assert {path: what for path, what in found.items() if what} == {}


def test_enough_was_looked_at():
    assert len(files()) > 150
    assert {path.suffix for path in files()} == {".py", ".html", ".txt", ".po", ".js"} & {p.suffix for p in files()}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.key)
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_each_of_them_would_be_found_in_every_language(claim, language):
    planted = f'<p>{claim.said.of(language)}</p>\nmsgstr "x"'
    assert claim.key in {key for key, _sentence in claims_in(planted)}


@pytest.mark.parametrize(
    "text",
    [
        "逾期不会坐牢",
        "协会说的是“不宜”，不是每天最多打6次",
        "宁夏：8:00-20:00",
        "每天9点到18点",
        "夜里22:00到次日8:00",
        "有人说能帮我停息挂账",
    ],
)
def test_what_is_right_is_let_through(text):
    assert claims_in(text) == []


def test_every_claim_is_kept_out_and_every_one_is_explained():
    assert set(PATTERNS) == {claim.key for claim in CLAIMS}
    known = {one.id for one in ARTICLES}
    for claim in CLAIMS:
        assert claim.fact.zh_hans
        assert claim.fact.en
        assert claim.articles
        assert set(claim.articles) <= known
