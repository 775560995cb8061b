"""The company's own door: where most complaints begin."""

from borrower_help.rules.channel_shapes import Channel, Limit
from borrower_help.rules.law import Words

_LENDER_DAYS = Limit(
    Words(
        "银行、消费金融公司：简单的15天内答复，复杂的30天内，特别复杂的最长60天。",
        "Banks and consumer finance companies: 15 days, complicated ones 30, the most complicated 60 at most.",
    ),
    "bank-insurance-complaint-2020-time-limits",
)
COMPANY = (
    Channel(
        "lender-complaint",
        "company",
        "company",
        Words("借钱给你的公司：客服、投诉", "The company's own complaint desk"),
        "",
        "",
        (
            Words("他们或者他们的外包打来的电话、上门", "Calls and visits by them or by those they hired"),
            Words("费用、利息对不上", "Fees and interest that do not add up"),
            Words("想谈怎么分期还", "How to pay in instalments"),
            Words("要求查看、复制、删除你的个人信息", "To see, copy or delete what they hold about you"),
        ),
        (
            Words(
                "要求处罚这家公司：那是向监管部门举报",
                "To have the company punished: that is a report to the authority",
            ),
        ),
        (
            Words("姓名", "Name"),
            Words("证件号后几位", "Last digits of the ID"),
            Words("登记的手机号", "Registered phone"),
            Words("产品名", "Product"),
            Words("打来的号码、时间", "Numbers and times of the calls"),
            Words("你要他们做什么", "What you want them to do"),
        ),
        (
            _LENDER_DAYS,
            Limit(
                Words(
                    "不服的，收到决定30天内，可以书面请它的上级机构再查一次；多久出结果，没有见到。",
                    "If you do not accept the decision, ask the body above it in writing within 30 days; how long that takes was not seen.",
                ),
                "bank-insurance-complaint-2020-review",
            ),
        ),
        Words(
            "会给你一个受理编号。外包做的事，也算它的事，不能一句“不是我们打的”就推掉。",
            "You get a ticket number. What a hired agency does is theirs to answer for too.",
        ),
        (
            Words(
                "号码从合同、官方App或者官网里找，别用搜索页和来电里给的。",
                "Take the number from the contract, the official app or site, not from a search page or a caller.",
            ),
            Words(
                "说清楚“我要投诉”，要受理编号，记下哪天、谁接的。下一家一般先问这个编号。",
                "Say “this is a complaint”, get the ticket number, note the day and who took it. The next door asks for it.",
            ),
            Words(
                "他们已经有的、自己能查到的材料，银行类机构不能再要你交。",
                "A bank may not ask you for papers it already has or can look up itself.",
            ),
        ),
        Words(
            "这一页写的天数，管的是银行、消费金融公司这类机构；小贷公司、平台没有查到同样的天数。各家客服电话我们一个也没有核对到官方来源，所以不写。",
            "The days on this page hold for banks and consumer finance companies; for small-loan companies and platforms no such days were found. No company's number was verified, so none is given.",
        ),
    ),
)
