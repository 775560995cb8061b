"""Find guides and pages by everyday words: what is typed is cut into pairs of characters and weighed; pure.

No dictionary cuts Chinese text here: neighbouring pairs find 「打我妈」 in 「打给了我爸妈」 without knowing a word, and a few hundred short texts are
searched faster than one page is rendered. What people call the same thing by other names stands in `SYNONYMS`.
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from borrower_help.rules import signals

# What people type, and the plain words the texts use. Each also counts as itself.
SYNONYMS: tuple[tuple[str, str], ...] = (
    ("我妈|我爸|爹|娘|妈妈|爸爸|父亲|母亲|家长|公公|婆婆|岳父|岳母|丈人", "爸妈 父母"),
    ("亲戚|前女友|前男友|前妻|前夫|闺蜜|老同学|朋友都", "通讯录里 没填过的人"),
    ("儿子|女儿|弟弟|妹妹|哥哥|姐姐", "替他还 签字"),
    ("老公|老婆|丈夫|妻子|媳妇|爱人", "配偶 夫妻 丈夫 妻子"),
    ("单位|[我到]公司|公司里|领导|老板|上司|hr|人事|前台", "单位 打到单位"),
    ("老家|村里|村支书|村干部|居委会|户口", "户籍地 村委会"),
    ("半夜|凌晨|深夜|晚上|夜里|睡觉", "半夜 夜里"),
    ("几十个|打爆|狂打|一直打|不停打|连环|呼死你", "很多次 一天打很多次"),
    ("敲门|堵门|来家里|到家里|家门口|上门", "上门 门口"),
    ("坐牢|抓我|抓人|判刑|拘留|立案|犯罪|通缉", "坐牢 威胁"),
    ("威胁|恐吓|吓唬|吓我|恐怖", "威胁 吓唬"),
    ("公安|警察|公检法|检察院|派出所|法院的人|假律师|冒充", "冒充 公检法 律师"),
    ("起诉|被告|打官司|开庭|应诉", "法院 起诉 传票"),
    ("个人账户|私人账户|私账|收款码|微信收款|支付宝收款|私人微信", "私人账户 转钱"),
    ("再借|借新还旧|以贷养贷|拆东墙", "借新还旧 再借"),
    ("还清|结清|还完|已经还", "还清 结清"),
    ("冒名|盗用|没借过|不是我借", "不是我借的"),
    ("机主|二手号|新号码|别人的号", "号码 二手"),
    ("转让|卖给|换了一家|新债主|债权", "债权转让"),
    ("担保|保证人|担保人", "担保人"),
    ("去世|过世|走了|[爸妈公婆亲人]死|死[了后](?!算)|遗产|继承", "去世 遗产 家人去世"),
    ("利率|利息|年化|手续费|砍头息|高利贷", "利息 算不清"),
    ("征信|信用报告|黑名单", "征信"),
    ("执行局|强制执行|被执行|限高|限制(?:高)?消费|失信|冻结|查封", "法院文件 执行"),
    ("仲裁", "仲裁 法院文件"),
    ("假冒|银保监|监管局的人|证监会", "冒充"),
    ("分期|协商|商量|宽限|延期|没钱还|还不上|还不起", "分期 想谈"),
    ("停息|挂账|代理维权|债务优化|反催收|铲单", "停息挂账"),
    ("修复|洗白", "修复征信"),
    (
        (
            "想死|去死|死了算|不想活|活不|活着|活够|没脸.?活|自[杀尽残]|跳[楼河江桥]|割腕|上吊|烧炭|农药|安眠药|轻生|寻死|寻短|想不开|一了百了|走投无路|没.?活路"
            "|崩溃|绝望|抑郁|失眠|不想醒|熬不|扛不|撑不|坚持不|不想撑|受不了|好累|suicid|die|hopeless|end my life|can.?t go on"
        ),
        "撑不住",
    ),
    ("接电话|不接|拉黑|关机|静音|换号", "接电话"),
    ("录音|截图|取证|证据|通话记录", "录音 截图 证据"),
    ("陌生|不知道是谁|谁打", "不知道是谁"),
    ("替他还|替还|帮他还|代还|垫付", "替他还 签字"),
    ("报警|报案|民警|警察不|不立案", "110 报警 派出所"),
    ("骗|诈骗|骗子|真假", "骗子"),
    (
        "没[有]?(?:收|拿)到(?:过)?钱|没到账|没放款|写我(?:的)?名|用我(?:的)?(?:身份证|名)|拿我(?:的)?身份证",
        "不是我借的 冒名",
    ),
    ("支付令", "支付令"),
    ("工资|余额|扣光|扣款|划扣|被扣|养老金|社保卡|低保", "工资卡 扣光"),
    ("学生|大学|校园", "学生"),
    ("群里|朋友圈|照片|大字报|横幅|曝光|发网上", "发群里 大字报"),
    ("逾期[了一二三四五六七八九十两几0-9]+年|多年前|老账|时效", "时效 三年"),
    ("老人|孩子|一个人在家", "老人 孩子"),
    ("不走|赖着|进屋|闯进", "进屋 不走"),
)
# Lighter words than those a record is read for: here a helping voice costs one line too many at worst.
_WEARY = re.compile(
    "扛不住|受不了了|崩溃|绝望|走投无路|生不如死|抑郁|想消失|好累|太累|睡不着|失眠|我不行了|没有希望|hopeless|despair|desperate|can(?:no|')t take it"
)
_LATIN = re.compile(r"[a-z0-9]+")
# Of bare numbers only those one dials: "11" of 「晚上11点」 stands in texts that have nothing to do with the night.
_DIALLED = re.compile(r"1[12]\d|1\d{4}|9\d{4}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_FIELDS = {"words": 6.0, "title": 4.0, "summary": 2.0, "text": 1.0}


@dataclass(frozen=True)
class Document:
    """Hold one thing that can be found: its key and its texts by field."""

    key: str
    fields: Mapping[str, str]


@dataclass
class Index:
    """Hold for each pair or word in which documents it stands, and how much it weighs there."""

    weights: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    rarity: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Index":
        """Return the index of these documents."""
        made, count = cls(), 0
        for document in documents:
            count += 1
            for name, text in document.fields.items():
                for token in set(tokens(text)):
                    here = made.weights[token]
                    here[document.key] = max(here.get(document.key, 0.0), _FIELDS[name])
        made.rarity = {token: math.log(1 + count / len(where)) for token, where in made.weights.items()}
        return made

    def find(self, query: str, most: int = 8) -> list[str]:
        """Return the keys of what fits, best first; nothing for what stands nowhere."""
        scores: defaultdict[str, float] = defaultdict(float)
        said = plain(query)
        for token, worth in _asked(said).items():
            for key, weight in self.weights.get(token, {}).items():
                scores[key] += worth * weight * self.rarity[token]
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:most]
        return [key for key, score in best if score > best[0][1] / 6]


def plain(text: str) -> str:
    """Return a text as it is compared: full-width and capitals made plain."""
    return unicodedata.normalize("NFKC", text).lower()


def tokens(text: str) -> list[str]:
    """Return the pairs of neighbouring Chinese characters and the Latin words of a text."""
    said = plain(text)
    pairs = [run[n : n + 2] for run in _CHINESE.findall(said) for n in range(max(1, len(run) - 1))]
    return pairs + [word for word in _LATIN.findall(said) if not word.isdigit() or _DIALLED.fullmatch(word)]


def _asked(said: str) -> dict[str, float]:
    """Return what a query asks for: its own pairs, and those of what it is called elsewhere."""
    asked = dict.fromkeys(tokens(said), 1.0)
    for typed, meant in SYNONYMS:
        if re.search(typed, said):
            for token in tokens(meant):
                asked[token] = max(asked.get(token, 0.0), 1.5)
    return asked


def despairs(query: str) -> bool:
    """Return whether somebody who types this should see a helping voice first."""
    return signals.despairs((query,)) or _WEARY.search(plain(query).replace("’", "'")) is not None
