"""Addresses of what becomes of letters."""

from django.urls import path

from borrower_help.matters import (
    views_answers,
    views_calendar,
    views_dispatch,
    views_list,
    views_outcome,
    views_papers,
    views_proof,
)

app_name = "matters"
_ONE = "records/<uuid:case_id>/letters/<uuid:issued_id>/sent/"

urlpatterns = [
    path("records/<uuid:case_id>/matters/", views_list.matters, name="list"),
    path("records/<uuid:case_id>/days/", views_calendar.overview, name="calendar"),
    path("records/<uuid:case_id>/days/days.ics", views_calendar.file, name="calendar_file"),
    path("records/<uuid:case_id>/days/begin/", views_calendar.begin, name="begin_feed"),
    path("records/<uuid:case_id>/days/end/", views_calendar.end, name="end_feed"),
    path("days/<slug:token>.ics", views_calendar.feed, name="feed"),
    path("records/<uuid:case_id>/outcome/", views_outcome.outcome, name="outcome"),
    path("records/<uuid:case_id>/outcome/rest/", views_outcome.rest, name="rest"),
    path("records/<uuid:case_id>/papers/new/", views_papers.new, name="new_paper"),
    path("records/<uuid:case_id>/papers/<uuid:paper_id>/", views_papers.paper, name="paper"),
    path("records/<uuid:case_id>/papers/<uuid:paper_id>/change/", views_papers.change, name="change_paper"),
    path("records/<uuid:case_id>/papers/<uuid:paper_id>/done/", views_papers.done, name="paper_done"),
    path("records/<uuid:case_id>/papers/<uuid:paper_id>/remove/", views_papers.remove, name="remove_paper"),
    path("records/<uuid:case_id>/papers/<uuid:paper_id>/restore/", views_papers.restore, name="restore_paper"),
    path(_ONE, views_dispatch.matter, name="matter"),
    path(_ONE + "change/", views_dispatch.change, name="change"),
    path(_ONE + "remove/", views_dispatch.remove, name="remove"),
    path(_ONE + "restore/", views_dispatch.restore, name="restore"),
    path(_ONE + "files/", views_proof.sent_files, name="sent_files"),
    path(_ONE + "answers/<uuid:answer_id>/files/", views_proof.answer_files, name="answer_files"),
    path(_ONE + "asked/", views_list.asked, name="asked"),
    path(_ONE + "end/", views_list.end, name="end"),
    path(_ONE + "answers/new/", views_answers.new, name="new_answer"),
    path(_ONE + "answers/<uuid:answer_id>/", views_answers.answer, name="answer"),
    path(_ONE + "answers/<uuid:answer_id>/remove/", views_answers.remove, name="remove_answer"),
    path(_ONE + "answers/<uuid:answer_id>/restore/", views_answers.restore, name="restore_answer"),
]
