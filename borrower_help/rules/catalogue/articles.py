"""Every article of the catalogue. Ids are those of the legal fact base; items of an article have ids of their own.

A number stands only where it is certain. So none stands where the wording was seen but the number rests on one copy
(the bank and insurance consumer measures on collecting, the microloan measures, the complaint measures' articles 10,
13 and 14), where the text was read by machine from a scan (the card guideline), where only reports of it were read (the
banking association's guideline) and where no text was seen at all (then our sentence says so).
"""

from borrower_help.rules.catalogue.arbitration import ARBITRATION
from borrower_help.rules.catalogue.civil_code import CIVIL_CODE
from borrower_help.rules.catalogue.civil_interpretation import CIVIL_INTERPRETATION
from borrower_help.rules.catalogue.civil_procedure import CIVIL_PROCEDURE
from borrower_help.rules.catalogue.consumers import CONSUMERS
from borrower_help.rules.catalogue.court_papers import COURT_PAPERS
from borrower_help.rules.catalogue.credit import CREDIT
from borrower_help.rules.catalogue.crimes import CRIMES
from borrower_help.rules.catalogue.enforcement import ENFORCEMENT
from borrower_help.rules.catalogue.enforcement_law import ENFORCEMENT_LAW
from borrower_help.rules.catalogue.evidence import EVIDENCE
from borrower_help.rules.catalogue.lenders import LENDERS
from borrower_help.rules.catalogue.persons import PERSONS
from borrower_help.rules.catalogue.policing import POLICING
from borrower_help.rules.catalogue.privacy import PRIVACY
from borrower_help.rules.catalogue.standards import STANDARDS

ARTICLES = (
    CIVIL_CODE
    + PERSONS
    + PRIVACY
    + POLICING
    + CRIMES
    + CONSUMERS
    + CREDIT
    + LENDERS
    + STANDARDS
    + CIVIL_PROCEDURE
    + ENFORCEMENT_LAW
    + CIVIL_INTERPRETATION
    + EVIDENCE
    + COURT_PAPERS
    + ARBITRATION
    + ENFORCEMENT
)
