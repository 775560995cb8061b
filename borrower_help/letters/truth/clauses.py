"""Take a text apart: sentences, their clauses, and who speaks in each; quotations and reported words are not the sender's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

ME = r"(?:我们|我|俺|咱|本人|老子|阿拉)"
RELATIVES = (
    "爸妈|父母|爸爸|妈妈|爸|妈|父亲|母亲|爹|娘|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|公婆|岳父|岳母|丈母娘|老丈人|老公|老婆|爱人|媳妇|丈夫|妻子"
    "|前夫|前妻|对象|男友|男朋友|女朋友|女友|儿子|女儿|闺女|孩子|小孩|哥哥|姐姐|弟弟|妹妹|哥|姐|弟媳|弟|妹|嫂子|姐夫|妹夫|大舅|舅舅|舅妈|舅|小姨|大姨|姨"
    "|姑姑|姑父|姑妈|姨父|姨妈|姑|叔叔|叔|伯伯|大伯|婶|表哥|表姐|表弟|表妹|堂哥|堂姐|堂弟|堂妹|侄子|侄女|外甥女|外甥|孙子|孙女|亲戚|家人|家里人|家里"
)
OTHERS = (
    f"{RELATIVES}|前同事|同事|领导|老板|主管|经理|邻居|朋友|闺蜜|同学|室友|老师|班主任|房东|客户|店长|组长|工友|战友"
)
_THEY = (
    r"(?:对方|他们|她们|他(?!娘|妈的)|她|那(?:个)?(?:人|男的|女的)|来的?[^，]{0,4}人|上门的[^，]{0,4}|打电话(?:来)?的(?:人)?|来电(?:的?人)?"
    r"|电话(?:里|那头)|催收(?:员|公司|人员)?|有(?:个)?人|有个[^，]{1,6}的|短信|信息(?:里|上)|微信(?:里|上)|客服|平台)"
)
_SAY = r"(?:说(?!话)|讲|问|称|喊|吼|要求|要(?=[我替])|让|叫|逼|威胁|扬言|放话|骂|吓唬|恐吓|警告|造谣|教|写(?:着|道|的)|表示|通知|提出|谎称|承诺|答应|保证|承认|怀疑|污蔑|诬[赖陷]|冤枉|诽谤|认定|咬定|叫嚣)"
_THEIRS = re.compile(
    rf"(?<![按照]){_THEY}[^，。；]{{0,10}}?(?<![我俺])(?<!听)(?<!转){_SAY}|被(?:他们|人|催收的?)?(?:辱?骂|威胁|说|恐吓|吓唬)"
    rf"|扬言|放话|^(?:他们?|一直|老是|总是?|还|又|就|反复|不停地?|张口就|开口就)*(?:叫|喊|骂|咒|吼|问|说|污蔑|怪)(?:了?我|俺)(?!们?(?:的|家))|^(?:上面|下面|还|并|上头)*写(?:着|的是|的都是)|(?:{RELATIVES})[^，。；我]{{0,4}}(?<!出来)(?<!出面)(?<!可以)(?:说|讲|告诉|转述|问)|^(?!申请|当时|贷款|借|少说|老实|实话|坦白|不瞒|总的|一般|怎么|可以|这么|按理|照理|再|我|俺|本人|话)[^，。；我你俺说]{{1,5}}(?:说(?!话|不定|法|明|到底|白了|清)|告诉(?=我))|(?:领导|同事|邻居|老板)[^，。；我]{{0,4}}(?:说|讲|告诉|转述|跟我)"
)
_MINE_AGAIN = re.compile(rf"\s*(?:{ME}|可|但|剩|请|结果|于是|后来|所以|之后|然后|现在|希望|求)")
_MINE_FIRST = re.compile(rf"\s*{ME}[把将]")
_BACK_TO_ME = re.compile(r"(?<![骂打给找让叫逼问对跟要])(?P<me>我(?:都|也|全|已|录|存|拍)(?!要|得|给))")
_I_SAID = re.compile(rf"{ME}(?:跟|对|和|就|又|也)?(?:他们?|她们?|你们?)?(?:说|讲|答|回|告诉)[^，。；]{{0,6}}$")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|\"[^\"]*\"|‘[^’]*’")
_HAN = r"[\u4e00-\u9fff]"
_CLAUSE = re.compile(rf"[，；,;：:]|(?<={_HAN})\s+(?={_HAN})|—+|…+|~+")


@dataclass(frozen=True)
class Sentence:
    """Hold one sentence of a text and where it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where it ends in its text."""
        return self.start + len(self.text)

    @cached_property
    def unquoted(self) -> str:
        """Return it without quotations; one that the sender says they said themselves stays."""
        return _QUOTED.sub(lambda q: q[0][1:-1] if _I_SAID.search(self.text[: q.start()]) else "", self.text)

    @cached_property
    def deeds(self) -> str:
        """Return what the sender says in it of themselves or of whoever is addressed, without what others did."""
        return "，".join(clause for clause in self.own.split("，") if not is_their_deed(clause))

    @cached_property
    def own(self) -> str:
        """Return what the sender says in it themselves: "they said" takes its clause from there on and those that follow."""
        kept = []
        theirs = False
        for clause in _CLAUSE.split(self.unquoted):
            said = None if _MINE_FIRST.match(clause) else _THEIRS.search(clause)
            theirs = bool(said) or (theirs and not _MINE_AGAIN.match(clause))
            if said:
                mine = _BACK_TO_ME.search(clause, said.end())
                clause = clause[: said.start()] + (clause[mine.start("me") :] if mine else "")
                theirs = not mine
                kept.append(clause)
            else:
                kept.append("" if theirs else clause)
        return "，".join(kept)


_END = r"。！？!?\n"
_SENTENCE = re.compile(rf"[^{_END}]{{1,300}}(?=[，；,{_END}]|$)|[^{_END}]{{1,300}}")


def sentences(text: str) -> Iterator[Sentence]:
    """Return the sentences of a text in their order; one without an end is cut, so that reading it ends."""
    for found in _SENTENCE.finditer(text):
        words = found[0].strip()
        if words:
            yield Sentence(words, found.start() + len(found[0]) - len(found[0].lstrip()))


_SUBJECT_ME = re.compile(rf"{ME}(?!的|家|们?家|店|门口|单位|公司|厂|{RELATIVES})")
_WATCHED = re.compile(rf"^{ME}?[^，。；]{{0,4}}?(?:亲眼|亲耳)?(?:看|听)(?:到|见|着)(?:了)?")
_SUBJECT_THEY = re.compile(rf"^[^我你俺]{{0,4}}?(?:{_THEY})|^(?:{ME})?的?(?:{OTHERS})")


def is_their_deed(clause: str) -> bool:
    """Return whether a clause tells what somebody else did or has: it begins with them, and the sender is not in it."""
    return (
        bool(_SUBJECT_THEY.search(_WATCHED.sub("", clause)))
        and not _SUBJECT_ME.search(_WATCHED.sub("", clause)[1:])
        and "你" not in clause
    )


_NOT = re.compile(r"(?:怕|担心|没有?|不|未|无法|别|不是|非|绝不|从没|从来没有?)[^，。；]{0,5}$")
_NOT_INSIDE = re.compile(r"没有?|从未|从来|不(?!过|起)|未(?!还)|绝不")
# A "not" that denies nothing: the debt is open, undisputed, meant.
_NO_DENIAL = re.compile(
    r"故意不还|没有?(?:再)?还|没还|未还|没有?异议|无异议|不客气|不得安宁|饶不了|不要脸|没完|不要怪|不是人|没人性|还不上|不少你|弄不死|不怕|不住|不好过|看我不|非[^，]{1,6}不可|能不能|可不可以|是不是|要不|不得不|不过|不仅|不但|不管|不论|不好意思|不在乎|不然|不是故意"
)


_DEBT = re.compile(
    r"欠|借(?:了|的|款(?!人)|条|过|钱)|[贷](?:了|的|款|过)|逾期|拖欠|没(?:有)?还(?![嘴手击价])|还不[上起了]|透支|刷卡|过度消费"
)
_NO_DEBT_OF_MINE = re.compile(
    r"没(?:有)?+(?!还|能力|按|如|钱|逃|赖|否认)|不是|不欠|从未|从不|未曾|冒用|盗用|不认识|不知|无关|关系|争议|异议|不确认|不予|不认可|所谓|是否|另行|另谈|另走|不涉及|本信|请|要求|核对|出具|提供|说明|希望|拒绝|不懂|问(?!题)|接到"
    r"|结清|(?<!没)(?<!没有)(?<!未)还清|已还|还完|明细|凭证|证明|合同里|跟他借|错把"
)
_ABOUT_ME = re.compile(
    rf"^(?:[^，]{{0,8}}?)(?:{ME}|自己)(?!的?(?:{OTHERS}))|^(?:确实|的确|现在|目前|一共|总共|到现在|至今|当时|其实|因为|由于|所以|后来|才|也|逾期|欠款|借款|借条|贷款)"
)


def owes(own: str) -> str:
    """Return the first clause in which the sender speaks of a debt as theirs, denying nothing; "" where there is none."""
    for clause in re.sub(r"《[^》]*》", "", own).split("，"):
        if (
            _DEBT.search(clause)
            and _ABOUT_ME.search(clause)
            and not _NO_DEBT_OF_MINE.search(_NO_DENIAL.sub("", clause))
            and not re.search(r"[他她]", clause)
        ):
            return clause.strip()
    return ""


def said(pattern: re.Pattern[str], own: str, *, whole: bool = False) -> re.Match[str] | None:
    """Return where a pattern is said and not denied; `whole`: its own words are no denial."""
    for found in pattern.finditer(own):
        before = own[: found.start()].rsplit("，", 1)[-1]
        denied = _NOT.search(_NO_DENIAL.sub("", before))
        if not denied and (whole or not _NOT_INSIDE.search(_NO_DENIAL.sub("", found[0]))):
            return found
    return None
