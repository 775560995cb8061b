"""My matters: what presses stands first with its step, answers are held against requests, the next letter knows of the last."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from borrower_help.letters.earlier import answers_after
from borrower_help.letters.names_paper import SHORT
from borrower_help.matters.models import Dispatch, Response
from borrower_help.matters.payloads import ResponsePayload
from borrower_help.matters.reading import requests_of
from tests.factories import (
    client_for,
    make_case,
    make_dispatch,
    make_guest,
    make_issued_letter,
    make_response,
)
from tests.matters.test_dispatch import Somebody

pytestmark = pytest.mark.django_db


class Sender(Somebody):
    """Somebody whose letter is handed over."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**about)
        self.sent_row = make_dispatch(self.case, self.letter, number="EX 128 018")

    def at(self, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("borrower_help.core.dates.today", lambda: date.fromisoformat(day))

    def listed(self) -> str:
        answer = self.client.get(reverse("matters:list", args=[self.case.id]))
        assert answer.status_code == 200
        return answer.content.decode()

    def answer(self, answer_id: UUID | None = None, **fields: str) -> Any:
        name, args = ("matters:answer", [answer_id]) if answer_id else ("matters:new_answer", [])
        values = {"on_pick": "other", "on_date": "2026-03-20", "words": "", "revision": "1", "answer": str(uuid4())}
        return self.client.post(reverse(name, args=[self.case.id, self.letter.pk, *args]), values | fields)

    def post(self, name: str, **fields: str) -> Any:
        return self.client.post(self.path(name), fields)

    @property
    def responses(self) -> list[ResponsePayload]:
        return [row.payload(self.case.keyring) for row in Response.objects.filter(removed_on=None)]


def test_the_home_of_a_case_leads_there_and_an_empty_list_says_so() -> None:
    guest = make_guest()
    case = make_case(guest)
    client = client_for(guest)
    address = reverse("matters:list", args=[case.id])
    assert address in client.get(reverse("home:case", args=[case.id])).content.decode()
    assert reverse("letters:list", args=[case.id]) in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("day", "said", "link"),
    [
        ("2026-03-13", "2026年3月27日", ""),
        ("2026-03-28", "2026年4月11日", "/sent/"),
        ("2026-05-12", "2026年5月11日", "/letters/new/second_level/?after="),
    ],
)
def test_each_letter_stands_there_with_its_day_and_step(
    day: str, said: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Sender()
    one.at(day, monkeypatch)
    page = one.listed()
    assert said in page
    assert link in page
    assert ('class="btn two"' in page) is bool(link)


def test_asking_is_noted_and_what_to_say_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Sender()
    one.at("2026-03-28", monkeypatch)
    page = one.page()
    assert "我2026年3月12日交了一份材料，编号EX 128 018" in page
    one.post("asked")
    one.post("asked")
    sent = Dispatch.objects.get().payload(one.case.keyring)
    assert sent.asked_on == ["2026-03-28"]
    assert "编号EX 128 018，到今天" not in one.page()


def test_an_answer_is_held_against_what_was_asked() -> None:
    one = Sender()
    keys = requests_of(one.letter.payload(one.case.keyring))
    assert len(keys) >= 3
    form = one.client.get(reverse("matters:new_answer", args=[one.case.id, one.letter.pk])).content.decode()
    assert all(f'name="result_{key}"' in form for key in keys)
    assert one.answer(words="已经处理。", **{f"result_{keys[0]}": "yes", f"result_{keys[1]}": "no"}).status_code == 302
    assert one.responses == [ResponsePayload("2026-03-20", "已经处理。", {keys[0]: "yes", keys[1]: "no"})]
    page = one.page()
    assert "已经处理。" in page
    assert f"/letters/new/second_level/?after={one.letter.pk}" in page
    assert "2026年4月19日" in page


def test_sent_twice_is_one_answer() -> None:
    one = Sender()
    token = str(uuid4())
    for _ in range(2):
        assert one.answer(words="好", answer=token).status_code == 302
    assert len(one.responses) == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"on_date": "2026-03-11"}, {"on": ["before"]}),
        ({"on_date": "2027-03-11"}, {"on": ["future"]}),
        ({"on_date": "2026-02-30"}, {"on": ["no_such_day"]}),
        ({"words": "字" * 5001}, {"words": ["max_length"]}),
        ({"result_written_answer": "perhaps"}, {"result_written_answer": ["invalid_choice"]}),
    ],
)
def test_what_cannot_be_answered_is_said_and_nothing_is_lost(
    fields: dict[str, str], wrong: dict[str, list[str]]
) -> None:
    one = Sender()
    answer = one.answer(**{"words": "没说清", **fields})
    assert answer.status_code == 422
    assert answer.context["form"].error_codes() == wrong
    assert fields.get("words", "没说清") in answer.content.decode()
    assert one.responses == []


def test_an_answer_can_be_changed_taken_out_and_brought_back() -> None:
    one = Sender()
    row = make_response(one.case, one.sent_row, words="一")
    assert one.answer(row.pk, words="二").status_code == 302
    assert one.answer(row.pk, words="三").status_code == 409
    assert [said.words for said in one.responses] == ["二"]
    args = [one.case.id, one.letter.pk, row.pk]
    page = one.client.post(reverse("matters:remove_answer", args=args), follow=True).content.decode()
    assert reverse("matters:restore_answer", args=args) in page
    assert one.responses == []
    one.client.post(reverse("matters:restore_answer", args=args))
    assert len(one.responses) == 1


def test_an_answer_of_another_letter_or_case_is_not_there() -> None:
    one, other = Sender(), Sender()
    row = make_response(other.case, other.sent_row)
    assert one.answer(row.pk).status_code == 404
    assert one.answer(answer=str(row.pk)).status_code == 404


def test_a_matter_rests_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Sender()
    one.at("2026-05-12", monkeypatch)
    one.post("end", end="closed")
    assert "second_level" not in one.listed()
    one.post("end", end="")
    assert "second_level" in one.listed()
    one.post("end", end="nonsense")
    assert Dispatch.objects.get().payload(one.case.keyring).end == ""


def test_the_next_letter_knows_of_the_last_and_its_address_tells_nothing() -> None:
    one = Sender(lender_name="某某银行")
    make_response(one.case, one.sent_row, words="不归我们管", results={"stop_others": "no", "written_answer": "partly"})
    address = reverse("letters:about", args=[one.case.id, "second_level"]) + f"?after={one.letter.pk}"
    page = one.client.get(address).content.decode()
    assert "EX 128 018" in page
    assert "不归我们管" in page
    told = answers_after(one.case, one.letter.pk, "second_level")
    assert told["first_on"] == "2026-03-12"
    assert told["first_how"] == "counter"
    assert told["reply"] == "partly"
    assert told["reply_on"] == "2026-03-20"
    assert "；" in told["unmet"]
    assert set(told["unmet"].split("；")) <= set(SHORT.values())  # a paper, not a screen
    assert answers_after(one.case, one.letter.pk, "regulator_complaint")["company"] == "某某银行"
    assert answers_after(make_case(), one.letter.pk, "second_level") == {}
    assert one.client.get(address[:-5] + "xxxxx").status_code == 200


def test_silence_is_told_as_silence() -> None:
    one = Sender()
    assert answers_after(one.case, one.letter.pk, "second_level")["reply"] == "silence"


def test_what_presses_stands_before_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Sender()
    fresh = make_issued_letter(one.case, key="data_access", on=date(2026, 5, 10))
    make_dispatch(one.case, fresh)
    one.at("2026-05-12", monkeypatch)
    page = one.listed()
    assert page.index(str(one.letter.pk)) < page.index(str(fresh.pk))
