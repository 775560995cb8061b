"""The case on one page, for an adviser (案情一页纸)."""

from types import MappingProxyType

from borrower_help.letters.shapes import NOTHING_ADMITTED, Definition

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
    reservation=f"本页是记录的摘要，供咨询时看，{NOTHING_ADMITTED}",
)
