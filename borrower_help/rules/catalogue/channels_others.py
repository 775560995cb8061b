"""Courts and advice; and what is no authority."""

from borrower_help.rules.channel_shapes import Channel, Limit
from borrower_help.rules.law import Words

ADVICE = (
    Channel(
        "legal-aid-12348",
        "12348",
        "advice",
        Words("12348 免费问律师", "12348, free legal advice"),
        "12348",
        "www.12348.gov.cn",
        (
            Words("法律咨询，人人可以，免费", "Legal advice for everybody, free"),
            Words("符合条件的，申请法律援助", "Legal aid, for those who qualify"),
        ),
        (
            Words(
                "一般的借款纠纷，不一定能派律师代理", "A lawyer to act in an ordinary dispute over money is not certain"
            ),
        ),
        (
            Words("先说：我是谁、收到什么、哪天收到", "Say first who you are, what came and on which day"),
            Words("申请援助的：身份证、材料、经济困难说明", "For legal aid: ID card, papers, a statement of hardship"),
        ),
        (
            Limit(
                Words(
                    "申请援助：7天内决定，同意后3天内派人。",
                    "Legal aid: decided in 7 days, somebody named within 3 more.",
                ),
                "legal-aid-law-art-43",
            ),
        ),
        Words(
            "电话里就能问清：这张纸要我几天内做什么。",
            "The call itself can tell you what this paper wants of you, and by when.",
        ),
        (),
    ),
    Channel(
        "court-12368",
        "12368",
        "advice",
        Words("12368 法院：核实真假", "12368, the courts: is it real?"),
        "12368",
        "",
        (
            Words("核实案号、传票真不真", "Whether a case number or summons is real"),
            Words("怎么立案", "How to bring a case"),
        ),
        (Words("让对方别再打", "Stopping the calls"),),
        (
            Words("案号", "Case number"),
            Words("当事人姓名", "Name of the party"),
        ),
        (),
        Words(
            "会告诉你有没有这个案子。查不到，不等于是假的：再拨114问那家法院的总机。",
            "They say whether there is such a case. Not found does not mean false: ask 114 for the court's own number.",
        ),
        (
            Words(
                "自己拨，不打纸上、短信里的手机号。", "Dial it yourself, never the mobile number in the paper or text."
            ),
        ),
        Words("各地接听时间没有核对。", "The hours in each place were not checked."),
        "medium",
    ),
    Channel(
        "mediation-cfmw",
        "mediation",
        "advice",
        Words("金融纠纷调解", "Mediation"),
        "",
        "",
        (Words("分期方案、费用争议，双方都愿意谈", "Instalments or fees, when both sides are willing"),),
        (Words("没有证据的单方要求", "One-sided demands without proof"),),
        (
            Words("身份", "Who you are"),
            Words("争什么、事情经过", "What is in dispute, what happened"),
            Words("你同意调解", "That you agree to mediation"),
        ),
        (),
        Words(
            "免费、自愿。谈成了写成协议，可以请法院确认；谈不成，不影响你走别的路。",
            "Free and voluntary. An agreement can be confirmed by a court; without one, every other way stays open.",
        ),
        (
            Words(
                "收钱的“调解”、要你先打款的，不是这里。", "A “mediator” who charges or wants money first is not this."
            ),
        ),
        Words(
            "网址没有核对，请从人民银行、金融监管总局的官网点进去。",
            "The address was not checked; go through the central bank's or regulator's own site.",
        ),
        "medium",
    ),
)
OTHERS = (
    Channel(
        "nifa-report",
        "nifa",
        "other",
        Words("互联网金融举报平台（行业协会）", "Report to the internet finance association"),
        "",
        "jubao.nifa.org.cn",
        (Words("互联网金融机构违法违规、不当行为的线索", "Conduct of internet finance companies"),),
        (Words("替你谈少还多少", "Bargaining for you"),),
        (
            Words("实名", "Your real name"),
            Words("公司名称", "Name of the company"),
            Words("事实和证据", "Facts and proof"),
        ),
        (
            Limit(
                Words(
                    "二手资料说，一个人一天最多交5件；会转给有关部门。",
                    "Second-hand: five reports a person a day; they are passed on.",
                )
            ),
        ),
        Words(
            "它是协会，不能处罚，只能转办、督促会员。",
            "An association: it cannot punish, only pass on and urge its members.",
        ),
        (),
        Words("受理规则来自二手资料，没有读到原文。", "Its rules are second-hand; the text was not read."),
        "medium",
    ),
    Channel(
        "cba-complaint",
        "cba",
        "other",
        Words("中国银行业协会", "China Banking Association"),
        "",
        "www.china-cba.net",
        (
            Words(
                "会员银行和它的外包，不按协会的工作指引做",
                "Member banks and their agencies that do not keep to the association's guideline",
            ),
        ),
        (
            Words("赔钱", "Compensation"),
            Words("处罚", "Punishment"),
        ),
        (
            Words("银行名称", "Name of the bank"),
            Words("哪里不对，证据", "What is wrong, and proof"),
        ),
        (),
        Words("只能反映情况。先找银行自己和12378。", "It can only be told. Go to the bank itself and 12378 first."),
        (),
        Words(
            "怎么受理、几天答复，都没有核对到，把握不大。指引是行业自律，不是法律。",
            "How and when it answers was not found; we are not sure of this door. The guideline is the trade's own, not law.",
        ),
        "low",
    ),
    Channel(
        "heimao",
        "heimao",
        "other",
        Words("黑猫投诉（新浪的商业平台）", "Heimao (a commercial site)"),
        "",
        "tousu.sina.com.cn",
        (Words("公开发帖，促使公司回应", "A public post that moves a company to answer"),),
        (Words("法定期限、行政处理", "Legal periods or official action"),),
        (
            Words("订单、合同", "Order or contract"),
            Words("证据", "Proof"),
        ),
        (),
        Words("公司可能回，也可能不回。", "The company may answer, or not."),
        (
            Words(
                "发出去收不回。只写机构、时间、事情；不放录音、人脸、号码和住址。",
                "What is posted cannot be taken back. Only company, times, facts; no recordings, faces, numbers, addresses.",
            ),
        ),
        Words("不是官方渠道，没有法定效力。", "Not an official door; nothing follows by law."),
        "medium",
    ),
)
