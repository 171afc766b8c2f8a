"""How many places are left, in a word."""

from django.db import models


class Availability(models.TextChoices):
    """What nobody has said is unknown, and unknown is never sold out."""

    UNKNOWN = "unknown", "Not known"
    AVAILABLE = "available", "Places left"
    FEW = "few", "Few places left"
    SOLD_OUT = "sold_out", "Sold out"
