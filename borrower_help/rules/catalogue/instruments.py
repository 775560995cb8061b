"""Every instrument of the catalogue, from the legal fact base as it was read on 2026-11-22.

Left out on purpose, because nothing may rest on them: drafts, what was repealed or is spent (the peer-to-peer measures
of 2016, the cash-loan notice of 2017, the internet finance association's pact and guideline), what was seen only
second-hand without a date (the Zhejiang notice, the cost guidance for microloan companies, the opinion on service of
2017), and what governs advertising or audits and gives the people here nothing to ask for.
"""

from borrower_help.rules.catalogue.instruments_courts import COURTS
from borrower_help.rules.catalogue.instruments_laws import LAWS
from borrower_help.rules.catalogue.instruments_rules import RULES

SOURCES = LAWS + COURTS + RULES
