"""Doors for numbers, networks and personal data."""

from borrower_help.rules.channel_shapes import Channel, Limit
from borrower_help.rules.law import Words

NETWORK = (
    Channel(
        "12321",
        "12321",
        "authority",
        Words("12321 骚扰电话、垃圾短信", "12321, for nuisance calls and texts"),
        "010-12321",
        "www.12321.cn",
        (
            Words("骚扰电话", "Nuisance calls"),
            Words("轰炸短信、垃圾短信", "Floods of texts"),
            Words("不良网站和App、信息泄露的线索", "Bad sites and apps, leaks of personal data"),
        ),
        (Words("谈怎么还、赔钱", "Paying, or compensation"),),
        (
            Words("打来的号码", "The number that called"),
            Words("时间、多久", "When, and for how long"),
            Words("短信原文截图", "The text itself, as a picture"),
            Words("你的手机号和验证码", "Your own number and the code they send"),
        ),
        (Limit(Words("没有见到答复的天数。", "No period for an answer was seen.")),),
        Words(
            "结果多半是处理那个号码；不等于认定对方违法。",
            "Mostly the number is dealt with; that is no finding that they broke the law.",
        ),
        (
            Words(
                "微信公众号“12321举报中心”也能举报。验证码只填在它自己的页面，别告诉打来的人。",
                "The WeChat account “12321举报中心” takes reports too. Enter the code only there, never tell a caller.",
            ),
        ),
        Words(
            "号码和受理办法来自二手资料，没有打过去核对。",
            "Number and procedure come from secondary reports and were not tried.",
        ),
        "medium",
    ),
    Channel(
        "miit-telecom-complaint",
        "12300",
        "authority",
        Words("12300 电信用户申诉", "12300, about your phone company"),
        "12300",
        "www.miit.gov.cn",
        (
            Words("运营商不肯处理骚扰号码、短信端口", "Your phone company will not act on a number or sender"),
            Words("跟运营商的服务争议", "Disputes with your phone company"),
        ),
        (Words("直接处理来要钱的公司", "The company that wants money"),),
        (
            Words("先向运营商投诉的工单号", "The ticket of your complaint to the phone company"),
            Words("电话号码", "The phone number"),
            Words("你的要求", "What you ask for"),
        ),
        (
            Limit(
                Words(
                    "先找运营商；15天没有答复，或者不满意，再来。这个天数只见于转述。",
                    "The phone company first; after 15 days without answer, or a bad one, come here. The days are second-hand.",
                )
            ),
        ),
        Words(
            "管的是运营商怎么做，不是打电话来的公司。",
            "It is about what the phone company does, not about the company that calls.",
        ),
        (),
        Words("时限和流程来自转述，原文没有读到。", "Periods and procedure are second-hand; the text was not read."),
        "medium",
    ),
    Channel(
        "cac-12377",
        "12377",
        "authority",
        Words("12377 网上发布的东西", "12377, about what stands online"),
        "12377",
        "www.12377.cn",
        (
            Words("网上发你的隐私、身份证照片、侮辱的话", "Your private matters, ID pictures or insults put online"),
            Words("违法放款的网站和App", "Sites and apps that lend unlawfully"),
        ),
        (Words("电话骚扰本身", "The calls themselves"),),
        (
            Words("网址或者账号", "Address or account"),
            Words("截图，带时间", "Pictures that show the time"),
            Words("一段说明", "A few sentences"),
        ),
        (Limit(Words("没有见到答复的天数。", "No period for an answer was seen.")),),
        Words(
            "先在那个平台里点举报，再来这里。删不删，由受理的人定。",
            "Report it on the platform first, then here. Whether it goes, they decide.",
        ),
        (Words("先截图再举报，删了就拍不到了。", "Take the picture first; once deleted it is gone."),),
        Words("受理细节没有逐条核对。", "The details of its procedure were not checked one by one."),
        "medium",
    ),
    Channel(
        "pi-protection-complaint",
        "data",
        "authority",
        Words("个人信息被泄露、拒绝删除", "Personal data leaked, or not deleted"),
        "",
        "www.cac.gov.cn",
        (
            Words("通讯录被拿去挨个打", "Your contacts rung one after another"),
            Words("泄露、买卖、公开个人信息", "Data leaked, sold or made public"),
            Words("要求查看、删除，对方不理", "A request to see or delete that is ignored"),
        ),
        (Words("钱该不该还、还多少", "Whether and how much is owed"),),
        (
            Words("谁在用你的信息", "Who uses your data"),
            Words("截图、录音", "Pictures and recordings"),
            Words("你提过要求的记录", "Proof that you asked them"),
        ),
        (
            Limit(
                Words(
                    "应当及时处理并告诉你结果；法律没有写天数。",
                    "Dealt with in good time and answered; the law names no days.",
                ),
                "pipl-art-65",
            ),
        ),
        Words(
            "网信、公安、工信、金融监管各管各的，可能转来转去。",
            "Internet, police, industry and finance authorities each look after their own part; it may be passed on.",
        ),
        (
            Words(
                "先向那家公司书面提一次：号码从哪来，请删掉。",
                "Ask the company in writing first: where is my number from, delete it.",
            ),
            Words("不是客户、却被打的家里人，走这条路。", "This is the way for relatives who are no customers."),
        ),
        Words(
            "该找哪个部门的地址没有统一核对到；不知道就打12345问。",
            "There is no single checked address; if unsure ask 12345.",
        ),
        "medium",
    ),
)
