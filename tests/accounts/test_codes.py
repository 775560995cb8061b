"""The receipt code finds every slip of one digit and every swap of neighbours, and forgives how it is typed."""

import random

import pytest

from borrower_help.accounts import codes
from borrower_help.accounts.forms import UnlockForm

# Written down, so that every run, and every process of one run, collects the same tests.
_BODIES = [str(random.Random(number).randrange(10**19)).zfill(19) for number in range(20)]
CODES = [body + str(codes._check(body)) for body in _BODIES] + ["0" * 20]


@pytest.mark.parametrize("code", CODES)
def test_new_code_is_twenty_digits_that_check(code):
    assert len(code) == codes.DIGITS
    assert codes.well_formed(code)


@pytest.mark.parametrize("code", CODES)
def test_every_single_wrong_digit_is_found(code):
    for place in range(20):
        for digit in "0123456789":
            wrong = code[:place] + digit + code[place + 1 :]
            assert codes.well_formed(wrong) is (wrong == code)


@pytest.mark.parametrize("code", CODES)
def test_every_swap_of_neighbours_is_found(code):
    for place in range(19):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert codes.well_formed(swapped) is (swapped == code)


def test_two_codes_differ():
    assert len({codes.new_code() for _ in range(50)}) == 50


def test_every_digit_but_the_last_is_drawn():
    drawn = [codes.new_code() for _ in range(300)]
    for place in range(20):
        assert len({code[place] for code in drawn}) == 10


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda code: " ".join(codes.in_fours(code)),
        lambda code: "-".join(codes.in_fours(code)),
        lambda code: "－".join(codes.in_fours(code)),
        lambda code: "　".join(codes.in_fours(code)),
        lambda code: "\u00a0".join(codes.in_fours(code)),
        lambda code: "—".join(codes.in_fours(code)),
        lambda code: code.translate(FULL_WIDTH),
        lambda code: "，".join(codes.in_fours(code.translate(FULL_WIDTH))),
        lambda code: f"  {code}\n",
        lambda code: "\u200b".join(codes.in_fours(code)),
    ],
)
def test_spaces_dashes_and_full_width_digits_are_forgiven(spoil):
    code = codes.new_code()
    form = UnlockForm({"code": spoil(code)})
    assert form.is_valid(), form.error_codes()
    assert form.cleaned_data["code"] == code


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "required"),
        ("1234", "too_short"),
        ("1" * 21, "too_long"),
        ("1" * 61, "max_length"),
        ("12345678901234567890"[:19] + "x", "not_digits"),
        ("٠" * 20, "not_digits"),
        ("0" * 19 + "1", "check"),
    ],
)
def test_malformed_code_gets_its_own_sentence(typed, error):
    form = UnlockForm({"code": typed})
    assert form.error_codes()["code"] == [error]


def test_other_scripts_digits_are_no_code():
    assert not codes.well_formed("٠" * 20)
    assert not codes.well_formed("०" * 20)
