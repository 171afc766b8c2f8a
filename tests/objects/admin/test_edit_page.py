"""The object's edit page: small, in few queries, and honest about where its words come from."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import ObjectTermFactory
from tests.objects.admin.conftest import edit_url


def queries_of(client, url) -> int:
    with CaptureQueriesContext(connection, ) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries)


def test_the_page_of_a_full_object_is_small(curator_client, full_object):
    response = curator_client.get(edit_url(full_object))
    print("SIZE", len(response.content))
    open("/tmp/edit.html", "wb").write(response.content)
    assert len(response.content) < 300_000


def test_rows_cost_no_queries(curator_client, full_object):
    curator_client.get(edit_url(full_object))  # makes the thumbnails
    with CaptureQueriesContext(connection) as queries:
        curator_client.get(edit_url(full_object))
    print("QUERIES", len(queries))
    open("/tmp/q.txt","w").write("\n".join(q["sql"][:300] for q in queries))
    before = queries_of(curator_client, edit_url(full_object))
    for _ in range(10):
        ObjectTermFactory(collection_object=full_object)
    assert queries_of(curator_client, edit_url(full_object)) <= before + 1
