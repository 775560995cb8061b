"""The public pages: address, and the articles their sentences rest on."""

from dataclasses import dataclass

from borrower_help.guides.sources import of


@dataclass(frozen=True)
class GuidePage:
    """Describe one public page; its words live in `templates/guides/<slug>/<language>.html`."""

    slug: str
    path: str
    articles: tuple[str, ...] = ()  # ids of the law's catalogue

    def template_name(self, language_file: str) -> str:
        """Return the template of this page in a language, named as `core.languages.template_name` names it."""
        return f"guides/{self.slug}/{language_file}.html"


PAGES: tuple[GuidePage, ...] = (
    GuidePage("home", ""),
    GuidePage(
        "door",
        "now/door/",
        (
            *of("public-security-law-2025", "47", "50", "90"),
            *of("civil-procedure-law-2023", "89"),
        ),
    ),
    GuidePage("me", "now/me/"),
    GuidePage("family", "now/family/", (*of("civil-code", "552", "686", "1033", "1064"),)),
    GuidePage(
        "papers",
        "now/papers/",
        (
            *of(
                "civil-procedure-law-2023",
                "85",
                "87",
                "88",
                "89",
                "100",
                "125",
                "128",
                "130",
                "147",
                "165",
                "171",
                "227",
                "252",
                "254",
            ),
            *of("civil-procedure-interpretation-2022", "275", "435", "436"),
            *of("refusal-enforcement-2024", "6"),
            *of("arbitration-law-2025", "31", "36", "54", "72"),
            *of("arbitration-enforcement-2018", "8"),
            *of("notary-enforcement-2018", "13"),
            *of("lawyers-law", "13"),
            *of("public-security-law-2025", "63"),
        ),
    ),
    GuidePage("pay", "now/pay/"),
    GuidePage("hard", "now/hard/"),
    GuidePage("privacy", "about/privacy/", (*of("pipl", "15", "17", "29", "30", "44", "45", "46", "47", "50", "65"),)),
    GuidePage("about", "about/"),
)

# The page that counts days names these, each with the paper it is about.
DAYS = (
    *of("civil-procedure-law-2023", "85", "125", "128", "130", "165", "171", "227"),
    *of("civil-procedure-interpretation-2022", "275", "436"),
    *of("arbitration-law-2025", "72"),
    *of("arbitration-enforcement-2018", "8"),
    *of("notary-enforcement-2018", "13"),
)

PAGES_BY_SLUG: dict[str, GuidePage] = {page.slug: page for page in PAGES}
