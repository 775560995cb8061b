"""Doors for danger and for the mind: they come before everything else."""

from borrower_help.rules.channel_shapes import Channel, Limit
from borrower_help.rules.law import Words

DANGER = (
    Channel(
        "emergency-110",
        "110",
        "danger",
        Words("110 报警，或者去派出所", "110, or the nearest police station"),
        "110",
        "",
        (
            Words("威胁人身安全、打人、不让走", "Threats to your safety, hitting, not letting you leave"),
            Words("闯进家里、堵门、跟踪", "Coming into the home, blocking the door, following"),
            Words("冒充公安、法院，假造公文", "Posing as police or a court, forged papers"),
            Words("当众侮辱、散布隐私、敲诈勒索", "Public insult, spreading private matters, extortion"),
        ),
        (Words("只谈怎么还、能不能少还", "Talking about how to pay, or paying less"),),
        (
            Words("现在在哪、什么时候、出了什么事", "Where you are, when, what is happening"),
            Words("录音、录像、截图的原件", "The originals of recordings, videos, screenshots"),
            Words("对方的号码，自称哪家公司", "Their number, and which company they said they are"),
            Words("有没有受伤、看过医生", "Whether anybody is hurt or saw a doctor"),
            Words("谁看见了", "Who saw it"),
        ),
        (
            Limit(
                Words(
                    "属于违反治安管理的，应当立案调查；认为不是的，要告诉你理由。",
                    "If it comes under public security the police should open the matter; if not, they must say why.",
                ),
                "public-security-law-2025-art-90",
            ),
            Limit(
                Words(
                    "六个月内公安机关没有发现的，一般不再处罚，所以早点报。",
                    "What the police did not learn of within six months is as a rule no longer punished: report early.",
                ),
                "public-security-law-2025-art-25",
            ),
        ),
        Words(
            "是什么性质，由公安机关判断。不一定马上有结果，但有了出警记录，后面每一步都更有力。",
            "The police decide what it is. There may be no result at once, but the record of the call-out strengthens every later step.",
        ),
        (
            Words(
                "要一份接处警回执；没有纸，就记下哪个派出所、几点、谁来的。",
                "Ask for the record of the call-out; without paper, note the station, the time and who came.",
            ),
            Words(
                "一直滋扰、纠缠、跟踪的，可以问能不能责令对方不准接触你。",
                "If they keep pestering or following, ask whether they can be ordered not to contact you.",
            ),
        ),
        Words(
            "不方便说话时有短信报警12110，各地开没开通，我们没有核对。",
            "There is 12110 for texting the police; whether it works where you are, we have not checked.",
        ),
    ),
    Channel(
        "mental-12356",
        "12356",
        "danger",
        Words("12356 心理援助热线", "12356, for when it is too much"),
        "12356",
        "",
        (Words("睡不着、撑不住、不想活了", "No sleep, cannot go on, thoughts of dying"),),
        (Words("办投诉", "Complaints"),),
        (),
        (
            Limit(
                Words(
                    "各地每天不少于18小时，有的地方全天。这是新闻里写的。",
                    "At least 18 hours a day everywhere, in some places round the clock, by the news.",
                ),
            ),
        ),
        Words(
            "有人听你说，不问你要证据，也不催你决定什么。",
            "Somebody listens, asks for no proof and presses you to nothing.",
        ),
        (
            Words(
                "有不想活的念头，先打110、120或12356。钱的事明天也来得及看。",
                "With thoughts of dying, ring 110, 120 or 12356 first. The money can be looked at tomorrow.",
            ),
        ),
    ),
    Channel(
        "anti-fraud-96110",
        "96110",
        "danger",
        Words("96110 反诈", "96110, against fraud"),
        "96110",
        "",
        (
            Words(
                "怀疑是假客服、假公司，要你转钱、注销账户、共享屏幕",
                "You suspect a false agent who wants a transfer, an account closed or your screen shared",
            ),
        ),
        (Words("谈真实的欠款怎么还", "Talking about paying what is really owed"),),
        (
            Words("对方的号码", "Their number"),
            Words("转账记录，转了多少、转到哪", "The transfer: how much, where to"),
        ),
        (),
        Words(
            "会帮你判断是不是骗局。钱已经转出去的，先打110。",
            "They help you tell whether it is fraud. If money is already gone, ring 110 first.",
        ),
        (
            Words(
                "自称96110、却要你转钱的，是骗子，挂掉。",
                "Whoever claims to be 96110 and wants money is a fraud: hang up.",
            ),
        ),
        Words(
            "各地接听时间没有核对；急的、钱刚转出去的，直接打110。",
            "The hours in each place were not checked; if it is urgent or money has just left, ring 110.",
        ),
        "medium",
    ),
    Channel(
        "youth-12355",
        "12355",
        "danger",
        Words("12355 青少年服务台", "12355, for the young"),
        "12355",
        "",
        (
            Words(
                "学生、年轻人想找人说说，或问自己的权益",
                "Students and young people who want to talk, or ask about their rights",
            ),
        ),
        (Words("办投诉", "Complaints"),),
        (),
        (),
        Words("有人听，能告诉你还可以找谁。", "Somebody listens and can tell you whom else to turn to."),
        (),
        Words(
            "各地接听时间没有核对；打不通就打12356。",
            "The hours in each place were not checked; if nobody answers, ring 12356.",
        ),
        "medium",
    ),
)
