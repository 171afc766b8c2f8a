"""Plain values into rows of the database, in bulk; within the caller's transaction."""

from collections import defaultdict

from objects.importing.fields import AUTHORITIES, FIELDS, measure
from objects.importing.pictures import PictureStore
from objects.models import (
    CollectionObject,
    Dimension,
    FormerAddress,
    Inscription,
    ObjectImage,
    ObjectPerson,
    ObjectPlace,
    ObjectTerm,
    Person,
    Place,
    Term,
)
from objects.models.addresses import RESERVED_ADDRESSES, taken_slugs
from objects.models.authorities import fold_name
from objects.models.relations import Activity
from objects.numbers import free_slug, slug_of_number

ROW_BATCH = 500


class Authorities:
    """Names to authorities: those known, and new ones made in bulk.

    A new name that differs from a known one only in case or width becomes its variant.
    """

    def __init__(self):
        self.known: dict[tuple, int] = {}
        self.created: dict[str, list[int]] = defaultdict(list)
        self.slugs: dict[type, set] = {}

    def prepare(self, values_of: list[dict]):
        """Have an authority for every name in these plain values."""
        wanted = defaultdict(dict)
        for values in values_of:
            for model, vocabulary, name, kind in _names(values):
                if (model, vocabulary, name) not in self.known:
                    wanted[model, vocabulary].setdefault(name, kind)
        for (model, vocabulary), names in wanted.items():
            self._find(model, vocabulary, names)
            new = {n: k for n, k in names.items() if (model, vocabulary, n) not in self.known}
            # One of each key first, so that the others find it and become its variants.
            firsts = set({fold_name(name): name for name in reversed(new)}.values())
            self._create(model, vocabulary, {n: k for n, k in new.items() if n in firsts})
            self._create(model, vocabulary, {n: k for n, k in new.items() if n not in firsts})

    def pk(self, model, vocabulary, name) -> int:
        return self.known[model, vocabulary, name]

    def _find(self, model, vocabulary, names):
        found = _of(model, vocabulary).filter(name__in=list(names))
        for pk, name in found.values_list("pk", "name"):
            self.known[model, vocabulary, name] = pk

    def _create(self, model, vocabulary, names):
        if not names:
            return
        preferred = self._preferred(model, vocabulary, names)
        new = []
        for name, kind in names.items():
            authority = _new(model, vocabulary, name, kind)
            key = authority.name_key = fold_name(name)
            authority.preferred_id = preferred.get(key)
            authority.slug = self._free_slug(authority)
            new.append(authority)
        for authority in model.objects.bulk_create(new, batch_size=ROW_BATCH):
            self.known[model, vocabulary, authority.name] = authority.pk
            self.created[model._meta.label].append(authority.pk)

    def _preferred(self, model, vocabulary, names):
        keys = {fold_name(name) for name in names}
        found = _of(model, vocabulary).filter(name_key__in=keys).order_by("-pk")
        return {
            key: preferred or pk
            for pk, key, preferred in found.values_list("pk", "name_key", "preferred")
        }

    def _free_slug(self, authority):
        model = type(authority)
        if model not in self.slugs:
            self.slugs[model] = set(model.objects.values_list("slug", flat=True))
        slug = free_slug(authority.wanted_slug(), self.slugs[model])
        self.slugs[model].add(slug)
        return slug


def _of(model, vocabulary):
    return model.objects.filter(vocabulary=vocabulary) if vocabulary else model.objects.all()


def _new(model, vocabulary, name, kind):
    if model is Term:
        return Term(name=name, vocabulary=vocabulary)
    return Person(name=name, kind=kind) if model is Person else Place(name=name)


def _names(values):
    """Every authority that plain values name: (model, vocabulary or "", name, kind or "")."""
    for field_name, rows in values.items():
        model = AUTHORITIES.get(FIELDS[field_name].rows)
        for row in rows if model else ():
            yield model, _vocabulary(model, field_name), row[0], row[1] if model is Person else ""


def _vocabulary(model, field_name):
    return field_name if model is Term else ""


class RowWriter:
    """Makes the rows that hang on objects, and replaces those of changed fields."""

    def __init__(self, authorities: Authorities, pictures: PictureStore | None = None):
        self.authorities, self.pictures = authorities, pictures

    def add(self, values_by_object: dict[int, dict]):
        """Write the rows of these plain values; nothing of the same field stands there yet."""
        rows = defaultdict(list)
        for pk, values in values_by_object.items():
            for name, value in values.items():
                if FIELDS[name].rows and name != "image":
                    rows[FIELDS[name].rows].extend(self._rows(pk, name, value))
        for model, new in rows.items():
            model.objects.bulk_create(new, batch_size=ROW_BATCH)
        for pk, values in values_by_object.items():
            if "image" in values:
                self._write_images(pk, values["image"])

    def replace(self, values_by_object: dict[int, dict]):
        """Take away the rows of these fields, then write them anew (pictures: by their hash)."""
        by_field = defaultdict(list)
        for pk, values in values_by_object.items():
            for name in values:
                if FIELDS[name].rows and name != "image":
                    by_field[name].append(pk)
        for name, pks in by_field.items():
            rows_of(name).filter(collection_object__in=pks).delete()
        self.add(values_by_object)

    def _rows(self, pk, name, value):
        make = {
            ObjectTerm: self._term,
            ObjectPerson: self._person,
            ObjectPlace: self._place,
            Dimension: _dimension,
            Inscription: _inscription,
        }[FIELDS[name].rows]
        for order, row in enumerate(value):
            made = make(name, row)
            made.collection_object_id, made.sort_order = pk, order
            yield made

    def _term(self, name, row):
        pk = self.authorities.pk(Term, name, row[0])
        is_name = name == Term.Vocabulary.OBJECT_NAME
        return ObjectTerm(
            term_id=pk, note="" if is_name else row[1], is_type=is_name and row[1] == "type"
        )

    def _person(self, name, row):
        pk = self.authorities.pk(Person, "", row[0])
        return ObjectPerson(person_id=pk, role=row[2], activity=_activity(name))

    def _place(self, name, row):
        return ObjectPlace(
            place_id=self.authorities.pk(Place, "", row[0]), activity=_activity(name)
        )

    def _write_images(self, pk, value):
        """Exchange what the catalogue says; what is written here about a picture stays.

        A picture is the same by its hash, or by its file name when its file was saved anew.
        """
        old = list(rows_of("image").filter(collection_object=pk).select_related("image"))
        for order, row in enumerate(value):
            image = self.pictures.image(row[5])
            link = _same_picture(old, row[5], row[0]) or _link(pk, image)
            if link in old:
                old.remove(link)
            link.image, link.sort_order = image, order
            link.source_name, link.caption, link.creator, link.licence, link.rights_holder = row[:5]
            if link.pk is None and len(row) > 6:
                link.alt_text, link.may_show = row[6:]
            link.save()
        ObjectImage.objects.filter(pk__in=[link.pk for link in old]).delete()


def _same_picture(links, hash_, name):
    by_hash = (link for link in links if link.image.received_hash == hash_)
    by_name = (link for link in links if link.source_name == name)
    return next(by_hash, None) or next(by_name, None)


def _link(pk, image):
    """The row of a picture that a curator had hung there already, or a new one."""
    there = ObjectImage.objects.filter(collection_object=pk, image=image).first()
    return there or ObjectImage(collection_object_id=pk, image=image)


def _activity(name):
    return Activity.PRODUCTION if name.startswith("production") else Activity.ASSOCIATION


def _dimension(_, row):
    text, part, value, unit, mm = row
    return Dimension(text=text, part=part, value=measure(value), unit=unit, value_mm=measure(mm))


def _inscription(_, row):
    return Inscription(content=row[0], method=row[1], position=row[2])


def rows_of(name: str):
    """The rows in the database that an import's field owns, over all objects."""
    rows = FIELDS[name].rows.objects.all()
    if FIELDS[name].rows is ObjectTerm:
        return rows.filter(term__vocabulary=name)
    if FIELDS[name].rows in (ObjectPerson, ObjectPlace):
        return rows.filter(activity=_activity(name))
    return rows.exclude(source_name="") if name == "image" else rows


def columns_of(values: dict) -> dict:
    """The object's own columns that plain values set: column to value."""
    columns = {}
    for name, value in values.items():
        field = FIELDS[name]
        if field.columns:
            texts = value if len(field.columns) > 1 else [value]
            columns.update(zip(field.columns, texts, strict=True))
    return columns


def create_objects(records: list[dict], source: str, is_live: bool, now) -> list[CollectionObject]:
    """Make objects of plain values, with their numbers' keys and free permalinks."""
    things = []
    for record in records:
        thing = CollectionObject(
            source=source,
            live=is_live,
            last_imported_at=now,
            **columns_of(record),
        )
        thing.first_published_at = now if is_live else None
        thing.has_unpublished_changes = not is_live
        thing.fold_numbers()
        things.append(thing)
    _give_slugs(things)
    return CollectionObject.objects.bulk_create(things, batch_size=ROW_BATCH)


def _give_slugs(things):
    wanted = [slug_of_number(thing.object_number)[:190] for thing in things]
    taken = set(CollectionObject.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    taken |= RESERVED_ADDRESSES
    taken |= set(FormerAddress.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    for thing, slug in zip(things, wanted, strict=True):
        if slug in taken:
            slug = free_slug(slug, taken | taken_slugs(slug))
        thing.slug = slug
        taken.add(slug)
