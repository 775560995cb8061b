"""Addresses of the sums that anybody may do, and of what a case keeps of each debt."""

from django.urls import path

from borrower_help.repayment import views, views_debts

app_name = "repayment"
_LIST = "records/<uuid:case_id>/sums/"
_ONE = _LIST + "<uuid:sum_id>/"

urlpatterns = [
    path("sums/", views.sums, name="sums"),
    path(_LIST, views_debts.debts, name="debts"),
    path(_LIST + "new/", views_debts.new, name="new"),
    path(_ONE, views_debts.debt, name="debt"),
    path(_ONE + "who/", views_debts.who, name="who"),
    path(_ONE + "numbers/", views_debts.numbers, name="numbers"),
    path(_ONE + "now/", views_debts.now, name="now"),
    path(_ONE + "remove/", views_debts.remove, name="remove"),
    path(_ONE + "restore/", views_debts.restore, name="restore"),
]
