"""Doors for credit reports, payments and fees."""

from borrower_help.rules.channel_shapes import Channel, Limit
from borrower_help.rules.law import Words

CREDIT = (
    Channel(
        "pboc-12363",
        "12363",
        "authority",
        Words("12363 人民银行", "12363, the central bank"),
        "12363",
        "www.pbc.gov.cn",
        (
            Words("征信报告的争议", "Disputes about your credit report"),
            Words("支付账户、支付公司", "Payment accounts and payment companies"),
        ),
        (
            Words(
                "一般的要钱电话：找12378或者当地金融管理部门",
                "Ordinary calls for money: 12378 or the local financial office",
            ),
        ),
        (
            Words("姓名、证件信息、电话", "Name, ID, phone"),
            Words("机构名称和地址", "The institution's name and address"),
            Words("你的要求、事情经过和理由", "What you ask for, what happened and why"),
            Words("已经向机构投诉过的情况", "That you complained to the institution, and how it went"),
        ),
        (
            Limit(
                Words(
                    "征信投诉：受理后30天内书面答复。",
                    "About a credit report: a written answer within 30 days of taking it up.",
                ),
                "credit-reporting-regulation-art-26",
            ),
            Limit(
                Words(
                    "支付这类投诉：7个工作日内决定收不收；收了转给机构，一般15天，最长60天。",
                    "About payments: 7 working days to decide; then the institution has 15 days as a rule, 60 at most.",
                ),
                "pboc-consumer-2020-art-43",
            ),
        ),
        Words(
            "先看你有没有找过机构；别的监管部门、法院、调解组织已经收下的，它不再收。",
            "They look whether you asked the institution first; what another authority, a court or a mediator has taken they do not take.",
        ),
        (Words("一件事只选一个门。", "One matter, one door."),),
        Words(
            "规则文字读到了；是不是还有新的修改，发布前要再核对。",
            "The rules were read; whether they have been changed since must be checked again.",
        ),
    ),
    Channel(
        "pbccrc-dispute",
        "report",
        "authority",
        Words("征信报告有错：提异议", "Something wrong in the credit report: object"),
        "",
        "www.pbccrc.org.cn",
        (
            Words("报告里有错、有漏", "Errors and omissions in the report"),
            Words("没告诉你就报上去的", "Reported without telling you"),
            Words("不是你办的", "Not yours at all"),
        ),
        (
            Words(
                "记录是真的，想提前删掉：办不到，说能办的多半是骗钱",
                "A true record deleted early: cannot be done; who offers it mostly wants your money",
            ),
        ),
        (
            Words("本人身份证", "Your ID card"),
            Words("征信报告", "The credit report"),
            Words("哪里写错了，证据", "What is wrong, and proof"),
        ),
        (
            Limit(
                Words("收到异议20天内核查，书面答复。", "Checked and answered in writing within 20 days."),
                "credit-reporting-regulation-art-25",
            ),
            Limit(
                Words("一年可以免费查两次自己的报告。", "Your own report is free twice a year."),
                "credit-reporting-regulation-art-17",
            ),
            Limit(
                Words(
                    "不良记录从事情了结那天起，保留5年。", "A bad entry is kept 5 years from the day the matter ended."
                ),
                "credit-reporting-regulation-art-16",
            ),
        ),
        Words(
            "征信中心会请报送的机构核对；确实错了才改。",
            "The register asks whoever reported it; it is changed if it is really wrong.",
        ),
        (Words("也可以直接找报送的那家机构提。", "You can also object to the institution that reported it."),),
        Words(
            "征信中心的电话没有核对过，这里不写；从它的官网找。",
            "The register's phone number was not checked and is not given; take it from its own site.",
        ),
        "medium",
    ),
    Channel(
        "samr-12315",
        "12315",
        "authority",
        Words("12315 市场监管", "12315, market supervision"),
        "12315",
        "www.12315.cn",
        (
            Words(
                "没有金融牌照的公司收的服务费、会员费、担保费、培训费",
                "Service, member, guarantee or course fees taken by companies without a finance licence",
            ),
            Words("虚假宣传、霸王条款", "False advertising, unfair terms"),
        ),
        (Words("银行、消费金融公司放的款本身", "The money itself, when a bank or consumer finance company lent it"),),
        (
            Words("商家名称", "Name of the company"),
            Words("付款凭证", "Proof of payment"),
            Words("要求和证据", "What you ask for, and proof"),
        ),
        (
            Limit(
                Words(
                    "投诉：7个工作日内处理并告诉你；双方愿意调解的，60天内调解完。",
                    "A complaint: dealt with and answered in 7 working days; if both agree to mediation, done in 60 days.",
                ),
                "consumer-law-implementing-regulation-art-46",
            ),
            Limit(
                Words(
                    "2026年4月15日起有新办法，里面的天数我们没有读到。",
                    "Since 15 April 2026 there are new measures; their own days were not read.",
                )
            ),
        ),
        Words(
            "主要是调解退不退钱；对方不同意调解，就到此为止。",
            "Mostly mediation about a refund; if the other side refuses, it ends there.",
        ),
        (
            Words(
                "要退钱写“投诉”，反映违法写“举报”，分开写。",
                "For a refund write a complaint, for a breach a report; two papers.",
            ),
        ),
        Words(
            "新办法的天数没有读到，以受理时告诉你的为准。",
            "The days of the new measures were not read; go by what you are told.",
        ),
        "medium",
    ),
)
