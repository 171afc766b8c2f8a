"""Lists of rows on the edit page, each row on a line: Wagtail's own take three times the room."""

from dataclasses import dataclass

from wagtail.admin.panels import InlinePanel, MultipleChooserPanel

from objects.admin.import_notes import ImportNote


@dataclass
class Cell:
    """One field of one row; `help_id` names the help that stands once above all rows."""

    bound_field: object
    help_id: str = ""

    @property
    def widget(self):
        described = [self.help_id] if self.help_id else []
        if self.bound_field.errors:
            described.append(f"{self.bound_field.auto_id}_errors")
        return self.bound_field.as_widget(attrs={"aria-describedby": " ".join(described) or None})


class CompactRows(ImportNote):
    """For a bound inline panel: what its template shows of each row."""

    @property
    def imported_name(self):
        return self.panel.relation_name

    @property
    def helps(self) -> list[dict]:
        """The help of each field that has one: id, label, text."""
        return [
            {"id": self.help_id(field), "label": field.label, "text": field.help_text}
            for field in self.shown(self.empty_child)
            if field.help_text
        ]

    def help_id(self, field) -> str:
        return f"{self.formset.prefix}-{field.name}-help" if field.help_text else ""

    def shown(self, child) -> list:
        return [panel.bound_field for panel in child.visible_children]

    def get_context_data(self, parent_context=None):
        rows = [self.row(child) for child in self.children]
        return super().get_context_data(parent_context) | {
            "rows": rows,
            "empty_row": self.row(self.empty_child),
        }

    def row(self, child) -> dict:
        cells = [Cell(field, self.help_id(field)) for field in self.shown(child)]
        return {"form": child.form, "cells": cells, "hidden": child.render_missing_fields()}


class Rows(InlinePanel):
    """A list of rows, added one at a time."""

    class BoundPanel(CompactRows, InlinePanel.BoundPanel):
        template_name = "objects/admin/panels/rows.html"


class ChosenRows(MultipleChooserPanel):
    """A list of rows to which several can be added at once."""

    class BoundPanel(CompactRows, MultipleChooserPanel.BoundPanel):
        template_name = "objects/admin/panels/chosen_rows.html"
        # Wagtail's own script for these sets up every button a second time when it reads the
        # page's description of itself, so that "up" goes up two places (8.0.1).
        telepath_adapter_name = "wagtail.panels.InlinePanel"
