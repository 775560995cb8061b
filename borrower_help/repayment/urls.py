"""Addresses of the sums that anybody may do, and of what a case keeps of each debt and of a month."""

from django.urls import path

from borrower_help.repayment import (
    views,
    views_call,
    views_debts,
    views_means,
    views_offers,
    views_paid,
    views_plan,
    views_points,
    views_promises,
    views_quick,
)

app_name = "repayment"
_LIST = "records/<uuid:case_id>/sums/"
_ONE = _LIST + "<uuid:sum_id>/"
_SIGNED = _ONE + "signed/"
_SAID = "records/<uuid:case_id>/said/"
_MONTH = "records/<uuid:case_id>/month/"

urlpatterns = [
    path("sums/", views.sums, name="sums"),
    path("points/", views_points.points, name="points"),
    path("talk/", views_quick.talk, name="talk"),
    path(_LIST, views_debts.debts, name="debts"),
    path(_LIST + "new/", views_debts.new, name="new"),
    path(_LIST + "quick/", views_quick.quick, name="quick"),
    path(_ONE, views_debts.debt, name="debt"),
    path(_ONE + "who/", views_debts.who, name="who"),
    path(_ONE + "numbers/", views_debts.numbers, name="numbers"),
    path(_ONE + "now/", views_debts.now, name="now"),
    path(_ONE + "remove/", views_debts.remove, name="remove"),
    path(_ONE + "restore/", views_debts.restore, name="restore"),
    path(_SIGNED, views_plan.agreement, name="agreement"),
    path(_SIGNED + "terms/", views_plan.terms, name="terms"),
    path(_SIGNED + "parts/", views_plan.parts, name="parts"),
    path(_SIGNED + "points/", views_plan.agreed_points, name="agreed_points"),
    path(_SIGNED + "files/", views_plan.files, name="agreement_files"),
    path(_SIGNED + "remove/", views_plan.remove, name="remove_agreement"),
    path(_SIGNED + "restore/", views_plan.restore, name="restore_agreement"),
    path(_SIGNED + "<int:number>/", views_paid.instalment, name="instalment"),
    path(_SIGNED + "<int:number>/late/", views_paid.late, name="late"),
    path(_SIGNED + "<int:number>/mark/", views_paid.mark, name="mark"),
    path(_SIGNED + "marks/<uuid:mark_id>/undo/", views_paid.unmark, name="unmark"),
    path(_SIGNED + "marks/<uuid:mark_id>/files/", views_paid.mark_files, name="mark_files"),
    path("records/<uuid:case_id>/plans/", views_offers.offers, name="offers"),
    path("records/<uuid:case_id>/plans/share/", views_offers.share, name="share"),
    path("records/<uuid:case_id>/plans/<uuid:sum_id>/call/", views_call.call, name="call"),
    path(_MONTH + "short/", views_quick.short, name="short"),
    path(_MONTH, views_means.month, name="month"),
    path(_MONTH + "<slug:screen>/", views_means.screen, name="month_screen"),
    path(_SAID, views_promises.promises, name="promises"),
    path(_SAID + "new/", views_promises.new, name="new_promise"),
    path(_SAID + "<uuid:said_id>/", views_promises.promise, name="promise"),
    path(_SAID + "<uuid:said_id>/what/", views_promises.what, name="promise_what"),
    path(_SAID + "<uuid:said_id>/who/", views_promises.who, name="promise_who"),
    path(_SAID + "<uuid:said_id>/asked/", views_promises.asked, name="promise_asked"),
    path(_SAID + "<uuid:said_id>/end/", views_promises.end, name="promise_end"),
    path(_SAID + "<uuid:said_id>/remove/", views_promises.remove, name="remove_promise"),
    path(_SAID + "<uuid:said_id>/restore/", views_promises.restore, name="restore_promise"),
]
