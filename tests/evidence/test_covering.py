"""Covering through its page: fields that are tapped, boxes that were drawn; the copy holds nothing of what lies under them."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image

from borrower_help.evidence import services
from borrower_help.evidence.cover import Box
from borrower_help.evidence.views_cover import ACROSS, DOWN, drawn_of, joined, tapped_of, written
from tests.cast import make_cast
from tests.evidence.test_cover import secret_picture
from tests.evidence.working import Worker, body, looks, page_of
from tests.factories import client_for, make_file

pytestmark = pytest.mark.django_db
MIDDLE = [f"{row}-{column}" for row in range(4, 10) for column in range(3, 7)]  # over the red part


@pytest.fixture
def there(worker: Worker) -> Any:
    """Return a cast, one of whose files is a picture with a red secret in its middle, and who looks at it."""
    cast = make_cast()
    kept = make_file(cast.case, secret_picture((600, 400)), "聊天.jpg")
    worker.work()
    return cast, kept, client_for(cast.lin)


def address(case: Any, kept: Any) -> str:
    return reverse("evidence:cover", args=[case.id, kept.row.pk])


def reds(data: bytes) -> int:
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    return sum(count for count, (r, g, _b) in picture.getcolors(10**7) or [] if r > 150 and g < 90)


def test_what_was_tapped_is_gone_from_the_copy_and_the_original_stays(worker: Worker, there: Any) -> None:
    cast, kept, client = there
    before = body(page_of(client, cast.case, kept, "original"))
    assert reds(before) > 1000
    answer = client.post(address(cast.case, kept), {"field": MIDDLE})
    assert answer.url == reverse("evidence:file", args=[cast.case.id, kept.row.pk])
    assert page_of(client, cast.case, kept, "covered").status_code == 404
    assert 'data-poll="3000"' in page_of(client, cast.case, kept).content.decode()
    assert looks(cast.case, kept).picture is None  # nothing leaves until it is made
    assert worker.work() == 1
    covered = body(page_of(client, cast.case, kept, "covered"))
    assert reds(covered) == 0
    assert b"SECRETWORDS" not in covered
    assert covered.count(b"\xff\xd8\xff") == 1
    assert not Image.open(io.BytesIO(covered)).getexif()
    assert body(page_of(client, cast.case, kept, "original")) == before
    assert [entry.deed for entry in services.entries_of(cast.case) if entry.file == str(kept.row.pk)][-1] != "covered"
    assert "covered" in [entry.deed for entry in services.entries_of(cast.case)]
    picture = looks(cast.case, kept).picture
    assert picture is not None
    assert picture.covered


def test_a_box_that_was_drawn_covers_too_and_comes_back_on_the_page(worker: Worker, there: Any) -> None:
    cast, kept, client = there
    client.post(address(cast.case, kept), {"drawn": "3900,3900,6100,6100"})
    worker.work()
    assert reds(body(page_of(client, cast.case, kept, "covered"))) == 0
    page = client.get(address(cast.case, kept)).content.decode()
    assert 'name="drawn" value="3900,3900,6100,6100"' in page


def test_nothing_and_too_much_are_asked_again_with_what_was_marked(there: Any) -> None:
    cast, kept, client = there
    empty = client.post(address(cast.case, kept))
    assert empty.status_code == 422
    many = " ".join(f"{n * 100},0,{n * 100 + 50},50" for n in range(60))
    full = client.post(address(cast.case, kept), {"drawn": many, "field": ["1-1"]})
    assert full.status_code == 422
    assert 'value="1-1" checked' in full.content.decode()
    assert looks(cast.case, kept).covered is None


def test_covering_is_taken_back(worker: Worker, there: Any) -> None:
    cast, kept, client = there
    client.post(address(cast.case, kept), {"field": MIDDLE})
    worker.work()
    client.post(address(cast.case, kept), {"nothing": "1"})
    assert looks(cast.case, kept).covered is None
    assert page_of(client, cast.case, kept, "covered").status_code == 404
    assert [entry.deed for entry in services.entries_of(cast.case)][-2:] == ["covered", "uncovered"]


def test_only_a_picture_that_is_there_can_be_covered(worker: Worker) -> None:
    cast = make_cast()
    client = client_for(cast.lin)
    text = make_file(cast.case, "张经理：明天上门。".encode(), "a.txt")
    waiting = make_file(cast.case, secret_picture((600, 400)), "b.jpg")
    assert client.get(address(cast.case, waiting)).status_code == 404
    worker.work()
    assert client.get(address(cast.case, text)).status_code == 404
    assert client.get(address(cast.case, waiting)).status_code == 200
    services.remove(case=cast.case, kept=waiting)
    assert client.get(address(cast.case, waiting)).status_code == 404


def test_the_zip_holds_the_covered_copy_beside_the_original(worker: Worker, there: Any, tmp_path: Path) -> None:
    cast, kept, client = there
    client.post(address(cast.case, kept), {"field": MIDDLE})
    worker.work()
    sent = client.get(reverse("evidence:bundle", args=[cast.case.id]))
    data = b"".join(sent.streaming_content)
    assert sent["Content-Length"] == str(len(data))
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        names = [name for name in bundle.namelist() if name.endswith("-遮盖.jpg")]
        assert len(names) == 1
        assert bundle.read(names[0]) == body(page_of(client, cast.case, kept, "covered"))
        bundle.extractall(tmp_path / "bundle")
    checked = subprocess.run(
        [sys.executable, "-I", "verify.py"], cwd=tmp_path / "bundle", capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout.decode()


def test_neighbours_in_a_row_are_one_box_and_every_field_lies_in_one() -> None:
    everything = tapped_of(f"{row + 1}-{column + 1}" for row in range(DOWN) for column in range(ACROSS))
    assert len(everything) == ACROSS * DOWN
    assert len(joined(everything)) == DOWN
    chess = {(row, column) for row, column in everything if (row + column) % 2}
    assert len(joined(chess)) == ACROSS * DOWN // 2 <= 50
    assert joined({(0, 0), (0, 1)}) == [Box(0, 0, 2 / ACROSS, 1 / DOWN)]
    assert tapped_of(["0-1", "13-1", "1-9", "x", "1-1-1", "１-1"]) <= {(0, 0)}


def test_what_is_no_box_is_passed_over_and_none_shrinks_on_its_way() -> None:
    assert drawn_of("1,2,3 5,5,5,9 a,b,c,d -1,0,5,5 0,0,99999,99999") == [Box(0, 0, 1, 1)]
    box = Box(1 / 3, 1 / 3, 2 / 3, 2 / 3)
    (again,) = drawn_of(written([box]))
    assert again.left <= box.left
    assert again.right >= box.right
