"""Search by everyday words; what is typed is neither kept nor put into an address."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borrower_help.core import languages
from borrower_help.core.fields import Words
from borrower_help.core.open_forms import open_form
from borrower_help.core.text import one_line, tidy
from borrower_help.core.traditional import simplified
from borrower_help.guides.library.catalogue import BY_NUMBER, GUIDES
from borrower_help.guides.library.check import blocks
from borrower_help.guides.search import Document, Index, despairs

LONGEST = 60
# Pages that are no guides: name, what they are called, and words people look for them by.
PAGES: tuple[tuple[str, Words, str], ...] = (
    ("guides:door", _("Somebody is at the door"), "有人在门口 敲门 上门 堵门 报警 110 door"),
    ("guides:papers", _("Paper from a court or a lawyer"), "法院 传票 律师函 判决 支付令 执行 仲裁 court paper"),
    ("guides:days", _("Count until which day to act"), "期限 几天 答辩 上诉 异议 数日子 deadline days"),
    ("guides:pay", _("Somebody wants money sent"), "转钱 骗子 个人账户 收款码 验证码 代办 fraud send money"),
    ("guides:hard", _("It is too much"), "撑不住 不想活 难受 崩溃 12356 crisis"),
    ("guides:me", _("They want money from me"), "找我要钱 先止住 发短信 官方客服 text"),
    ("guides:family", _("I did not borrow, and they call me"), "不是我借的 打给我 紧急联系人 家人 relative"),
    ("guides:cards", _("What to say, word for word"), "怎么说 说什么 照着念 卡片 what to say card"),
    ("repayment:sums", _("What it really costs a year"), "利息 年化 利率 手续费 砍头息 算一算 interest rate"),
)


@open_form
def find(request: HttpRequest) -> HttpResponse:
    """Ask for a few words; show what fits, or kindly that nothing does."""
    query = one_line(tidy(request.POST.get("q", "")))[:LONGEST].strip() if request.method == "POST" else ""
    context = {
        "query": query,
        "asked": request.method == "POST",
        "found": found(query, languages.current()) if query else [],
        "despair": despairs(simplified(query)),
    }
    return render(request, "guides/find.html", context)


def found(query: str, language: str) -> list[tuple[str, str, str]]:
    """Return address, title and a line of what fits, best first."""
    results = []
    for key in _index("en" if language == "en" else "zh-hans").find(simplified(query)):
        if key.isdigit():
            guide = BY_NUMBER[int(key)]
            results.append((reverse("guides:guide", args=[key]), guide.title.of(language), guide.summary.of(language)))
        else:
            results.append((reverse(key), str(next(title for name, title, _words in PAGES if name == key)), ""))
    return results


@lru_cache(maxsize=2)
def _index(language: str) -> Index:
    """Return the index of everything public in a language, made once a process."""
    file = "en" if language == "en" else "zh_Hans"
    documents = []
    for guide in GUIDES:
        template = get_template(f"guides/library/{guide.key}/{file}.html").template.source  # type: ignore[attr-defined]
        text = "\n".join(blocks(template).values())
        fields = {"title": guide.title.of(language), "summary": guide.summary.of(language), "text": text}
        documents.append(Document(str(guide.number), {**fields, "words": " ".join(guide.words)}))
    documents += [Document(name, {"words": words}) for name, _title, words in PAGES]
    return Index.of(documents)
