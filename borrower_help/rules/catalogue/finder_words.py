"""What the finder asks, and its reasons in words."""

from types import MappingProxyType

from borrower_help.rules.law import Words

# Each answer stands in the address as one letter that says nothing.
LENDERS = MappingProxyType(
    {
        "bank": ("a", Words("银行（名字里有“银行”）", "A bank")),
        "card": ("b", Words("信用卡", "A credit card")),
        "consumer": ("c", Words("消费金融公司（名字里有“消费金融”）", "A consumer finance company")),
        "microloan": ("d", Words("小额贷款公司（名字里有“小额贷款”）", "A small-loan company")),
        "platform": ("e", Words("App、平台、科技公司", "An app, a platform, a technology company")),
        "buyer": ("f", Words("说是“转让”来的公司", "A company that says it took the matter over")),
        "unlicensed": ("g", Words("没有牌照的、私人放的", "Somebody without a licence")),
        "unknown": ("h", Words("不知道", "I do not know")),
    }
)
MATTERS = MappingProxyType(
    {
        "danger": (
            "a",
            Words(
                "打人、堵门、进屋、跟踪、不让走、敲诈", "Violence, blocking, entering, following, holding, extortion"
            ),
        ),
        "kin": ("b", Words("打给我的家人、朋友、单位", "They ring my family, friends or work")),
        "mine": ("c", Words("打给我，太多、太晚、话难听", "They ring me: too often, too late, too foul")),
        "not_mine": ("d", Words("不是我借的，却打给我", "They ring me about somebody else's money")),
        "posted": ("e", Words("告诉别人、贴出来、发到网上", "They told others, put up posters, posted it")),
        "fake": (
            "f",
            Words("自称公安、法院，或者拿来可疑的公文", "They say they are police or court, or show odd papers"),
        ),
        "fees": ("g", Words("利息、费用不对，多收了钱", "Interest or fees are wrong")),
        "report": ("h", Words("征信报告写错了", "My credit report is wrong")),
        "paper": ("i", Words("收到法院的东西", "Something came from a court")),
    }
)
HISTORIES = MappingProxyType(
    {
        "none": ("a", Words("还没找过谁", "Nobody yet")),
        "silence": ("b", Words("找过那家公司，没回", "The company: no answer")),
        "refused": ("c", Words("找过那家公司，答复不满意", "The company: a bad answer")),
        "authority": ("d", Words("找过监管部门了", "An authority already")),
    }
)

REASONS = MappingProxyType(
    {
        "danger": Words(
            "人身安全先于一切。现在有危险，现在就打。", "Safety before everything. If there is danger now, ring now."
        ),
        "posing": Words(
            "冒充公安、法院归公安管。先核实是不是真的，别转钱。",
            "Posing as police or court is for the police. Check whether it is real; transfer nothing.",
        ),
        "unlicensed": Words(
            "没有牌照放款、用吓人的办法要钱，先找公安。",
            "Lending without a licence and scaring people into paying: the police first.",
        ),
        "spread": Words(
            "当众侮辱、散布隐私，公安可以管。先拍下来再报。",
            "Public insult and spreading private matters are for the police. Take pictures, then report.",
        ),
        "is_it_real": Words("先问真不真。报案号和姓名。", "Ask first whether it is real: case number and name."),
        "what_by_when": Words(
            "免费问：这张纸要我几天内做什么。", "Ask, free: what must I do about this paper, by when?"
        ),
        "asks_money": Words(
            "要你转钱、共享屏幕的，问这里是不是骗局。",
            "If they want a transfer or your screen, ask here whether it is fraud.",
        ),
        "first": Words(
            "下一家多半先问你找过公司没有。今天先投诉，要受理编号。",
            "The next door asks whether you went to the company. Complain today, get a ticket number.",
        ),
        "stop_my_number": Words(
            "不用是客户也能要求：别再打我，告诉我号码从哪来。",
            "You need not be a customer to ask: stop ringing, and where is my number from.",
        ),
        "who_lent": Words(
            "先问清真正放款的是哪家，合同里有。投诉要落到那一家。",
            "Ask who really lent; the contract says. The complaint belongs there.",
        ),
        "buyer_papers": Words(
            "先要转让的材料，也问原来那家：真转了没有。",
            "Ask for the papers of the transfer, and ask the first company whether it is true.",
        ),
        "ask_who": Words(
            "从App、合同、到账短信里找名字，问它的官方客服：谁放的款。",
            "Find the name in the app, contract or transfer text, and ask its own desk who lent.",
        ),
        "once_more": Words(
            "带着编号再催一次，说清下一步去哪投诉。",
            "Press once more with the ticket number, and say where you go next.",
        ),
        "body_above": Words(
            "收到答复30天内，可以书面请它的上级机构再查（这个天数只见于一处资料）。",
            "Within 30 days of the answer the body above it can be asked in writing to look again (the 30 days were seen in one place only).",
        ),
        "nfra_then": Words(
            "公司没答复或者答得不好，带着编号来。银行、消费金融归它管。",
            "If the company does not answer or answers badly, come with the ticket number.",
        ),
        "nfra_now": Words(
            "银行、消费金融归它管；你已经找过公司，带上编号。",
            "It supervises banks and consumer finance; you went to the company, bring the number.",
        ),
        "local_then": Words(
            "小贷公司归注册地的金融管理部门管。公司不理再来。",
            "Small-loan companies come under the office where they are registered. Come when the company does nothing.",
        ),
        "local_now": Words(
            "小贷公司归注册地的金融管理部门管。带上投诉记录。",
            "Small-loan companies come under the office where they are registered. Bring your record.",
        ),
        "find_local": Words(
            "不知道那个部门的电话，请12345转。", "If you have no number for that office, 12345 passes you on."
        ),
        "pass_on": Words(
            "不知道归谁管也收，会转给该管的部门。", "They take it even when nobody knows whose it is, and pass it on."
        ),
        "pass_on_kind": Words(
            "这类公司归谁管要看它是什么公司，请12345转。",
            "Who supervises such a company depends on what it is; 12345 passes it on.",
        ),
        "unlicensed_lead": Words(
            "没有牌照放款的线索，12345也收，会转给该管的部门。",
            "12345 takes leads on lending without a licence and passes them on.",
        ),
        "not_customer_hotline": Words(
            "你不是客户，12378不按客户收；12345会转。",
            "You are no customer, so 12378 does not take you as one; 12345 passes it on.",
        ),
        "ask_progress": Words(
            "用上次的编号问办到哪一步了，别另起一份。", "Ask with your number how far it is; do not begin another one."
        ),
        "next_after_authority": Words(
            "免费问律师：要不要起诉，证据够不够。", "Ask a lawyer, free: whether to sue, whether the proof is enough."
        ),
        "numbers": Words("把打来的号码报上去，处理的是号码。", "Report the numbers: it is the numbers they deal with."),
        "contacts_used": Words(
            "家里人的号码是他们自己的信息。可以要求删除；不理，就投诉。",
            "Your family's numbers are their own data. They can ask for deletion and complain if ignored.",
        ),
        "your_data": Words(
            "你的号码是你的信息。先书面要求删除，不理就到这里。",
            "Your number is your data. Ask for deletion in writing; if ignored, come here.",
        ),
        "take_down": Words("网上发的，截图以后到这里举报。", "What is online: take a picture, then report it here."),
        "service_fees": Words(
            "没有金融牌照的公司收的服务费、会员费，归这里。",
            "Service and member fees taken by companies without a finance licence belong here.",
        ),
        "objection": Words(
            "说清哪一条写错、为什么，20天内书面答复。",
            "Say which entry is wrong and why; the written answer is due in 20 days.",
        ),
        "report_after_company": Words(
            "找过机构还不改，再来这里投诉。", "If the institution did not mend it, complain here."
        ),
        "both_willing": Words("两边都愿意谈时，免费调解。", "If both sides are willing: mediation, free."),
        "days_run": Words(
            "投诉不会让法院的日子停下来。先办法院的事。", "A complaint does not stop the court's days. The court first."
        ),
        "not_customer": Words(
            "它收客户自己的投诉；你没借，不是客户。",
            "It takes complaints of customers; you did not sign, so you are none.",
        ),
        "not_known_yet": Words(
            "它只管银行、消费金融这类。还不知道是谁放的款，别只等它。",
            "It looks after banks and consumer finance only. Until you know who lent, do not wait for it alone.",
        ),
        "only_if_bank_lent": Words(
            "合同上放款的是银行、消费金融，才归它。", "Only if the contract names a bank or consumer finance company."
        ),
        "only_if_bank_sold": Words(
            "它管银行，不管接手的公司。", "It looks after banks, not after companies that take over."
        ),
        "not_theirs": Words("这家不归它管。", "It does not supervise this one."),
        "not_local": Words("银行、消费金融不归地方管。", "Banks and consumer finance are not under the local office."),
        "tells_them_more": Words(
            "没有正规的投诉渠道，去说反而多给了它你的信息。",
            "It has no proper desk; going there only tells it more about you.",
        ),
        "not_reports": Words(
            "一般的要钱电话不归它，它管征信和支付。",
            "Ordinary calls for money are not its matter; reports and payments are.",
        ),
        "not_numbers": Words("它处理号码，不处理征信。", "It deals with numbers, not with reports."),
        "too_slow": Words(
            "它处理号码，拦不住眼前的事。", "It deals with numbers and cannot stop what is happening now."
        ),
        "only_fees": Words(
            "它管商家收费和宣传，不管要钱的电话。", "It looks after fees and advertising, not calls for money."
        ),
        "later": Words("先让公司答复；谈得拢再调解。", "Let the company answer first; mediate when both want to."),
    }
)
