"""Findings in plain English: what was seen, what is missing, what would help. Never a verdict."""

from borrower_help.rules import words_en as further

TITLES = {
    "night-contact": "Contact at night (22:00 to 8:00)",
    "connected-calls-over-3-per-day": "More than 3 answered calls in a day",
    "unanswered-attempts-over-6-per-day": "More than 6 unanswered tries in a day",
    "call-bombing": "Calls and messages one after another",
    "third-party-pursued": "Pressing somebody who does not owe",
    "third-party-after-refusal": "Contact after being told to stop",
    "debt-disclosed-to-third-party": "Telling others about the debt",
    "workplace-contact": "Contacting the workplace or colleagues",
    "threat": "Threats of harm or of exposure",
    "impersonate-authority": "Posing as police, court or government",
    "home-entry-without-consent": "Entering a home without consent",
    "pursued-without-debt": "Pursued with no debt: never borrowed, repaid, or a recycled number",
}
TITLES |= further.TITLES

INDICATED = {
    "night_contacts": "Between 22:00 and 8:00: {when} ({contacts} in all).",
    "too_many_connected": (
        "More than 3 calls were answered in one day: {when}. The most was {worst} on {worst_on}. "
        "The lender and those who collect for it are counted together."
    ),
    "too_many_attempts": (
        "More than 6 unanswered tries were made in one day: {when}. The most was {worst} on {worst_on}."
    ),
    "bombed": "Calls and messages came close together: {when}. The most in a day was {worst} on {worst_on}.",
    "third_party_pressed": "They pressed somebody who does not owe: {when} ({contacts} in all).",
    "contact_after_refusal": "They had been told to stop and came back: {when} ({contacts} in all).",
    "debt_told": "The debt was told to somebody who does not owe: {when}.",
    "workplace_contacted": "They contacted the workplace or colleagues: {when} ({contacts} in all).",
    "threatened": "They made threats: {when}.",
    "false_authority": "They said they were an authority; a check showed they were not: {when}.",
    "entered": "They came in or would not leave, without consent: {when}.",
    "pursued_without_debt": ("Nothing is owed and they had been told; still they went on: {when} ({contacts} in all)."),
}
INDICATED |= further.INDICATED
BOMBED_IN_AN_HOUR = "At least 10 of them came within one hour."
BOMBED_ACROSS_MIDNIGHT = "At least 20 came within 24 hours."
MAY_NOT_AGREE = "It may not agree with {laws}."
# A standard and a trade's own rules are named by what they are; a crime is a suspicion, for the police.
MAY_NOT_AGREE_STANDARD = "It may not agree with a recommended national standard (not a law): {laws}."
MAY_NOT_AGREE_TRADE = "It may not agree with the trade's own rules (not a law): {laws}."
SUSPECTED = "It is a suspected crime for the police to look into; see {laws}."
HEARSAY = "Told by somebody else, of these: {hearsay}."
UNDECIDED = "Not counted, for something is missing: {undecided}."
WITHHELD = "Some rules are due for review and are not cited for now."

UNDETERMINED = {
    "facts_missing": "This may have to do with it: {when}. Something is still missing, so nothing is said yet.",
    "lender_kind_decides": (
        "It looks like this: {when}. Whether a rule fits depends on what kind of company lent the money; there are "
        "written rules for {lenders}. Look for the full name in the contract or the app."
    ),
}

NOT_INDICATED = {
    "nothing_recorded": "Nothing has been recorded yet.",
    "no_basis_on_day": "{when}: as far as we found, the first rule that says this began on {began}; not yet then.",
    "no_basis_for_lender": "{when}: as far as we found, no rule that says this binds {lender}.",
    "no_night_contact": "Nothing in the record was between 22:00 and 8:00.",
    "agreed_night": "You agreed to be contacted at these hours, so it does not count.",
    "within_count": "Not over {limit} in a day; the most in the record is {worst}.",
    "no_call_to_borrower": "Only calls to the borrower are counted here, and the record has none.",
    "agreed_attempts": "You had agreed on another number of tries, so it does not count.",
    "below_our_line": "The most in a day was {worst}, below our own line (10 in an hour or 20 in a day).",
    "no_third_party": "The record shows no conversation with somebody unrelated.",
    "only_obliged": "Those who were reached have a duty to pay (guarantor, borrowed together).",
    "no_pressure": "They contacted others, but the record shows no demand and no pressure.",
    "no_refusal": "No day is recorded on which they were told to stop. Send one text and note the time.",
    "only_before_refusal": "All recorded contacts came before they were told to stop.",
    "not_told": "The record does not show that they told others about the debt.",
    "no_workplace_contact": "The record shows no contact with the workplace or colleagues.",
    "own_line": "They rang the office number and you answered yourself. That alone need not be wrong.",
    "excused": (
        "Those contacts at work do not count: nobody was spoken to, or that person has a duty to pay, "
        "or you could not be reached then."
    ),
    "no_threat": "No threat of harm or exposure is ticked. If their words hold one, tick it in that record and compare again.",
    "only_consequences": (
        "They spoke of court, credit records, prison or the children. This rule is only about threats of harm or "
        "exposure; whether what they said is true is another question."
    ),
    "no_authority_claim": "Nobody in the record said they were an authority.",
    "only_lawyer_claim": "They said they were a lawyer or mediator, which is not this rule. Check with 12348 first.",
    "claim_genuine": "You checked: they are who they said they were.",
    "no_entry": "The record shows nobody entering a home or refusing to leave.",
    "entry_agreed": "You agreed to let them in, so it does not count. If they then refused to leave, note that.",
    "not_a_home": "It did not happen in a home, so it is not this rule.",
    "no_notice": "No day is recorded on which you told them. Send one text and note the time.",
    "only_before_notice": "All recorded contacts came before you told them.",
    "owed": "As you answered, the debt stands, or only its amount is disputed: not this rule.",
    "anothers_debt": "This is another person's debt. See the rule on pressing somebody who does not owe.",
}
NOT_INDICATED |= further.NOT_INDICATED
SUPPORT = "What can still be referred to: {laws}."

MISSING = {
    "time": "About what time was it? Before or after 10 at night, before or after 8 in the morning?",
    "connected": "Were these calls answered?",
    "which_parent": "Was it the father or the mother whom they reached this time?",
    "role": "Did the person reached sign a guarantee or borrow together with you?",
    "lender_kind": "What kind of company lent the money? The full name is in the contract or the app.",
    "conduct": "What did they say, and what did they want?",
    "who_was_told": "Whom did they tell? Did that person sign a guarantee or borrow too?",
    "borrower_reachable": "Could they reach the borrower in those days? One answered call or reply is enough.",
    "threat_words": "What were the words? Did they speak of hurting, breaking things, or telling others?",
    "claim_check": "Was it checked who they are? For a court ring 12368; otherwise the body's published number.",
    "consent_to_entry": "Did you agree to let them in?",
    "debt_state": "How does the debt stand: not yet paid, repaid, or never yours?",
}
MISSING |= further.MISSING

STRENGTHEN = {
    "call_log": "Take full-screen pictures of the call list, with date, time and number.",
    "carrier_list": "Get the list of calls from your carrier's app or shop.",
    "original_messages": "Keep the messages, chats and recordings on the phone; delete nothing.",
    "one_creditor": "Do these numbers all collect for the same company? Write down how you know.",
    "third_party_log": "Ask the person reached for a picture of their own call list, if they are willing.",
    "role_proof": "Look in the contract whether they signed a guarantee.",
    "refusal_proof": "Keep the text that told them to stop, with its time.",
    "same_person": "Make sure the same person was reached before and after.",
    "effects_at_work": "Keep proof of what happened at work because of it.",
    "police_receipt": "If the police came, ask for their receipt.",
    "check_result": "Note whom you asked, on which day, and what they answered.",
    "cameras": "See whether a camera saw it, and ask for a copy soon.",
    "no_debt_proof": "Get the certificate of settlement; for a new number, the proof of when you got it.",
    "witness": "Ask those who told you to write it down themselves, signed and dated.",
    "lender_kind": "Once you know what kind of company lent, more rules can be compared.",
}
STRENGTHEN |= further.STRENGTHEN

CAVEATS = {
    "night-contact": (
        "22:00 counts, 8:00 does not. The standard is about personal consumer loans taken online; whether automatic "
        "texts count was not seen. "
        "The association's guideline binds only members and those who collect for them."
    ),
    "connected-calls-over-3-per-day": (
        "Only their answered calls count, not those you returned. The standard is about personal consumer loans taken "
        "online; how it defines an effective call was not seen. Each day starts at midnight, Beijing time."
    ),
    "unanswered-attempts-over-6-per-day": (
        'The association says "not advisable"; it binds only members, and counts one and the same number.'
    ),
    "call-bombing": "Ten an hour and twenty a day are our own line, not the law's. Letters give only the real count.",
    "third-party-pursued": (
        "Guarantors, co-borrowers, heirs and a spouse with a joint debt are not unrelated. "
        "An emergency contact is not a guarantor."
    ),
    "third-party-after-refusal": (
        "A text with its time is best. A borrower cannot end all lawful contact merely by saying so."
    ),
    "debt-disclosed-to-third-party": (
        "Telling a guarantor of the guaranteed debt, or a spouse of a joint one, need not be wrong."
    ),
    "workplace-contact": (
        "Ringing the office number you gave, to reach you, need not be wrong. The guideline is about coming into the "
        "office uninvited, not about calls."
    ),
    "threat": (
        "Saying that they will sue or report, if true, is no threat. "
        '"Repeatedly" we count as three times; the law gives no number.'
    ),
    "impersonate-authority": "Real court texts mostly come from 12368. Check before concluding.",
    "home-entry-without-consent": (
        "You need not open; ask them to leave the paper or post it. If they force their way or stay, ring 110."
    ),
    "pursued-without-debt": (
        "No rule of its own was seen; it is compared by information and privacy law. "
        "If it was repaid, get the certificate first."
    ),
}
CAVEATS |= further.CAVEATS

FORCES = {
    "law": "law",
    "administrative_regulation": "administrative regulation",
    "judicial_interpretation": "judicial interpretation",
    "judicial_policy": "judicial policy paper",
    "departmental_rule": "departmental rule",
    "normative_document": "normative document",
    "local_regulation": "local regulation",
    "recommended_national_standard": "recommended national standard, not a law",
    "self_discipline": "a trade's own rules, not a law",
}

LENDERS = {
    "bank": "banks",
    "credit_card": "credit card banks",
    "consumer_finance": "consumer finance companies",
    "microloan": "microloan companies",
    "platform": "loan platforms",
    "debt_buyer": "debt buyers",
    "unlicensed": "unlicensed lenders",
    "unknown": "such companies",
}

PARTS = {
    "early": "before dawn",
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "night": "late at night",
}
LIST_JOIN = "; "
LAW_JOIN = "; "
SENTENCE_JOIN = " "
AND_MORE = " and others"
LAW_LABEL = "{law} ({force})"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(year: int, month: int, number: int) -> str:
    """Return a full date."""
    return f"{number} {_MONTHS[month - 1]} {year}"


def at_time(on: str, clock: str, about: bool) -> str:
    """Return a date with its time of day."""
    return f"{on}, about {clock}" if about else f"{on}, {clock}"


def in_part(on: str, part: str) -> str:
    """Return a date with its part of the day."""
    return f"{on}, {part}"


def counted(on: str, count: int) -> str:
    """Return a date with how often."""
    return f"{on} (once)" if count == 1 else f"{on} ({count} times)"


def cite(title: str, number: str, part: str) -> str:
    """Return an instrument with its article."""
    if not number:
        return title
    return f"{title}, {'clause' if '.' in number else 'article'} {number}" + (f" {part}" if part else "")


ANSWERS = further.ANSWERS
