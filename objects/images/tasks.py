"""Makes the files that pages will look for, before the first reader comes."""

import logging

from django_tasks import task

from objects.models import CollectionImage

logger = logging.getLogger(__name__)

BATCH = 10  # pictures in one task: at most about fifteen seconds, so that others get their turn
AFTER_OTHERS = -50


@task(priority=AFTER_OTHERS)
def make_sizes(image_pks):
    """Make the missing sizes of those of these pictures that are public."""
    for image in CollectionImage.objects.filter(pk__in=image_pks).public():
        make_sizes_of(image)


def make_sizes_of(image):
    """Make one picture's missing sizes; return False if its file is lost or broken."""
    try:
        image.make_sizes()
    except OSError as error:
        logger.warning("Picture %s (%s) can't be shown: %s", image.pk, image.title, error)
        return False
    return True


def enqueue_sizes(image_pks):
    """Have the worker make the sizes of many pictures, in batches, when it is free."""
    image_pks = list(image_pks)
    for start in range(0, len(image_pks), BATCH):
        make_sizes.enqueue(image_pks[start : start + BATCH])
