"""The case on one page, for an adviser (案情一页纸)."""

from types import MappingProxyType

from borrower_help.letters.shapes import Definition

DIGEST = Definition(
    key="digest",
    version=1,
    title="情况一页",
    heading="案情一页纸",
    perspectives=frozenset({"borrower", "third_party"}),
    requests=MappingProxyType({}),
    sender_fields=(),
    recipient_fields=(),
    prints_matter=False,
    reservation="本页是记录的摘要，供咨询时看，不是对欠款金额、息费或者诉讼时效的确认、承诺或者放弃。",
)
