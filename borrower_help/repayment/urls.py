"""Addresses of the sums that anybody may do, and of what a case keeps of each debt and of a month."""

from django.urls import path

from borrower_help.repayment import views, views_call, views_debts, views_means, views_offers, views_points, views_quick

app_name = "repayment"
_LIST = "records/<uuid:case_id>/sums/"
_ONE = _LIST + "<uuid:sum_id>/"
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
    path("records/<uuid:case_id>/plans/", views_offers.offers, name="offers"),
    path("records/<uuid:case_id>/plans/share/", views_offers.share, name="share"),
    path("records/<uuid:case_id>/plans/<uuid:sum_id>/call/", views_call.call, name="call"),
    path(_MONTH + "short/", views_quick.short, name="short"),
    path(_MONTH, views_means.month, name="month"),
    path(_MONTH + "<slug:screen>/", views_means.screen, name="month_screen"),
]
