"""The reasons a case's own way has beside the finder's, in words."""

from types import MappingProxyType

from borrower_help.rules.catalogue.finder_words import REASONS as FINDER_REASONS
from borrower_help.rules.law import Words

_OWN = {
    "report_at_once": Words(
        "出了这样的事，可以直接反映，不用等公司答复。报过警的，写上时间和派出所。",
        "After such a thing you can report at once, without waiting for the company. If the police know, write when and at which station.",
    ),
    "after_police": Words(
        "先报警。报过警，再找公司的投诉部门，把报警的时间一起写上。",
        "The police first. Once they know, go to the company's complaint desk, and say when you told the police.",
    ),
    "no_desk": Words(
        "出了这样的事，别给对方写信：那只会多告诉他们你在哪、怕什么。",
        "After such a thing write them nothing: it only tells them more of where you are and what you fear.",
    ),
    "not_in_fear": Words(
        "有人身危险的时候，先不坐下来谈。", "While somebody is in danger there is nothing to sit down and agree on."
    ),
    "police_again": Words(
        "再发生，再打。说上次是哪天报的、哪个派出所。",
        "If it happens again, ring again, and say when and at which station you reported it before.",
    ),
    "wait_answer": Words(
        "已经交给它了，还在等答复。拿着编号问一句办到哪了，别另起一份。",
        "They have it and the answer is due. Ask with your number how far it is; do not begin another one.",
    ),
    "hold_to_it": Words(
        "它答应过的事又犯了。把上次的答复和新的记录放在一起，再找它。",
        "What it promised to stop happened again. Put its answer beside the new records and go back.",
    ),
    "asked_before": Words(
        "这里去过了。有新的事，再去一次；没有，就先走上面的。",
        "You were here. With something new, come again; otherwise go by those above first.",
    ),
    "public_post": Words(
        "不是官方渠道，发出去收不回。真要发，先把人名、号码、照片、原话都去掉。",
        "No official door, and what is posted cannot be taken back. If you must, leave out all names, numbers, pictures and quotations.",
    ),
}
REASONS = MappingProxyType({**FINDER_REASONS, **_OWN})
