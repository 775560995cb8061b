"""What to say, a card for each moment: a few short sentences to read out, and what to leave unsaid.

The person on the other end is in mainland China, so the sentences are Chinese in every language; English readers get
the meaning beside them. No sentence admits a sum, promises anything or tells where somebody lives.
"""

from dataclasses import dataclass

from borrower_help.rules.law import Words


@dataclass(frozen=True)
class SayingCard:
    """Hold one card; it fits one screen and one A6 sheet."""

    number: int  # its address and the name of its file; never given to another card
    title: Words
    who: Words  # whose mouth it is for
    lines: tuple[Words, ...]
    mind: tuple[Words, ...]  # what to leave be

    def file(self, language: str) -> str:
        """Return the static path of its printed form."""
        return f"cards/{self.number}.{language}.pdf"


CARDS: tuple[SayingCard, ...] = (
    SayingCard(
        1,
        Words("电话打给了我，找的是别人", "They ring me about somebody else"),
        Words("给家里人、朋友、同事；没签过担保、没一起借的", "For family, friends, colleagues who signed nothing"),
        (
            Words("请说公司全称、你的姓名和工号。", "Tell me your company's full name, your name and staff number."),
            Words("这件事跟我没关系，请不要再打这个号码。", "This is not my affair. Do not ring this number again."),
            Words("别人的事，不要跟我说。", "Do not tell me other people's affairs."),
            Words("再打来，我会记下来，去投诉。我挂了。", "If you ring again I write it down and complain. Goodbye."),
        ),
        (
            Words(
                "不说“我替他还”，不说他住哪、挣多少。",
                "Never say “I will pay for him”, where he lives or what he earns.",
            ),
            Words("不转钱，不点链接，不给验证码。", "Send no money, tap no link, give no code."),
        ),
    ),
    SayingCard(
        2,
        Words("电话打给了我，找的就是我", "They ring me about myself"),
        Words("给被找的本人", "For the person they are after"),
        (
            Words("请先说公司全称、你的姓名和工号。", "First your company's full name, your name and staff number."),
            Words("有话请发文字给我。", "Please put it in writing."),
            Words("请只打这个号码，每天9点到18点。", "Ring only this number, between 9 and 18 o'clock."),
            Words("不要找我的家人、同事。", "Do not contact my family or colleagues."),
            Words("电话里我不认数目，也不答应什么。", "On the phone I confirm no sum and promise nothing."),
        ),
        (
            Words("不吵，不骂，说完就挂。", "No quarrel, no insults; say it and hang up."),
            Words("不给验证码，不往个人账户转钱。", "Give no code, send nothing to a private account."),
        ),
    ),
    SayingCard(
        3,
        Words("有人在门口", "Somebody is at the door"),
        Words("隔着门说，不开门", "Through the closed door"),
        (
            Words("请把纸从门缝放下，或寄给我。", "Push the paper under the door, or post it."),
            Words("我不开门，请你离开。", "I am not opening. Please leave."),
            Words("你不走，我就打110。", "If you do not go, I ring 110."),
        ),
        (
            Words("任何纸都不签，不给身份证、手机。", "Sign nothing; hand over no identity card and no phone."),
            Words("不说谁在家，不推人，不骂人。", "Do not say who is at home; no pushing, no insults."),
            Words("自称警察打110问，自称法院打12368问。", "“Police”? Ask 110. “Court”? Ask 12368."),
        ),
    ),
    SayingCard(
        4,
        Words("跟村委会、居委会说", "To the village or residents' committee"),
        Words("给本人，也给家里人", "For the person and the family"),
        (
            Words("有人打到村里说我家的事，给您添麻烦了。", "Somebody rang you about my family. I am sorry for it."),
            Words("我们自己在处理，请别替他们传话。", "We are seeing to it. Please pass on no message for them."),
            Words("请别往外说，也别在群里发。", "Please tell nobody and post nothing in the group."),
            Words("来电的号码、时间，请帮我记下来。", "Please note the number and the time."),
            Words("有人上门闹，请帮我们打110。", "If they make trouble at the door, please ring 110."),
        ),
        (
            Words("不用说多少钱、跟谁有关。", "You need not say how much, or to whom."),
            Words(
                "自称公安、法院的，请他们先打110、12368问。", "“Police” or “court”: ask them to check with 110, 12368."
            ),
        ),
    ),
    SayingCard(
        5,
        Words("跟老板、单位说", "To my boss"),
        Words("给本人，趁电话还没打来先说", "For the person, best before they ring"),
        (
            Words(
                "可能有人打到单位找我，是私事，添麻烦了。", "Somebody may ring here about a private matter. I am sorry."
            ),
            Words("我在处理，手上的活照常做。", "I am seeing to it, and do my work as always."),
            Words("请别说我的岗位、工资、住处。", "Please do not tell them my post, my pay or my address."),
            Words("前台说一句“请找他本人”，挂掉就行。", "“Please ask him yourself”, then hang up: that is enough."),
            Words("来电的号码、时间，请发给我。", "Please send me the number and the time."),
        ),
        (
            Words("不用说多少钱、跟谁有关。", "You need not say how much, or to whom."),
            Words("不请同事垫钱，不让单位替你签收。", "Ask no colleague for money; let nobody there sign for you."),
        ),
    ),
    SayingCard(
        6,
        Words("跟长大的孩子说", "To my grown-up child"),
        Words("给爸妈：电话打来，说的是孩子的事", "For parents who were rung about their child"),
        (
            Words("我不怪你。你人好好的，最要紧。", "I do not blame you. That you are well matters most."),
            Words(
                "有人打来说你的事，我没转钱，也没答应。", "Somebody rang about you. I sent nothing, promised nothing."
            ),
            Words("是真是假，你自己打官方客服问。", "Ask the official line yourself whether it is true."),
            Words("你愿意说的时候，我们一起想办法。", "When you want to talk, we will think together."),
            Words("难受就打给我，也能打12356。", "When it is too much, ring me, or 12356."),
        ),
        (
            Words("先不追问多少钱。", "Do not press for the sum first."),
            Words("要帮，钱给孩子本人，不给打电话的人。", "If you help, give it to your child, never to the caller."),
        ),
    ),
    SayingCard(
        7,
        Words("跟家里的小孩说", "To the little ones at home"),
        Words("给大人：孩子会接到电话、听到敲门", "For adults whose children hear the phone and the door"),
        (
            Words("这是大人的事，不是你的错。", "This is for grown-ups. It is not your fault."),
            Words("不认识的人打来，挂掉，来告诉我。", "When a stranger rings, hang up and come and tell me."),
            Words("有人敲门，不开，打给我。", "When somebody knocks, do not open. Ring me."),
            Words("家里有谁、在哪上学，都不说。", "Tell nobody who is at home or where you go to school."),
            Words("害怕就打110。", "When you are afraid, ring 110."),
        ),
        (Words("不让孩子替大人接电话、回话。", "Let no child answer the phone or the door for you."),),
    ),
    SayingCard(
        8,
        Words("打官方电话", "Ringing the official line"),
        Words("给本人；号码从合同、官方App里查", "For the person; take the number from contract or app"),
        (
            Words("我要投诉你们或外包联系我家人。", "I complain that you or your agents contact my family."),
            Words("请登记：停止联系尾号××××。", "Put down: no more contact to the number ending in ××××."),
            Words("请通知所有外包，告诉我是哪家。", "Tell all agents, and tell me which one it was."),
            Words("受理编号是多少？多久答复？", "What is the case number? When will you answer?"),
            Words("我只谈这件事，还款另说。", "I speak of this matter alone; paying is another."),
        ),
        (
            Words("没要到受理编号，先别挂。", "Do not hang up without a case number."),
            Words("不打对方打来的那个号码。", "Never use the number they rang from."),
        ),
    ),
)

BY_NUMBER: dict[int, SayingCard] = {card.number: card for card in CARDS}


def words_of(card: SayingCard, language: str) -> dict[str, object]:
    """Return what the page and the sheet of paper say: each sentence with its meaning, for readers of English only."""
    english = language == "en"
    spoken = "zh-hans" if english else language
    return {
        "number": card.number,
        "title": card.title.of(language),
        "who": card.who.of(language),
        "lines": [(line.of(spoken), line.en if english else "") for line in card.lines],
        "mind": [line.of(language) for line in card.mind],
        "file": card.file(language),
        "spoken": "zh-Hant" if spoken == "zh-hant" else "zh-Hans",
        "english": english,
    }
