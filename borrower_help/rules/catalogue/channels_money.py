"""Authorities that look after who lends, and the line that passes everything on."""

from borrower_help.rules.channel_shapes import Channel, Limit
from borrower_help.rules.law import Words

MONEY = (
    Channel(
        "nfra-12378",
        "12378",
        "authority",
        Words("12378 银行、消费金融的监管热线", "12378, the regulator of banks and consumer finance"),
        "12378",
        "www.nfra.gov.cn",
        (
            Words("银行、信用卡、消费金融公司、汽车金融公司", "Banks, cards, consumer finance, car finance companies"),
            Words(
                "银行的钱，平台在中间，平台找人来要的",
                "A bank's money through a platform, when those calling were sent by the platform",
            ),
        ),
        (
            Words("小额贷款公司：找当地金融管理部门", "Small-loan companies: the local financial office"),
            Words("没有牌照放款的", "Those who lend without a licence"),
            Words("替你谈少还多少", "Bargaining for you"),
            Words("不是客户的亲友：不能当作客户去投诉", "Relatives who are no customers: they cannot complain as one"),
        ),
        (
            Words("姓名", "Name"),
            Words("身份证号", "ID number"),
            Words("电话", "Phone"),
            Words("公司全称", "Full name of the company"),
            Words("卡号或者合同号", "Card or contract number"),
            Words("事情经过：时间、号码、原话", "What happened: times, numbers, words"),
            Words("你的要求", "What you ask for"),
            Words("公司给你的受理编号", "The company's ticket number"),
        ),
        (
            Limit(
                Words(
                    "投诉会转给那家公司，它按15天、30天、最长60天答复；几天内转过去，没有见到可靠文字。",
                    "The complaint goes to the company, which has 15, 30 or at most 60 days; within how many days it is passed on was not seen.",
                ),
                "bank-insurance-complaint-2020-time-limits",
            ),
            Limit(
                Words(
                    "实名举报：15天内决定受不受理，受理后60天内给意见，特殊情况还可能延长，一般不超过30天。",
                    "A report under your name: 15 days to decide whether it is taken up, then 60 to answer, which may be extended, as a rule by no more than 30.",
                ),
                "lianbao-report-measures-2019",
            ),
        ),
        Words(
            "多半是把投诉转回那家公司处理，再由公司答复你。",
            "Mostly the complaint is passed to the company, and the company answers you.",
        ),
        (
            Words(
                "“投诉”是要公司给你解决，“举报”是要监管查违法，分开写。",
                "A complaint asks the company to put it right; a report asks the authority to look into it. Write two papers.",
            ),
            Words(
                "别人替你办，要你亲笔签名的授权委托书原件。",
                "Someone acting for you needs the original of your signed authority.",
            ),
        ),
        Words(
            "接听时间各地不同，没有核对；报道说是工作日。",
            "The hours differ and were not checked; reports say working days.",
        ),
        "medium",
    ),
    Channel(
        "local-financial-admin",
        "local",
        "authority",
        Words("当地金融管理部门（省、市）", "The local financial office (province, city)"),
        "",
        "",
        (
            Words("小额贷款公司、网络小贷", "Small-loan companies, also online"),
            Words("融资担保公司、典当行、商业保理", "Guarantee companies, pawnshops, factoring"),
        ),
        (Words("银行、消费金融公司：打12378", "Banks and consumer finance: 12378"),),
        (
            Words(
                "小贷公司全称和注册在哪里（看合同、App里的公示）",
                "Full name of the company and where it is registered (contract, app)",
            ),
            Words("你的身份信息", "Who you are"),
            Words("证据", "Proof"),
            Words("你的要求", "What you ask for"),
        ),
        (
            Limit(
                Words(
                    "几天答复，没有见到全国统一的规定，问受理的人。",
                    "No nationwide period was seen: ask whoever takes it.",
                )
            ),
        ),
        Words(
            "由管这家公司的部门去核实，时间可能比较长。",
            "Whoever supervises the company looks into it; that may take a while.",
        ),
        (
            Words(
                "投到公司注册地那个省，不是你住的省。不知道电话就打12345，请他们转。",
                "Go to the province where the company is registered, not where you live. Without a number, ring 12345 and ask for it.",
            ),
        ),
        Words(
            "各地名称、电话不同，没有逐个核对；以当地政府网站公布的为准。",
            "Names and numbers differ and were not checked one by one; go by the local government's site.",
        ),
        "medium",
    ),
    Channel(
        "gov-12345",
        "12345",
        "authority",
        Words("12345 政府热线", "12345, the government's line"),
        "12345",
        "",
        (
            Words("不知道该找谁的时候", "When you do not know whom to turn to"),
            Words("小贷、没有牌照放款的线索", "Small-loan companies and lending without a licence"),
            Words("小区、村里被张贴、滋扰", "Posters and disturbance where you live"),
        ),
        (Words("马上有危险：打110", "Danger right now: 110"),),
        (
            Words("事情发生在哪里", "Where it happened"),
            Words("简单说经过", "What happened, in short"),
            Words("证据可以后补", "Proof can follow"),
        ),
        (
            Limit(
                Words(
                    "天数由各地自己定，问清工单号和几天内回你。",
                    "Each place sets its own days: ask for the ticket number and when they call back.",
                )
            ),
        ),
        Words(
            "会开一张工单，转给该管的部门。它自己不查案。",
            "A ticket is made and sent to whoever is responsible. They do not investigate themselves.",
        ),
        (Words("问一句：转给了哪个部门、工单号多少。", "Ask where it was sent and what its number is."),),
        Words("各地办法不一样，没有逐个核对。", "Places differ, and were not checked one by one."),
        "medium",
    ),
)
