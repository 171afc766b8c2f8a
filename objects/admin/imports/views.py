"""The import screens' views."""

import csv
import sqlite3

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, FormView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from objects import tasks
from objects.admin.imports.forms import UploadForm
from objects.importing import locks
from objects.importing.progress import read_progress
from objects.importing.report import KINDS, count_lines, csv_rows, lines, summary
from objects.models import ImportRun

LINES_ON_A_PAGE = 100
IMPORT = "objects.import_objects"
VIEW = "objects.view_importrun"
UNREADABLE = "This import's report can't be read: its file is damaged."


def need(permission: str):
    """For a view function: who may not is refused."""

    def decorate(view):
        def checked(request, *args, **kwargs):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return checked

    return decorate


class PermittedMixin:
    """For a view class: who may not is refused."""

    needs = VIEW

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.needs):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class IndexView(PermittedMixin, generic.IndexView):
    """All runs, the latest first."""

    page_title = "Imports"
    header_icon = "upload"
    any_permission_required = ["view"]
    new_url_name = None

    def get_base_queryset(self):
        return ImportRun.objects.select_related("user")

    def get_edit_url(self, instance):
        return reverse("imports:detail", args=[instance.pk])

    @property
    def header_buttons(self):
        if not self.request.user.has_perm(IMPORT):
            return []
        return [HeaderButton("New import", url=reverse("imports:new"), icon_name="upload")]


class UploadView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    """Take a file in and have the worker read it."""

    needs = IMPORT
    page_title = "New import"
    header_icon = "upload"
    template_name = "objects/admin/imports/upload.html"
    form_class = UploadForm

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, crumb(), {"url": "", "label": self.page_title}]

    def form_valid(self, form):
        run = form.start(self.request.user)
        tasks.ask(run, "preview")
        return redirect("imports:detail", run.pk)


def crumb():
    return {"url": reverse("imports:index"), "label": "Imports"}


class DetailPage(PermittedMixin, WagtailAdminTemplateMixin, DetailView):
    """One run: where it stands, what it did or would do, line by line."""

    queryset = ImportRun.objects.select_related("user", "undoes")
    template_name = "objects/admin/imports/detail.html"
    header_icon = "upload"
    context_object_name = "run"

    def get_page_title(self):
        return str(self.object)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, crumb(), {"url": "", "label": str(self.object)}]

    def get_context_data(self, **kwargs):
        run = self.object
        try:
            found = self.get_report()
        except sqlite3.DatabaseError:
            found = {"unreadable": UNREADABLE}
        return (
            super().get_context_data(**kwargs)
            | found
            | {
                "summary": summary(run),
                "progress": said_progress(run),
                "may_import": self.request.user.has_perm(IMPORT),
                "undone_by": run.undone_by.last(),
            }
        )

    def get_report(self):
        """A page of the report's lines; raises sqlite3.DatabaseError if its file is damaged."""
        run = self.object
        # While it works, its report is being written.
        counts = {} if run.is_working else count_lines(run)
        kind = self.request.GET.get("kind")
        kind = kind if kind in counts else None
        found = ReportLines(run, kind, counts[kind] if kind else sum(counts.values()))
        return {
            "kinds": [(name, KINDS[name], count) for name, count in counts.items()],
            "kind": kind,
            "lines": Paginator(found, LINES_ON_A_PAGE).get_page(self.request.GET.get("p")),
        }


class ReportLines:
    """The lines of a report as a paginator wants them: counted, and sliced."""

    def __init__(self, run, kind, count):
        self.run, self.kind, self.number = run, kind, count

    def __len__(self):
        return self.number

    def __getitem__(self, part):
        if not self.number:
            return []
        return lines(self.run, self.kind, part.start, part.stop - part.start)


@need(VIEW)
def report(request, pk):
    """The report as CSV, streamed."""
    run = get_object_or_404(ImportRun, pk=pk)
    rows = readable_rows(run)
    response = StreamingHttpResponse(
        map(csv.writer(Echo()).writerow, rows), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="import-{run.pk}.csv"'
    return response


def readable_rows(run):
    """The report's rows; if its file is damaged, those before that place, and a row to say so."""
    try:
        yield from csv_rows(run)
    except sqlite3.DatabaseError:
        yield ["", "", UNREADABLE]


class Echo:
    """A file that gives back what is written to it."""

    def write(self, value):
        return value


@need(VIEW)
def progress(request, pk):
    """Where the run stands, for the page that watches it."""
    run = get_object_or_404(ImportRun, pk=pk)
    return JsonResponse({"working": run.is_working, **said_progress(run)})


def said_progress(run) -> dict:
    """`said`: in words; `done` and `total`: numbers, 0 while nothing is known."""
    if run.is_waiting:
        return {"said": "Waiting for the worker to begin.", "done": 0, "total": 0}
    if not run.is_working:
        return {"said": run.get_state_display(), "done": 0, "total": 0}
    note = read_progress(run) or {"step": run.get_state_display(), "done": 0, "total": 0}
    said = note["step"]
    if note["total"]:
        said += f": {note['done']:,} of {note['total']:,}"
    if note.get("seconds_left"):
        said += f", about {said_seconds(note['seconds_left'])} left"
    return {"said": said, "done": note["done"], "total": note["total"]}


def said_seconds(seconds: int) -> str:
    return f"{round(seconds / 60)} minutes" if seconds > 90 else f"{seconds} seconds"


def applying(request):
    """Whether an import is being put in now: a save that waits long asks why."""
    return JsonResponse({"applying": locks.is_held(locks.APPLY)})


@require_POST
@need(IMPORT)
def put_in(request, pk):
    """Have the worker put a run in."""
    run = get_object_or_404(ImportRun, pk=pk)
    if run.state == run.State.READY and not run.is_waiting:
        tasks.ask(run, "apply")
    else:
        messages.error(request, f"It can't be put in now: {run.get_state_display()}.")
    return redirect("imports:detail", run.pk)


@require_POST
@need(IMPORT)
def read_again(request, pk):
    """Have the worker read the file again; with `yes`, whatever it warned of is accepted."""
    run = get_object_or_404(ImportRun, pk=pk)
    if run.can_be_read_again:
        run.options["yes"] = run.options.get("yes") or "yes" in request.POST
        tasks.ask(run, "preview")
    else:
        messages.error(request, f"It can't be read again: {run.get_state_display()}.")
    return redirect("imports:detail", run.pk)


@require_POST
@need(IMPORT)
def undo(request, pk):
    """Have the worker undo a run."""
    run = get_object_or_404(ImportRun, pk=pk)
    if run.can_be_undone and not run.is_waiting:
        tasks.ask(run, "undo", request.user.pk)
    else:
        messages.error(request, f"It can't be undone now: {run.get_state_display()}.")
    return redirect("imports:detail", run.pk)
