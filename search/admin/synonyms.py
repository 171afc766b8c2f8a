"""Sets of synonyms in the admin: the list, the form, and what to do to many at once."""

import django_filters
from django.db.models import BigIntegerField
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import StatusTagColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.log_actions import log
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views import snippets

from search.engines import engine
from search.models import SynonymSet
from search.query import Query, SearchAway
from search.wish import Clause, Wish

LONGEST_KEY = 20
"""Digits: more than any database has."""


class SynonymFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label="State",
        choices=[("in_use", "In use"), ("proposed", "Proposed")],
        method="by_state",
        empty_label="Any",
    )

    class Meta:
        model = SynonymSet
        fields = []

    def by_state(self, sets, name, value):
        return getattr(sets, value)()


class CreateView(snippets.CreateView):
    """Knows who proposes it, and begins with the words in the address (`?words=wireless`)."""

    def get_initial_form_instance(self):
        words = " ".join(self.request.GET.get("words", "").split())
        begun = f"{words} {SynonymSet.SAME} " if words else ""
        return SynonymSet(proposed_by=self.request.user, words=begun)


class FoundNow(HelpPanel):
    """In how many records each term is, so that nobody links words to nothing."""

    def __init__(self, **kwargs):
        super().__init__(template="search/admin/found_now.html", **kwargs)

    def clone_kwargs(self):
        kwargs = super().clone_kwargs()
        del kwargs["template"], kwargs["content"]
        return kwargs

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"counts": self.counts()}

        def counts(self) -> list[tuple[str, int]]:
            try:
                return [(" ".join(term), found_by(term)) for term in self.instance.terms]
            except SearchAway:
                return []


def found_by(term: tuple[str, ...]) -> int:
    """How many records a term finds by itself, other words for it left aside."""
    wish = Wish(wanted=(Clause(term, is_phrase=len(term) > 1),))
    return engine().search(Query(wish=wish, size=0)).total


class SynonymViewSet(snippets.SnippetViewSet):
    model = SynonymSet
    icon = "tag"
    menu_label = "Synonyms"
    menu_name = "synonyms"
    copy_view_enabled = False
    list_per_page = 50
    search_fields = ["words", "credited_to"]
    search_backend_name = None
    add_view_class = CreateView
    filterset_class = SynonymFilterSet
    list_display = [
        "words",
        StatusTagColumn(
            "state",
            label="State",
            sort_key="is_in_use",
            primary=lambda synonyms: synonyms.is_in_use,
        ),
        "careful_words",
        "credited_to",
        "proposed_by",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("words", widget=AdminAutoHeightTextInput),
            FoundNow(heading="In the collection now"),
            FieldPanel("careful_words"),
            FieldPanel("is_in_use"),
            FieldPanel("credited_to"),
        ]
    )


class UseBulkAction(SnippetBulkAction):
    """Changes whether searches follow many sets; "all in the listing" are those that the filter
    and the words searched for leave.
    """

    models = [SynonymSet]
    template_name = "search/admin/confirm_use.html"
    is_in_use = True
    done = ""

    def check_perm(self, synonyms):
        return self.permission_policy.user_has_permission(self.request.user, "change")

    def get_actionable_objects(self):
        sets = list(self.selected())
        if not sets or self.check_perm(None):
            return sets, {"items_with_no_access": []}
        return [], {"items_with_no_access": sets}

    def selected(self):
        ids = self.request.GET.getlist("id")
        if "all" in ids:
            return self.listed()
        keys = [int(key) for key in ids if key.isdecimal() and len(key) < LONGEST_KEY]
        keys = [key for key in keys if key <= BigIntegerField.MAX_BIGINT]
        return SynonymSet.objects.filter(pk__in=keys)

    def listed(self):
        filters = SynonymFilterSet(self.request.GET, request=self.request)
        sets = SynonymSet.objects.all()
        if filters.is_valid():
            sets = filters.filter_queryset(sets)
        return sets.matching(self.request.GET.get("q", ""))

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        """Those that are so already stay as they are."""
        changed = [synonyms for synonyms in objects if synonyms.is_in_use != cls.is_in_use]
        for synonyms in changed:
            synonyms.is_in_use = cls.is_in_use
            synonyms.save(update_fields=["is_in_use", "updated_at"])
            log(synonyms, "wagtail.edit", user=user)
        return len(changed), 0

    def get_execution_context(self):
        return super().get_execution_context() | {"user": self.request.user}

    def get_success_message(self, num_parent_objects, num_child_objects):
        sets = "set is" if num_parent_objects == 1 else "sets are"
        return f"{num_parent_objects} {sets} now {self.done}."

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"action": self}


class PutInUse(UseBulkAction):
    display_name = "Put in use"
    action_type = "put_in_use"
    aria_label = "Put the selected sets in use"
    action_priority = 10
    is_in_use = True
    done = "in use: searches follow within a minute"


class TakeOutOfUse(UseBulkAction):
    display_name = "Take out of use"
    action_type = "take_out_of_use"
    aria_label = "Take the selected sets out of use"
    action_priority = 20
    is_in_use = False
    done = "out of use"
