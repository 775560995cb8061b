"""Plain text: everything, in order, ready to paste."""

from borrower_help.letters.plain_text import text
from borrower_help.letters.samples import sample


def test_text_follows_the_letter() -> None:
    said = text(sample("complaint", "borrower"))
    marks = [
        "投诉书",
        "被投诉人：",
        "一、请求事项",
        "\n1. ",
        "二、事实经过",
        "（1）3月5日 17:32；",
        "三、理由和依据",
        "本信只反映",
    ]
    marks += ["此致", "某某消费金融有限公司\n", "投诉人（签名）", "附件：1. 《停止联系号码清单》", "附件1　"]
    places = [said.index(mark) for mark in marks[:-2]] + [said.rindex(mark) for mark in marks[-2:]]
    assert places[:7] == sorted(places[:7])
    assert places[7:9] == sorted(places[7:9])
    assert places[-2] < places[-1]


def test_text_has_no_empty_paragraphs_and_no_columns() -> None:
    for key, perspective in (("complaint", "borrower"), ("notice", "third_party"), ("digest", "third_party")):
        said = text(sample(key, perspective))
        assert "\n\n\n" not in said
        assert "\t" not in said
        assert said.endswith("\n")
