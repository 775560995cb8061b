"""What a loan really costs: three numbers in, a yearly rate and a picture out; nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from borrower_help.core.money import show_yuan
from borrower_help.core.open_forms import open_form
from borrower_help.repayment.cost import Cost
from borrower_help.repayment.forms import SumsForm
from borrower_help.repayment.picture import picture
from borrower_help.repayment.showing import cited


@open_form
def sums(request: HttpRequest) -> HttpResponse:
    """Ask for what was received and what is paid; answer with the rate, its parts and what it may be held against."""
    form = SumsForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        context |= _result(form, form.cost())
    return render(request, "repayment/sums.html", context, status=422 if form.errors else 200)


def _result(form: SumsForm, cost: Cost) -> dict[str, Any]:
    said = form.cleaned_data
    kept = form.kept_back()
    before = kept + (said["fee"] or 0)
    return {
        "cost": cost,
        "percent": f"{cost.simple * 100:.1f}",
        "compound": f"{cost.effective * 100:.1f}",
        "quoted": f"{said['quoted']:f}" if said["quoted"] is not None else "",
        "higher": said["quoted"] is not None and cost.simple * 100 - float(said["quoted"]) >= 1,
        "received": show_yuan(said["received"]),
        "paid": show_yuan(cost.paid + (said["fee"] or 0)),
        "extra": show_yuan(cost.paid + (said["fee"] or 0) - said["received"]),
        "principal": show_yuan(said["principal"] or said["received"]),
        "kept": show_yuan(kept) if kept else "",
        "fee": show_yuan(said["fee"]) if said["fee"] else "",
        "count": said["count"],
        "kind": "licensed" if said["lender_kind"] == "card" else said["lender_kind"],
        "table_applies": said["lender_kind"] != "card",  # that the table holds for cards was not seen in a source
        "law": cited(),
        "rest": show_yuan(cost.extra - before),
        "picture": picture(received=said["received"], before=before, extra=cost.extra - before),
    }
