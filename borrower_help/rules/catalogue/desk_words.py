"""What the desk asks, says, dictates and asks next, in words."""

from types import MappingProxyType

from borrower_help.rules.law import Words

WHO = MappingProxyType(
    {
        "self": Words("本人", "The borrower"),
        "kin": Words("亲友同事，没签字", "Kin, friend; signed nothing"),
        "signed": Words("担保、一起借的", "Guarantor, co-signer"),
    }
)
NOW = MappingProxyType(
    {"no": Words("没有", "No"), "yes": Words("有：门口、屋里、动手", "Yes: at the door, inside, violent")}
)
PAPERS = MappingProxyType(
    {
        "none": Words("没有", "None"),
        "complaint": Words("起诉状、传票", "Statement of claim, summons"),
        "payment_order": Words("支付令", "Order to pay"),
        "judgment": Words("判决书", "Judgment"),
        "enforcement": Words("执行通知", "Notice of enforcement"),
        "mediation": Words("调解短信、电话", "Text or call about mediation"),
        "lawyer_letter": Words("律师函", "Lawyer’s letter"),
        "unsure": Words("说不清", "Cannot tell"),
    }
)
# Shorter than the finder's: a lawyer reads them with somebody on the line.
MATTERS = MappingProxyType(
    {
        "danger": Words("打人、堵门、跟踪、敲诈", "Violence, blocking, following"),
        "kin": Words("打给家人、单位", "Rang family or work"),
        "mine": Words("打给本人，太多太晚太难听", "Rang them: too often, late, foul"),
        "posted": Words("告诉别人、贴、发网上", "Told others, posted"),
        "fake": Words("冒充公检法、假公文", "False police, court, papers"),
        "fees": Words("利息费用不对", "Interest, fees"),
        "report": Words("征信写错", "Credit report wrong"),
    }
)
LENDERS = MappingProxyType(
    {
        "bank": Words("银行", "Bank"),
        "card": Words("信用卡", "Card"),
        "consumer": Words("消费金融", "Consumer finance"),
        "microloan": Words("小额贷款", "Small-loan"),
        "platform": Words("App、平台", "App, platform"),
        "buyer": Words("“转让”来的", "Took it over"),
        "unlicensed": Words("没牌照、私人", "No licence"),
        "unknown": Words("不知道", "Unknown"),
    }
)
HISTORIES = MappingProxyType(
    {
        "none": Words("还没有", "Nobody"),
        "silence": Words("公司，没回", "Company: silence"),
        "refused": Words("公司，答得不满意", "Company: bad answer"),
        "authority": Words("监管部门", "An authority"),
    }
)
SAY = MappingProxyType(
    {
        "now": Words(
            "先保住人：不开门，现在打110。别动手、别签字、别转钱。",
            "Safety first: do not open, ring 110 now. Do not hit, sign or pay.",
        ),
        "paper": Words(
            "这张纸有日子，先办它，投诉往后放。从收到的第二天数起，今天就打12368核实。",
            "This paper has days: it comes before any complaint. Count from the day after it came; check with 12368 today.",
        ),
        "mediation": Words(
            "可能是真的：自己打12368问同一个案号，短信里的链接先别点。愿意谈就谈，不愿意可以说不同意调解。",
            "It may be real: ring 12368 about the same number, do not touch the link. You may take part, or say no to mediation.",
        ),
        "lawyer_letter": Words(
            "律师函不是法院的文书，没有强制力。不急着回，也不用认，连信封留着，先查律师是不是真的。",
            "A lawyer’s letter is no paper of a court and cannot be enforced. No hurry to answer, nothing to admit; keep it with the envelope and check the lawyer is real.",
        ),
        "relative": Words(
            "没签过担保、没一起借，这笔钱一般就不是您的。别转钱，别签字，别在电话里说“我替他还”。",
            "Who signed no guarantee and did not borrow together as a rule does not owe this. Send no money, sign nothing, never say “I will pay for them”.",
        ),
        "signed": Words(
            "签过字的，跟旁人不一样，可能要负责任。先要合同来看是哪一种担保、到哪天，看之前别再签新的。",
            "Who signed is not like others and may have to answer for it. Get the contract first: which guarantee, until when; sign nothing new before.",
        ),
        "danger": Words(
            "威胁、动手、跟踪、闯进家，都可以报警，过后报也行，越早越好。要一份接处警回执。",
            "Threats, violence, following, entering: the police can be called, also afterwards, the sooner the better. Ask for the record of the call-out.",
        ),
        "kin": Words(
            "可以要求公司别再打给没签字的家里人。您自己留一个能找到的电话，让他们只联系您。",
            "You can ask the company to stop ringing family who signed nothing. Keep one number on which they reach you, and only you.",
        ),
        "mine": Words(
            "来要钱可以，骂人、吓人、搅得没法过日子，可以投诉。每次的时间、号码、原话记下来，电话留一个能通的。",
            "They may ask for money; insults, threats and endless calls can be complained about. Note times, numbers, words, and stay reachable on one phone.",
        ),
        "posted": Words(
            "先截图、拍照，带上时间，再报警、举报。当众侮辱、散布隐私，公安可以管。",
            "Take pictures that show the time, then report it. Public insult and spreading private matters are for the police.",
        ),
        "fake": Words(
            "先别慌，自己打110、12368核实。核实之前不转钱、不给验证码、不共享屏幕。",
            "Stay calm and check yourself with 110 or 12368. Until then no transfer, no code, no shared screen.",
        ),
        "fees": Words(
            "先要公司书面列清本金、利息、每一项费用。对不上的那几项，单独写投诉。",
            "First have the company list principal, interest and each fee in writing. Complain about those that do not add up.",
        ),
        "report": Words(
            "说清哪一条写错、为什么，向征信中心或者报送的机构提异议。记录是真的，提前删不掉；收钱说能删的，别信。",
            "Say which entry is wrong and why, and object to the register or whoever reported it. A true record cannot be deleted early; do not believe who sells that.",
        ),
    }
)
_STATEMENT = "本条不是对金额、费用或时效的确认。"
# The Chinese is what is read out or sent, so it stands on every page; the English says what it means.
DICTATE = MappingProxyType(
    {
        "now": Words(
            "有人堵在我门口不走。我在（小区、楼、门牌）。家里有老人（孩子）。请派人来。",
            "Somebody is blocking my door and will not leave; where I am; please send someone.",
        ),
        "paper": Words(
            "我收到一份（标题），案号（　），当事人（姓名）。请帮我核实真不真，要我几天内做什么。",
            "I received a paper with this number: is it real, what must I do and by when?",
        ),
        "mediation": Words(
            "我收到调解的短信（电话），案号（　），当事人（姓名）。请帮我核实是不是法院发的。",
            "I received a message about mediation: is it from the court?",
        ),
        "lawyer_letter": Words(
            f"来函收到，请提供委托材料和律师执业证号。{_STATEMENT}",
            "Letter received; please show the authority and the lawyer’s number. This admits nothing.",
        ),
        "relative": Words(
            "我不是借款人，也没有担保。请不要再打这个号码，也不要跟我说别人的债务。请回复贵公司全称和号码来源。再联系我会留存并投诉。",
            "I did not borrow and gave no guarantee. Do not ring again; say who you are and where my number is from.",
        ),
        "signed": Words(
            f"请把合同和担保材料的复印件给我。看到之前，我不确认也不承诺。{_STATEMENT}",
            "Please send copies of contract and guarantee. Until then I confirm and promise nothing.",
        ),
        "danger": Words(
            "我要报警。（几月几日几点）在（地点），（几个人）（做了什么、说了什么）。我有（录音、照片）。请给我接处警回执。",
            "I report: when, where, how many, what they did and said; I have proof; please give me the record.",
        ),
        "kin": Words(
            "我要投诉你们或外包联系我家人。请登记：①停止联系尾号××××；②通知所有外包；③告诉我哪家外包、受理编号；④多久答复？我只谈这件事，还款另说。",
            "I complain that you or your agency ring my family: stop, tell every agency, give me the ticket number and the day of your answer.",
        ),
        "mine": Words(
            f"我是本人，可以联系到：电话尾号××××，每天9点到18点。请只联系我，不要联系我的家人、同事。{_STATEMENT}",
            "I can be reached on this phone, 9 to 18; ring only me. This admits nothing.",
        ),
        "posted": Words(
            "我要报警。（日期）有人在（地点、群、网址）发布我的（照片、姓名、欠款）。截图我有。请处理，给我接处警回执。",
            "I report that somebody published my (picture, name) at (place); I have pictures; please give me the record.",
        ),
        "fake": Words(
            "有人自称（单位、姓名），号码（　），要我（做什么）。请帮我核实是不是真的。",
            "Somebody says they are (office, name) and wants (what). Is it true?",
        ),
        "fees": Words(
            f"请书面列清：本金、利息、每项费用、已经还的和算法。{_STATEMENT}",
            "Please list principal, interest, each fee, what was paid and how it was counted. This admits nothing.",
        ),
        "report": Words(
            "我的报告里（哪家机构、哪一条）跟事实不符：（原因）。请核查更正，书面答复我。",
            "This entry of my report is not true, because …; please check, correct and answer in writing.",
        ),
    }
)
ASK = MappingProxyType(
    {
        "now": Words("现在安全吗？屋里有没有老人、孩子？", "Are you safe now? Are old people or children inside?"),
        "paper": Words(
            "哪天收到的？信封还在吗？纸上写了几天？",
            "Which day did it come? Is the envelope there? Which days does it name?",
        ),
        "which_paper": Words(
            "标题是哪几个字？有没有案号？哪天收到的？",
            "What is the title? Is there a case number? Which day did it come?",
        ),
        "mediation": Words("短信是哪个号码发的？有没有案号？", "Which number sent it? Is there a case number?"),
        "lawyer_letter": Words(
            "哪家律所、哪位律师？函上有没有案号？", "Which firm, which lawyer? Is there a case number on it?"
        ),
        "relative": Words(
            "您是他的配偶吗？有没有继承过东西？有没有说过、签过“我来还”？",
            "Are you the spouse? Did you inherit? Did you ever say or sign “I will pay”?",
        ),
        "signed": Words(
            "写的是“一般保证”还是“连带责任”？到哪天？", "Does it say ordinary or joint liability? Until which day?"
        ),
        "danger": Words(
            "哪天、在哪？有没有人受伤？报过警没有？", "When and where? Is anybody hurt? Were the police called?"
        ),
        "posted": Words(
            "截图里看得到时间和账号吗？还在网上吗？", "Do the pictures show time and account? Is it still there?"
        ),
        "fake": Words("转过钱没有？给过验证码没有？", "Was money sent? Was a code given?"),
        "report": Words("报告是哪天打的？哪一行不对？", "From which day is the report? Which line is wrong?"),
        "who_lent": Words(
            "App叫什么？合同、到账短信里放款的是哪家？",
            "What is the app called? Whom do the contract and the transfer text name?",
        ),
        "kin": Words(
            "家里人有没有明确说过“别再打”？哪天说的？", "Did the family say “do not ring again”? On which day?"
        ),
        "mine": Words(
            "那几天您有没有接过、回过？对方原话是什么？",
            "Did you answer or ring back in those days? What were their words?",
        ),
        "fees": Words(
            "实际到手多少、每月还多少、还了几期？", "How much was paid out, how much a month, for how many months?"
        ),
    }
)
