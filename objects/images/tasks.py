"""Makes the files that pages will ask for, before the first reader has to wait for them."""

from django_tasks import task
from wagtail.images.models import SourceImageIOError

from objects.models import CollectionImage

BATCH = 50  # pictures in one task: about ten seconds, so that others get their turn
AFTER_OTHERS = -50


@task(priority=AFTER_OTHERS)
def make_sizes(image_pks):
    """Make the usual sizes of these pictures; one whose file is lost is passed over."""
    for image in CollectionImage.objects.filter(pk__in=image_pks):
        try:
            image.make_sizes()
        except SourceImageIOError:
            continue


def enqueue_sizes(image_pks):
    """Have the worker make the usual sizes of many pictures, in batches, when it is free."""
    image_pks = list(image_pks)
    for start in range(0, len(image_pks), BATCH):
        make_sizes.enqueue(image_pks[start : start + BATCH])
