"""Pictures made for the tests, among them what a phone would send."""

import functools
import io
import struct
from functools import cache

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms
from wagtail.models import Collection, GroupCollectionPermission

from objects.models import CollectionImage, CollectionObject, ObjectImage
from users.models import User

# What a photograph must not give away; all of it stands in `telling_jpeg` as plain bytes.
SECRETS = [
    b"AT-MY-FRONT-DOOR",
    b"SERIAL-4711",
    b"Snoopmark",
    b"ns.adobe.com/xap",
    b"XMP-HOME-ADDRESS",
    b"IPTC-BYLINE",
    b"A COMMENT",
    b"TRAILING-ZIP",
    b"Exif",
]
ROTATED_RIGHT = 6


def picture(mode="RGB", size=(40, 20)):
    """A picture that is dark at the top, light at the bottom, and part transparent if it can be."""
    colours = Image.linear_gradient("L").resize(size).convert("RGB")
    if mode in ("LA", "RGBA"):
        colours.putalpha(
            Image.linear_gradient("L").resize(size).rotate(180).point(lambda a: a // 2 + 128)
        )
    return colours.convert(mode)


def encoded(image, kind, **options):
    """The bytes of `image` as a file of that kind."""
    output = io.BytesIO()
    image.save(output, kind, **options)
    return output.getvalue()


def telling_exif(orientation=1):
    """An EXIF block with a place, a camera and its serial number."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Snoopmark"
    exif.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (51.0, 27.0, 50.0), 3: "W", 4: (0.0, 9.0, 40.0), 27: b"AT-MY-FRONT-DOOR"}
    )
    return exif


@functools.cache  # a colour profile carries the second in which it was made
def telling_jpeg(orientation=1, size=(40, 20)):
    """A JPEG with GPS, device, XMP, IPTC, a comment, a thumbnail, a profile and a zip behind it."""
    thumbnail = encoded(picture(size=(16, 8)), "JPEG")
    return (
        encoded(
            picture(size=size),
            "JPEG",
            exif=telling_exif(orientation),
            xmp=b"<x:xmpmeta>XMP-HOME-ADDRESS</x:xmpmeta>",
            comment=b"A COMMENT",
            icc_profile=srgb_profile(),
            extra=_segment(0xED, b"Photoshop 3.0\x008BIM IPTC-BYLINE")
            + _segment(0xE1, _exif_with_thumbnail(thumbnail)),
        )
        + b"PK\x03\x04TRAILING-ZIP"
    )


@cache
def srgb_profile():
    # Made once: it carries the second in which it was made.
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def secrets_in(content):
    """Return those `SECRETS` that stand in the bytes."""
    return [secret for secret in SECRETS if secret in content]


def stored_bytes(field_file):
    """What lies in the storage for a stored file."""
    with field_file.storage.open(field_file.name) as stored:
        return stored.read()


def as_file(content, name="picture.jpg"):
    return ContentFile(content, name=name)


def as_upload(content, name="picture.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, content, content_type)


def _segment(marker, payload):
    return bytes([0xFF, marker]) + struct.pack(">H", len(payload) + 2) + payload


def _exif_with_thumbnail(thumbnail):
    """An EXIF block of nothing but an empty first directory and a thumbnail in the second."""
    directory = struct.pack("<HHLLLHLLLL", 2, 0x0201, 4, 1, 44, 0x0202, 4, 1, len(thumbnail), 0)
    header = b"II*\x00" + struct.pack("<LHL", 8, 0, 14)
    start = len(header) + len(directory)
    return (
        b"Exif\x00\x00"
        + header
        + directory.replace(struct.pack("<L", 44), struct.pack("<L", start), 1)
        + thumbnail
    )


def published_object(number="1", **fields):
    return CollectionObject.objects.create(object_number=number, live=True, **fields)


def imported_image(content=None, title="Chair"):
    """A picture as the importer stores it: nobody's, and not in the library."""
    return CollectionImage.objects.create(title=title, file=as_file(content or telling_jpeg()))


def library_image(user, content=None, title="Stairs"):
    """A picture that an editor put in by hand."""
    return CollectionImage.objects.create(
        title=title, file=as_file(content or telling_jpeg()), uploaded_by_user=user
    )


def hang(image, collection_object, **fields):
    return ObjectImage.objects.create(
        image=image, collection_object=collection_object, sort_order=0, **fields
    )


def person_with(*permissions, name="Ada"):
    """A user of the admin with these permissions (`app.codename`) on every collection."""
    user = User.objects.create_user(name, password="x")
    group = Group.objects.create(name=name)
    user.groups.add(group)
    for permission in permissions:
        app, codename = permission.split(".")
        found = Permission.objects.get(content_type__app_label=app, codename=codename)
        if app in ("wagtailimages", "wagtailmedia"):
            GroupCollectionPermission.objects.create(
                group=group, collection=Collection.get_first_root_node(), permission=found
            )
        else:
            group.permissions.add(found)
    return user
