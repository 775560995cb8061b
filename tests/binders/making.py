"""A case with a file of every sort a binder treats differently, looked at by the worker; and a PDF read back."""

from dataclasses import replace

import pypdfium2 as pdfium

from borrower_help.cases.access import OpenCase
from borrower_help.evidence import services as evidence
from borrower_help.evidence.cover import Box
from borrower_help.evidence.services import Kept
from tests.evidence import encoders
from tests.evidence.making import MAKERS
from tests.evidence.working import Worker
from tests.factories import make_case, make_file, make_guest, make_incident

EXCERPT = "2分05秒 他：我明天过去。\n我：请不要来。"
SORTS = {  # what it is, and its number in the list
    "微信截图.jpg": lambda: MAKERS["jpeg"][1](),
    "通话录音.amr": lambda: MAKERS["amr"][1](),
    "收到的函.pdf": lambda: MAKERS["pdf"][1](),
    "聊天记录.docx": lambda: MAKERS["docx"][1](),
    "身份证.png": lambda: encoders.picture("PNG"),
    "坏了的.jpg": lambda: encoders.picture("JPEG")[:900],
    "导出.csv": lambda: MAKERS["csv"][1](),
    "别的.bin": lambda: b"\x00\x01\x02" * 50,
}


def kept_case(worker: Worker, *names: str) -> tuple[OpenCase, list[Kept]]:
    """Return a case with three records and these files (all sorts where none is named), described, shown and partly covered."""
    case = make_case(make_guest(), lender_name="某某消费金融有限公司", app_name="快易分期")
    first = make_incident(case, words="再不还就上门。")
    for day in ("2026-03-06", "2026-03-09"):
        make_incident(case, on=day)
    kept = [make_file(case, SORTS[name](), name, incident=str(first.pk)) for name in names or SORTS]
    worker.work()
    for number, one in enumerate(kept):
        told = replace(one.payload, proves=["words"], note=f"第{number + 1}句说明", source="recorded")
        if one.payload.name.endswith(".amr"):
            told = replace(told, excerpt=EXCERPT)
        evidence.describe(case=case, row=one.row, payload=told, revision=1)
        if one.payload.name == "身份证.png":
            evidence.cover(case=case, kept=one, boxes=[Box(0, 0, 1, 0.5)])
    worker.work()
    return case, evidence.files_of(case)


def pages(pdf: bytes) -> list[str]:
    """Return what stands on each page, without blanks."""
    document = pdfium.PdfDocument(pdf)
    try:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()
