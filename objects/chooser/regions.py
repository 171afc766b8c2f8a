"""The pictures of an object on which a part can be set, for `<picture-region>` in the admin."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_safe
from wagtail.admin.viewsets.base import ViewSet

from objects.models import CollectionObject

SHOWN_AT = "column"


@require_safe
def pictures(request, pk):
    """What readers may see of a published object's pictures: nothing else can stand in a story."""
    shown = CollectionObject.objects.published().with_card_relations()
    thing = get_object_or_404(shown, pk=pk)
    found = (_told(row) for row in thing.object_images.all())
    return JsonResponse({"pictures": [one for one in found if one]})


def _told(row):
    """One picture, in the largest file of its size; None while there is none."""
    files = row.image.renditions_for(SHOWN_AT).values()
    file = max(files, key=lambda made: ("webp" in made.filter_spec, made.width), default=None)
    return file and {
        "id": row.image_id,
        "hash": row.image.file_hash,
        "url": file.url,
        "width": file.width,
        "height": file.height,
        "words": row.alternative_text or str(row),
    }


class RegionViewSet(ViewSet):
    """One address in the admin."""

    url_prefix = "object-regions"

    def get_urlpatterns(self):
        return [path("<int:pk>/", pictures, name="pictures")]
