"""What the site has, as the tests of reading the box office ask for it."""

from whatson.models import BoxOfficeEvent, Performance


def performance(source_id: str) -> Performance:
    return Performance.objects.get(source_id=source_id)


def names() -> set[str]:
    return set(BoxOfficeEvent.objects.values_list("name", flat=True))
