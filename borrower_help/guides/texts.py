"""Words a person sends or reads out, one place for every page that shows them.

They are written for the reader on the other end, who is in mainland China: the English pages show the simplified text
as it is sent, with its meaning beside it.
"""

from dataclasses import dataclass

SMS_UNITS = 70  # UTF-16 units one Chinese text message carries; a longer one is cut in two on old phones


@dataclass(frozen=True)
class OutgoingText:
    """Hold one text in both scripts; `sms` says whether it goes out as one text message."""

    zh_hans: str
    zh_hant: str
    sms: bool

    def in_language(self, language: str) -> str:
        """Return the text for readers of `language` (a Django language code)."""
        return self.zh_hant if language == "zh-hant" else self.zh_hans


TEXTS: dict[str, OutgoingText] = {
    "relative": OutgoingText(
        zh_hans=(
            "我不是借款人，也没有担保。请不要再打这个号码，也不要跟我说别人的债务。"
            "请回复贵公司全称和号码来源。再联系我会留存并投诉。"
        ),
        zh_hant="我不是借款人，也沒有擔保。請不要再打這個號碼，也不要跟我說別人的債務。請回覆貴公司全稱和號碼來源。再聯繫我會留存並投訴。",
        sms=True,
    ),
    "relative_unsure": OutgoingText(
        zh_hans=(
            "我不是借款人。请不要再打这个号码，也不要跟我说别人的债务。请回复贵公司全称和号码来源。再联系我会留存并投诉。"
        ),
        zh_hant="我不是借款人。請不要再打這個號碼，也不要跟我說別人的債務。請回覆貴公司全稱和號碼來源。再聯繫我會留存並投訴。",
        sms=True,
    ),
    "relative_call": OutgoingText(
        zh_hans=(
            "我不是你们的客户，你们或外包一直打我的号码。请登记：①停止联系我的号码，尾号××××；②通知所有外包；"
            "③告诉我哪家外包、号码从哪来、受理编号；④多久答复？我只谈这件事。"
        ),
        zh_hant=(
            "我不是你們的客戶，你們或外包一直打我的號碼。請登記：①停止聯繫我的號碼，尾號××××；②通知所有外包；"
            "③告訴我哪家外包、號碼從哪來、受理編號；④多久答覆？我只談這件事。"
        ),
        sms=False,
    ),
    "relative_to_borrower": OutgoingText(
        zh_hans=(
            "有陌生人打电话找你，要我出钱。我没转钱，也没说你住哪、挣多少。"
            "是真是假，你自己打官方客服问，别点链接。有空给我回个话。"
        ),
        zh_hant="有陌生人打電話找你，要我出錢。我沒轉錢，也沒說你住哪、掙多少。是真是假，你自己打官方客服問，別點連結。有空給我回個話。",
        sms=True,
    ),
    "borrower": OutgoingText(
        zh_hans=(
            "我是本人，可以联系到：电话尾号××××，每天9点到18点。请只联系我，不要联系我的家人、同事。"
            "本条不是对金额、费用或时效的确认。"
        ),
        zh_hant=(
            "我是本人，可以聯繫到：電話尾號××××，每天9點到18點。請只聯繫我，不要聯繫我的家人、同事。"
            "本條不是對金額、費用或時效的確認。"
        ),
        sms=True,
    ),
    "borrower_disputes": OutgoingText(
        zh_hans=(
            "我是本人，对这笔钱有异议。请发书面材料：贵公司全称、合同、放款和还款记录。请不要联系我的家人、同事。"
            "本条不是对金额、费用或时效的确认。"
        ),
        zh_hant=(
            "我是本人，對這筆錢有異議。請發書面材料：貴公司全稱、合同、放款和還款記錄。請不要聯繫我的家人、同事。"
            "本條不是對金額、費用或時效的確認。"
        ),
        sms=True,
    ),
    "borrower_call": OutgoingText(
        zh_hans=(
            "我要投诉你们或外包联系我家人。请登记：①停止联系尾号××××；②通知所有外包；③告诉我哪家外包、受理编号；"
            "④多久答复？我只谈这件事，还款另说。"
        ),
        zh_hant=(
            "我要投訴你們或外包聯繫我家人。請登記：①停止聯繫尾號××××；②通知所有外包；③告訴我哪家外包、受理編號；"
            "④多久答覆？我只談這件事，還款另說。"
        ),
        sms=False,
    ),
    "own_people": OutgoingText(
        zh_hans=(
            "最近可能有陌生号码找你打听我。你什么都不用替我做：不说我的住处和收入，不转钱，不签字，不点链接。"
            "回一句“与我无关，请别再打”，截个图给我就行。给你添麻烦了。"
        ),
        zh_hant=(
            "最近可能有陌生號碼找你打聽我。你什麼都不用替我做：不說我的住處和收入，不轉錢，不簽字，不點連結。"
            "回一句「與我無關，請別再打」，截個圖給我就行。給你添麻煩了。"
        ),
        sms=False,
    ),
    "ask_for_company": OutgoingText(
        zh_hans="我现在很难受，想有个人陪。你能给我打个电话，或者过来坐一会儿吗？不用帮我解决什么。",
        zh_hant="我現在很難受，想有個人陪。你能給我打個電話，或者過來坐一會兒嗎？不用幫我解決什麼。",
        sms=True,
    ),
}


def texts_in(language: str) -> dict[str, str]:
    """Return every text by its key, in the script `language` is read in."""
    return {key: text.in_language(language) for key, text in TEXTS.items()}
