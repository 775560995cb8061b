"""Addresses of recording and of what was recorded."""

from django.urls import path

from borrower_help.incidents import (
    views_days,
    views_edit,
    views_findings,
    views_questions,
    views_record,
    views_refusal,
    views_timeline,
)

app_name = "incidents"
_DRAFT = "records/<uuid:case_id>/drafts/<uuid:draft_id>/"
_ONE = "records/<uuid:case_id>/<uuid:incident_id>/"

urlpatterns = [
    path("start/", views_record.start, name="start"),
    path("sent/", views_refusal.refusal, name="refusal"),
    path("records/<uuid:case_id>/new/", views_record.new, name="new"),
    path("records/<uuid:case_id>/<uuid:incident_id>/again/", views_record.again, name="again"),
    path(_DRAFT, views_record.resume, name="draft"),
    path(_DRAFT + "check/", views_record.check, name="check"),
    path(_DRAFT + "drop/", views_record.drop, name="drop_draft"),
    path(_DRAFT + "days/", views_days.days, name="days"),
    path(_DRAFT + "<slug:step>/", views_record.step, name="step"),
    path("records/<uuid:case_id>/list/", views_timeline.timeline, name="list"),
    path("records/<uuid:case_id>/findings/", views_findings.findings, name="findings"),
    path("records/<uuid:case_id>/questions/", views_questions.questions, name="questions"),
    path("records/<uuid:case_id>/removed/", views_timeline.removed, name="removed"),
    path(_ONE, views_timeline.detail, name="detail"),
    path(_ONE + "edit/", views_edit.edit, name="edit"),
    path(_ONE + "remove/", views_timeline.remove, name="remove"),
    path(_ONE + "restore/", views_timeline.restore, name="restore"),
]
