"""Addresses in the admin, what a page says, and what a browser would send back."""

import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext


def edit_url(record) -> str:
    return f"/admin/snippets/objects/{record._meta.model_name}/edit/{record.pk}/"


def list_url(model_name: str) -> str:
    return f"/admin/snippets/objects/{model_name}/"


def bulk_url(model_name: str, action: str, records, **query) -> str:
    chosen = "&".join(f"id={record if record == 'all' else record.pk}" for record in records)
    extra = "".join(f"&{name}={value}" for name, value in query.items())
    return f"/admin/bulk/objects/{model_name}/{action}/?next={list_url(model_name)}&{chosen}{extra}"


def words(response) -> str:
    """What a person reads on the page: no tags, runs of space as one."""
    html = re.sub(r"(?s)<(script|style|template)\b.*?</\1>", " ", response.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def sent_back(response) -> dict:
    """The fields of the edit form as a browser would send them, nothing changed."""
    form = response.context["form"]
    fields = {}
    for part in [form, *(row for rows in form.formsets.values() for row in rows.forms)]:
        for field in part:
            value = field.value()
            if value is None or value is False:
                continue
            fields[field.html_name] = value
    for rows in form.formsets.values():
        for field in rows.management_form:
            fields[field.html_name] = field.value()
        for place, row in enumerate(rows.forms, 1):
            if rows.can_order:
                fields[row["ORDER"].html_name] = place
    return fields


def queries_of(client, url) -> int:
    """How many queries the page costs once its thumbnails are made."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries)
