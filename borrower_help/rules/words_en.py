"""The words of the rules about people, speech, presence and money, in plain English; joined in wording_en."""

TITLES = {
    "third-party-contacted-while-reachable": "Contacting others while you could be reached",
    "contact-list-harvesting": "Calling people you never named (as from a contact list)",
    "minor-or-vulnerable-contacted": "Going to children, the old or the ill",
    "insult-defamation": "Insults",
    "repeated-abusive-messages": "Obscene, abusive or frightening messages again and again",
    "impersonate-other": "Posing as a lawyer or mediator",
    "forged-legal-document": "A false summons, official paper or lawyer's letter",
    "false-consequence": "Invented consequences: prison, harm to the children",
    "report-threat-without-notice": "Credit records: not announced first, or used to frighten others",
    "stalking-entanglement": "Following, blocking the door, coming back again and again",
    "home-visit-night-or-alone": "A visit at night, or by one person alone",
    "violence-detention": "Hitting, holding, taking things",
    "privacy-photo-video": "Secret pictures, or private matters sent around",
    "public-posting": "Notices put up in public",
    "extra-fee-or-new-loan": "Extra fees, or pushed to borrow more",
    "private-phone-or-wechat": "A private phone or chat account",
    "agency-not-disclosed": "Not saying who they are, or an outside firm not announced",
    "debt-transfer-without-notice": "A sold debt demanded without notice",
    "after-signed-plan": "Still pursued while a signed plan is kept",
    "illegal-debt-collection-crime": "Force used for an unlawful loan",
}

INDICATED = {
    "others_while_reachable": "You could be reached, yet they contacted others: {when} ({contacts} in all).",
    "contacts_harvested": "They contacted two or more people you never named: {when} ({contacts} in all).",
    "vulnerable_contacted": "They went to children, the old or the ill: {when} ({contacts} in all).",
    "insulted": "They insulted people: {when}.",
    "abused_repeatedly": (
        "Within thirty days obscene, abusive or frightening words came more than twice: {when} (at least {contacts})."
    ),
    "false_name": "They said they were a lawyer or mediator; a check showed they were not: {when}.",
    "forged_paper": "A check showed that the paper they used is not genuine: {when}.",
    "invented_consequence": "They spoke of prison or of harm to the children: {when}.",
    "record_not_announced": (
        "A credit record was not announced first, or somebody who did not borrow was frightened with it: {when}."
    ),
    "pestered": "Following, blocking, damage or coming back after a refusal, more than once: {when}.",
    "visited_alone_or_at_night": "They came at night, or one person came alone: {when}.",
    "hurt_or_held": "They used force, would not let somebody go, or took things: {when}.",
    "pictured": "They filmed what they should not, or sent pictures, names or papers around: {when}.",
    "posted": "They put it up or published it for all to see: {when}.",
    "fees_or_new_loan": "They wanted extra fees, or pushed to borrow elsewhere: {when}.",
    "private_channel_used": "They used a private phone or chat, and the lender says it never agreed: {when}.",
    "agency_hidden": (
        "They would not say who they were, or an outside firm came without notice: {when} ({contacts} in all)."
    ),
    "transfer_unannounced": "You had no notice that the debt was sold, yet they demand it: {when} ({contacts} in all).",
    "after_plan": "The plan was signed and is kept, yet they go on: {when} ({contacts} in all).",
    "unlawful_debt": (
        "The lender has no licence, the loan itself looks wrong, and there were threats, following or force: {when}."
    ),
}

NOT_INDICATED = {
    "was_unreachable": (
        "As you answered, the borrower could not be reached in those days. To ask others to pass on a word then need not be wrong."
    ),
    "contacts_listed": "As you answered, you had named those people, or fewer than two were not named.",
    "one_contact": "Only one sort of person was contacted. This is about two or more people who were never named.",
    "nobody_frail": "No child is in the record, and nobody old or ill was noted among those reached.",
    "no_insult": "No insult is ticked in the record.",
    "no_abuse": "The record has no obscene, abusive or threatening words.",
    "fewer_than_three": "The record has {seen} of these, fewer than three. Three is our count; the law only says repeatedly.",
    "lawyer_genuine": "You checked: the lawyer or mediator is genuine. A letter or call from one is not wrong in itself.",
    "no_lawyer_claim": "Nobody in the record said they were a lawyer or mediator.",
    "paper_genuine": "You checked: the paper is genuine. Look at its dates first; time counts from the day it came.",
    "no_paper": "The record has no paper shown by them.",
    "card_may_be_serious": (
        "With 50,000 yuan or more of card principal some cases can become a criminal matter, so not all of it is "
        "invented. Ring 12348 today, and take the card bank's calls."
    ),
    "lawful_notice": "They said they would sue or report. If true, that is telling you, not frightening you.",
    "nothing_invented": "The record has no talk of prison or of harm to the children.",
    "record_announced": "They said they would report. To tell the person before reporting is what the rules ask for.",
    "no_record_talk": "Credit records are not spoken of in the record.",
    "not_pestered": "The record shows no following, blocking or damage.",
    "pestered_once": "As you answered, it was only once. If it comes again, record it and compare again.",
    "visit_by_two": "They came by day, two or more of them: that is what this rule looks at, and nothing is wrong.",
    "no_visit": "The record has no visit.",
    "handed_over": "As you answered, it was given freely. If you regret it, ask 12348.",
    "no_violence": "The record shows no force, no holding and nothing taken.",
    "filmed_outside": "They filmed outside the home, which need not be wrong. If it is sent around, record that.",
    "not_pictured": "The record shows no filming and no pictures sent around.",
    "not_posted": "The record shows nothing put up or published.",
    "private_account": (
        "They want money sent to a private account. Do not send it yet: ring the number in the contract or the official app first. "
        "We saw no rule that says this, but it looks like fraud; if it was sent, ring 110."
    ),
    "no_fees": "The record shows no extra fees and no push to borrow.",
    "official_channel": "As you answered, they use the company's numbers.",
    "channel_unknown": "It is not noted whether they use the company's number or a private phone or chat.",
    "agency_told": "As you answered, you were told before an outside firm came.",
    "own_staff": "As you answered, the lender's own people came and said who they are.",
    "identity_given": "In the record they said who they are, and no unannounced outside firm is noted.",
    "not_transferred": "As you answered, the money is owed to the first lender; it was not sold.",
    "transfer_known": "You had the notice. It is owed to the new company: check with the first lender, then talk.",
    "no_plan": "No signed card plan is noted.",
    "plan_broken": (
        "As you answered, the plan could not be kept. The rule is about plans that are kept; ring, say why, and talk again."
    ),
    "only_before_plan": "Nothing is recorded after the day the plan was signed.",
    "licensed": "The lender is licensed; this rule is not about lawful loans.",
    "no_loan_signs": "No fee taken beforehand, extreme cost or empty IOU is noted.",
    "no_force": "The record shows no threats, following, force or entering.",
    "before_that_crime": "It was before 1 March 2021, when this did not exist yet.",
}

MISSING = {
    "paper_check": "Was the paper checked? For a court ring 12368 with the case number; otherwise the body's published number.",
    "agreed_night": "Did you agree to be contacted between 22:00 and 8:00?",
    "agreed_attempts": "Had you agreed how often a day they may try when nobody answers?",
    "persuade_or_relay": "When they rang others: were those to press you, or only to pass on a word?",
    "unlisted_contacts": "How many of those people had you never named, in the contract or the app?",
    "child_age": "Is the child fourteen or older?",
    "frail_contacted": "Was anybody old or ill among those reached?",
    "abusive_times": "How often within a month did foul or frightening words come?",
    "card_principal": "Is the card's principal, without interest and fees, 50,000 yuan or more? The bill or the bank says.",
    "negative_record": "Did you see your credit report? If something bad stands there, were you told before?",
    "own_record_threat": "Did they say the credit record of the person who answered would suffer too?",
    "followed_again": "Was there following, blocking or coming back more than once?",
    "visitors_least": "Did somebody come to the door alone at any time?",
    "property_agreed": "What they took: was it given freely?",
    "filmed_what": "What did they film?",
    "posting_named": "Did what was put up show a name, a face, an address or the debt?",
    "private_channel": (
        "Do they use the company's number, or a private phone or chat? If private, ask the lender whether it agreed."
    ),
    "agency_notice": "Is it the lender itself or an outside firm? If outside, were you told before?",
    "transfer_notice": "Did you get a notice that the debt was sold, by text, letter or app?",
    "signed_plan": "Was an instalment plan signed for this card, and is it kept?",
    "plan_signed_on": "On which day was the plan signed?",
    "loan_signs": "Was a fee taken beforehand, is the cost extreme, or was an IOU signed for money never received?",
}

# What may be answered to a question, in the order it is shown. "I do not know" stands under every one.
ANSWERS = {
    "agreed_night": {"yes": "Yes", "no": "No"},
    "agreed_attempts": {"yes": "Yes", "no": "No"},
    "persuade_or_relay": {"persuade": "To press", "relay": "Only to pass on a word"},
    "unlisted_contacts": {"none": "None, all were named", "one": "One was not", "more": "Two or more were not"},
    "child_age": {"under_14": "Not yet fourteen", "from_14": "Fourteen or older"},
    "frail_contacted": {"yes": "Yes", "no": "No"},
    "abusive_times": {"under_three": "Once or twice", "three_or_more": "Three times or more"},
    "card_principal": {"under_50000": "Less than 50,000 yuan", "from_50000": "50,000 yuan or more"},
    "negative_record": {
        "no_record": "Nothing bad stands there",
        "told_before": "Yes, and I was told before",
        "not_told": "Yes, and neither contract, texts nor app told me",
    },
    "own_record_threat": {"yes": "Yes", "no": "No"},
    "followed_again": {"yes": "More than once", "no": "Only once"},
    "visitors_least": {"one": "Yes, one alone", "two_or_more": "No, always two or more"},
    "property_agreed": {"yes": "Yes, freely", "no": "No"},
    "filmed_what": {
        "private": "Inside the home (also through a door or window)",
        "outside": "The door, the stairs, a car, or people outside",
    },
    "posting_named": {"yes": "Yes", "no": "No"},
    "private_channel": {
        "official": "The company's number",
        "private": "Private; I have not asked yet",
        "not_allowed": "Private; the lender says it never agreed",
    },
    "agency_notice": {
        "own_staff": "The lender itself",
        "told": "An outside firm; I was told before",
        "not_told": "An outside firm; I was not told",
    },
    "transfer_notice": {"yes": "Yes", "no": "No"},
    "signed_plan": {"kept": "Signed, and kept", "broken": "Signed, but not kept", "none": "Not signed"},
    "loan_signs": {"yes": "Yes", "no": "No"},
    "borrower_reachable": {"yes": "Yes, a call was taken or answered later", "no": "Not at all"},
}

STRENGTHEN = {
    "answered_then": "Did you take or return a call in those days? One is enough: keep a picture of it.",
    "contract_contacts": "Find the contacts named in the contract and the app, and take a picture.",
    "app_permissions": "See in the phone's settings whether the app may read contacts; take a picture, then switch it off.",
    "school_note": "Ask the teacher or family to write down the day, who called and what was said.",
    "who_heard": "Who else heard or saw it? For a group, keep its name and number of members.",
    "paper_photo": "Photograph both sides of the paper, the envelope and the number it came from.",
    "papers_to_compare": "Lay what they said beside the contract and bill, and see what differs.",
    "credit_report": "Get your own report from the credit reference centre.",
    "contract_notice": "Look for the part about credit records in the contract, and for texts and app notices.",
    "visit_notes": "Note when they came, how many, and what they showed.",
    "injuries": "If hurt, see a doctor first; keep the record and pictures.",
    "posted_pictures": "Photograph it with time, place and account before taking it down.",
    "transfer_record": "If money was sent, keep the record and the receiver's name.",
    "asked_who": "Ask next time: which firm, for whom, which staff number? Note the answer.",
    "published_list": "See on the lender's site whether the firm is on its list of agencies.",
    "first_contract": "Find the first contract and see who lent the money.",
    "transfer_papers": "Ask for the notice of transfer, then ring the first lender to check.",
    "signed_plan_paper": "Find the signed plan.",
    "instalments_paid": "Keep the record of each instalment.",
    "money_received": "See in the bank record what you really received, beside what the IOU says.",
}

CAVEATS = {
    "third-party-contacted-while-reachable": (
        "Sources differ on what out of reach means, so you are asked whether a call was taken or returned. "
        "Guarantors and co-borrowers are not others."
    ),
    "contact-list-harvesting": (
        "See first whom the contract and the app name. Taking many people's information may, if grave, be a suspected "
        "crime for the police to judge."
    ),
    "minor-or-vulnerable-contacted": "No rule of its own was seen; it is compared as information and as contact with others.",
    "insult-defamation": (
        "The police law's public insult needs others present. What only you heard is mainly a matter of the lenders' own rules."
    ),
    "repeated-abusive-messages": (
        "Plain reminders are not meant. Repeatedly we count as three within thirty days; the law gives no number. "
        "In danger ring 110 first."
    ),
    "impersonate-other": "Real lawyers may write and call. Check with 12348 or the firm first.",
    "forged-legal-document": (
        "We can only say that it looks so. For a court ring 12368 with the case number; until then keep it as genuine."
    ),
    "false-consequence": (
        "Not having paid yet is a civil matter. But nobody can promise that nothing happens: fraud, or not obeying a "
        "judgment one could obey, are other matters."
    ),
    "report-threat-without-notice": (
        "How it is announced mostly stands in the contract. Whoever neither borrowed nor guaranteed has no record to fear."
    ),
    "stalking-entanglement": (
        "The police can be asked to forbid further contact. Again and again we count as twice; the law gives no number. "
        "Ring 110; do not stand in their way."
    ),
    "home-visit-night-or-alone": (
        "The guideline binds only members and those who collect for them. At most two is a false report: it says at least two."
    ),
    "violence-detention": "110 and a doctor first, letters later. If grave it is a suspected crime for the police.",
    "privacy-photo-video": "Filming a door from the stairs need not be wrong. Looking inside, filming people or sending it around matters.",
    "public-posting": "Photograph it with time and place, then take it down. Ask the property office to note it.",
    "extra-fee-or-new-loan": (
        "Pay only to the account in the contract or the official app. The guideline binds only members and those who collect for them."
    ),
    "private-phone-or-wechat": (
        "It may be fraud: ring the contract's number first. The guideline is about outside firms collecting for members."
    ),
    "agency-not-disclosed": "A text, the app or the contract may have said it; look first. A letter asks first who they are and for whom.",
    "debt-transfer-without-notice": "Without notice the sale has no effect for you; once told, you owe the new company. The debt does not end.",
    "after-signed-plan": "Only card plans. For other loans, write into the agreement that collecting stops.",
    "illegal-debt-collection-crime": (
        "Here it says only: suspected, please look into it. What was really received is still to be returned."
    ),
}
