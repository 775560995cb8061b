"""How each letter is handed over at the company's door: where, what to ask for, what they want to know.

No telephone number stands here: none was seen at an official source.
"""

from borrower_help.rules.catalogue.channels import BY_ID
from borrower_help.rules.law import Words

_TICKET = Words(
    zh_hans="要一个受理编号，记下哪天、谁接的。", en="Ask for the case number; note the day and who took it."
)
STEPS = {
    "creditor-complaint": (
        Words(
            zh_hans=(
                "合同、官方App或者官网上写的客服、投诉电话；App里一般在“我的—客服”或者“投诉与建议”。"
                "别用搜索页给的号码。"
            ),
            en=(
                "The service or complaint line named in the contract, the official app or website; in the app "
                "mostly under “Me – Service” or “Complaints”. Not a number from a search page."
            ),
        ),
        Words(
            zh_hans="把这封信发过去，或者照着念；说清楚这是投诉。",
            en="Send this letter or read it out, and say that it is a complaint.",
        ),
        _TICKET,
        Words(
            zh_hans="要他们通知所有替他们催的公司。",
            en="Ask them to tell every company that collects for them.",
        ),
    ),
    "third-party-notice": (
        Words(
            zh_hans="打来的人说的那家公司，查它官方App或者官网上的客服、投诉电话。别打对方在电话里给的号码。",
            en=(
                "Look up the service or complaint line of the company they named, in its official app or "
                "website. Not a number the caller gave."
            ),
        ),
        Words(
            zh_hans="把这份告知发过去，或者照着念；只说别再联系你，不谈别人的债。",
            en="Send this notice or read it out; speak only of not being contacted, not of another's debt.",
        ),
        _TICKET,
        Words(
            zh_hans="请他们说明你的号码从哪来，并且删掉。",
            en="Ask where they have your number from, and to delete it.",
        ),
    ),
}

# Whoever complains is asked what that door wants to know; who owes nothing tells them less.
FIELDS = {
    "creditor-complaint": BY_ID["lender-complaint"].wants,
    "third-party-notice": (
        Words(zh_hans="你的号码", en="Your number"),
        Words(zh_hans="打来的号码、时间", en="Numbers and times of the calls"),
        Words(zh_hans="对方自称哪家公司", en="Which company they said they were"),
        Words(zh_hans="你的要求", en="What you ask for"),
    ),
}

USUAL = Words(
    zh_hans=(
        "{received}收到的，一般到{usual}（含）答复；"
        "情况复杂的到{complicated}（含），最长到{longest}（含）。日子从收到那天起算，按自然日。"
        "不保证按时答复；过了日子可以往上一级投诉。"
    ),
    en=(
        "Received on {received}: an answer is usual by {usual}, in complicated matters by {complicated}, "
        "at the longest by {longest}, each day included. Counted in natural days from receipt. It is not "
        "promised; after that you can complain one level up."
    ),
)
