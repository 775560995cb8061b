"""All doors, in the order their page shows them."""

from types import MappingProxyType

from borrower_help.rules.catalogue.channels_company import COMPANY
from borrower_help.rules.catalogue.channels_credit import CREDIT
from borrower_help.rules.catalogue.channels_danger import DANGER
from borrower_help.rules.catalogue.channels_money import MONEY
from borrower_help.rules.catalogue.channels_network import NETWORK
from borrower_help.rules.catalogue.channels_others import ADVICE, OTHERS

CHANNELS = (*DANGER, *COMPANY, *MONEY, *CREDIT, *NETWORK, *ADVICE, *OTHERS)
BY_ID = MappingProxyType({channel.id: channel for channel in CHANNELS})
BY_PATH = MappingProxyType({channel.path: channel for channel in CHANNELS})
