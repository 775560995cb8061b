"""What hypothesis makes: values, bodies, addresses and headers, some as a browser sends them, most as nobody should."""

from urllib.parse import quote_from_bytes
from uuid import UUID

from hypothesis import strategies as st

MARK = "记号甲乙7391"  # stands in much of what is sent; must stand in no log
MARK_LATIN = "zqmarkvx8842"
MARKS = (MARK, MARK_LATIN)

any_text = st.text(st.characters(exclude_categories=[]), max_size=60)  # lone surrogates and controls among them
NASTY = (
    "", " ", "\x00", "\r\nSet-Cookie: a=b", "../../etc/passwd", "%00", "{{ settings.SECRET_KEY }}", "{% debug %}",
    "<script>alert(1)</script>", "' OR 1=1 --", "${7*7}", "%s%n%(x)s", "{0.__class__}", "//evil.example/", "/\\evil.example",
    "javascript:alert(1)", "-1", "0", "999999999999999999999", "1e309", "NaN", "٣", "３", "true", "null", "[]", "2026-02-30",
    "0000-00-00", "9999-12-31", "25:61", "𠮷" * 600, "a" * 6000, "\u202e", "＝cmd|' /C calc'!A0", "\ufeff", "é" * 300,
)  # fmt: skip
marked = st.builds(lambda before, mark: before + mark, any_text, st.sampled_from(MARKS))
dates = st.dates().map(str) | st.times().map(lambda at: f"{at:%H:%M}")
numbers = st.integers().map(str)
values = st.one_of(marked, any_text, st.sampled_from(NASTY), dates, numbers, st.uuids().map(str))
names = st.one_of(
    st.sampled_from(["next", "by", "p", "page", "back", "locked", "saved", "removed", "album", "draft", "held"]),
    any_text,
)


def encoded(text: str) -> str:
    """Return a value as it stands in a form's body, half characters too."""
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"))


def field_values(offered: list[str]) -> st.SearchStrategy[list[str]]:
    """Return what might be sent under one name: what the page offers, anything else, several at once, nothing."""
    known = st.sampled_from(offered) if offered else values
    one = st.one_of(known, known, values)
    return st.one_of(one.map(lambda value: [value]), st.lists(one, max_size=4))


def form_body(fields: dict[str, list[str]]) -> st.SearchStrategy[str]:
    """Return the body of a form: its own fields, sometimes with strange ones beside them."""
    own = st.fixed_dictionaries({}, optional={name: field_values(offered) for name, offered in fields.items()})
    strange = st.dictionaries(names, st.lists(values, max_size=2), max_size=2)
    return st.builds(
        lambda mine, others: "&".join(
            f"{encoded(name)}={encoded(value)}"
            for part in (mine, others)
            for name, sent in part.items()
            for value in sent
        ),
        own,
        strange,
    )


raw_bodies = st.one_of(st.binary(max_size=300), marked.map(lambda text: text.encode("utf-8", "surrogatepass")))
content_types = st.sampled_from(
    ["application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=x",
     "application/json", "text/plain", "", "multipart/form-data; boundary=" + "b" * 300]
)  # fmt: skip
queries = st.dictionaries(names, values, max_size=4).map(
    lambda asked: "&".join(f"{encoded(name)}={encoded(value)}" for name, value in asked.items())
)


def addresses(known: list[str], ids: list[str]) -> st.SearchStrategy[str]:
    """Return an address with one of its parts exchanged: for another id, a number, a word, anything."""
    part = st.one_of(st.sampled_from(ids), st.uuids().map(str), numbers, values.map(encoded), st.just(str(UUID(int=0))))

    def exchanged(path: str, place: int, new: str) -> str:
        parts = path.split("/")
        parts[1 + place % max(1, len(parts) - 2)] = new
        return "/".join(parts)

    return st.builds(exchanged, st.sampled_from(known), st.integers(0, 8), part)


headers = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(st.sampled_from([MARK_LATIN, "", "null", "*/*;q=bad", "bytes=0-99999999999", "cross-site", "same-origin"]),
                        st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40))
        for name in ("User-Agent", "Referer", "Origin", "Sec-Fetch-Site", "X-Forwarded-For", "X-F", "Accept-Language",
                     "If-None-Match", "If-Modified-Since", "Range", "Accept-Encoding", "X-Forwarded-Host")
    },
)  # fmt: skip
