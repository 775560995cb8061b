"""What each letter is for and what it cannot do, in the words of the pages."""

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words

READERS: dict[str, Words] = {
    "company": _("To the company that lent the money"),
    "court": _("For police, court, mediation and advisers"),
    "office": _("To those who look into such companies"),
}
WHEN: dict[str, Words] = {
    "complaint": _(
        "They call too often, at night, frighten you, or reach people who have nothing to do with it. This is the first step: the company's own complaint desk."
    ),
    "notice": _("You are called about somebody else's debt and signed nothing."),
    "digest": _("Before you call 12348 or meet a volunteer: everything on one page."),
    "second_level": _(
        "You complained, and the answer solves nothing or none came in time. After a written result of a bank or consumer finance company you have 30 days."
    ),
    "repaid": _("It is paid off and they still call, or you need proof that it is settled."),
    "not_mine": _("You never took this loan, your identity was used, or the number was somebody else's before."),
    "negotiation": _("You want to pay and cannot do it as agreed."),
    "police_report": _(
        "They threatened, followed, hit or held somebody, came in, damaged or took things, spread your private matters, or posed as police or court."
    ),
    "stay_reachable": _("They call your parents or colleagues and say that you cannot be found."),
    "change_contacts": _("The people you once named, or those in your address book, are called."),
    "transfer_check": _("Somebody new says that the debt is theirs now, or that they act for the company."),
    "data_access": _("You want to know what they hold about you, from where, and who got it."),
    "account_statement": _("You do not know how the sum came about, or to which account to pay."),
    "fee_objection": _("Less arrived than the contract says, or fees nobody told you about."),
    "payment_order_objection": _(
        "A court's payment order came and the debt itself is not right. Counted from the day after it came you have 15 days to hand this, in writing, to the court that sent it; spoken words do not count."
    ),
    "mediation": _("The company answered and you cannot agree. Mediation is free of charge and both must want it."),
    "clearance": _("The last instalment is paid, or it was paid off long ago, and no paper says so."),
    "settlement_confirmation": _("They offered something on the phone, or want you to withdraw your complaint first."),
    "authorisation": _("Somebody you trust hands in your complaint or asks how it stands."),
    "regulator_complaint": _(
        "A bank or consumer finance company did not answer or did not solve it, and you have its ticket number."
    ),
    "regulator_report": _(
        "You want them to look into what a bank or consumer finance company does. Only with your real name and identity number are there days by which they answer."
    ),
    "local_authority": _("A small-loan company did it, or you do not know whether it has a licence."),
    "credit_objection": _("You hold your credit report and can say which entry is wrong."),
    "nuisance_12321": _("Many calls or texts from numbers you can name."),
    "legal_aid": _("A court paper came, or somebody was hurt, and you cannot pay a lawyer."),
}

CANNOT: dict[str, Words] = {
    "complaint": _("It does not change what is owed, and it does not talk about paying. For danger call 110 first."),
    "notice": _("It says nothing about the other person's debt and does not settle it."),
    "digest": _("It is no letter: do not hand it to the company."),
    "second_level": _("It goes to the same company, one level up. If that brings nothing, the regulator is next."),
    "repaid": _("It does not prove the payment by itself: add the receipts you have."),
    "not_mine": _("If your identity was used, the letter does not replace reporting it to the police."),
    "negotiation": _(
        "The company may say no. Offer only what you can keep up every month, and agree to nothing on the phone. If nobody has asked for this money for three years, ask 12348 before you send it."
    ),
    "police_report": _(
        "In danger call 110 now and write later. The police decide what it is. What happened more than six months ago may be too late to be punished."
    ),
    "stay_reachable": _("It is no promise to pay. Pick up that phone now and then, or the letter loses its force."),
    "change_contacts": _("It cannot call back what was already passed on; it asks who got it."),
    "transfer_check": _("It decides nothing about the debt. Until papers came, pay nobody new."),
    "data_access": _("They may keep what a law makes them keep, and must say why."),
    "account_statement": _("It does not dispute the debt. Do not answer with a sum of your own."),
    "fee_objection": _(
        "How high is too high depends on who lent; the letter asks for the count and names no limit that does not bind them."
    ),
    "payment_order_objection": _(
        "Having no money, or asking for time or instalments, is no objection. If it is accepted, the matter mostly becomes a lawsuit and more papers of the court come. Do not take it back: that cannot be undone. Ask 12348 before you hand it in."
    ),
    "mediation": _(
        "The other side may decline. Read an agreement like a contract before you sign it. Whoever calls as a mediation centre and wants money first is not one."
    ),
    "clearance": _(
        "It does not prove the payment by itself: add the receipts. A true entry in the credit record does not vanish by it; it then says settled."
    ),
    "settlement_confirmation": _("It is not the agreement. Withdraw nothing before you hold it in writing."),
    "authorisation": _(
        "It gives no right to settle, admit or take money. Paid helpers who ask for more than this: do not sign. Never sign while a line is empty; the original is handed in, with proof of who acts for you."
    ),
    "regulator_complaint": _(
        "The regulator passes it to the company, which then reads it. Small-loan companies are not its matter. Relatives who are not customers may be turned away."
    ),
    "regulator_report": _(
        "It settles nothing of your own: for that write the complaint, on its own paper. From what happened the company may guess who wrote."
    ),
    "local_authority": _("How long they take is not set nationally. It goes to where the company is registered."),
    "credit_objection": _("What is true cannot be taken out, whoever takes money for promising it."),
    "nuisance_12321": _(
        "It is about the numbers, not about your matter. Fill in their page soon: it asks how long each call was, and sends a code to your phone."
    ),
    "legal_aid": _(
        "Ordinary loan disputes are not on the national list; your place may take more. Where they have a form of their own, copy from this one. Advice by 12348 is open to all."
    ),
}
