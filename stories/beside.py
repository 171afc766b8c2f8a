"""What stands around a story's text: who wrote it, its series, what else they wrote, its tags."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import CharField, DateTimeField, F, IntegerField, Value
from django.db.models.functions import Cast
from taggit.models import Tag

from stories.models.people import Authorship, Contributor
from stories.models.tags import TaggedArticle

MORE = 3
"""How much else is shown of its authors."""
NOTHING = {
    "at": Cast(Value(None), DateTimeField()),
    "place": Value(0, IntegerField()),
    "three": Value("", CharField()),
    "image": Cast(Value(None), IntegerField()),
}


@dataclass
class Beside:
    """All of it as the public may see it; `parts` are those of its series, the first one first."""

    authors: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    more: list = field(default_factory=list)

    @classmethod
    def of(cls, article) -> "Beside":
        """In one query, as a story shows so much else."""
        found = defaultdict(list)
        for named in _rows(article):
            row = {name.removeprefix("as_"): value for name, value in named.items()}
            found[row["sort"]].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (row["place"] or 0, row["key"]))
        return cls(
            [_author(row) for row in found["author"]],
            [Tag(pk=row["key"], name=row["one"], slug=row["two"]) for row in found["tag"]],
            [_article(row) for row in sorted(found["part"], key=_in_time)],
            [_article(row) for row in sorted(found["more"], key=_in_time)[::-1]],
        )

    @classmethod
    def of_draft(cls, article) -> "Beside":
        """The same with the authors and tags of a draft that is only being written."""
        beside = cls.of(article)
        beside.authors, beside.tags = article.authors, list(article.tags.all())
        return beside


def _rows(article):
    """One after the other in one query, so their columns are alike."""
    articles = Authorship.page.field.related_model.objects.public()
    own = Authorship.objects.filter(page=article.pk).order_by()
    others = (
        articles.whole().filter(authorships__contributor__in=own.values("contributor")).distinct()
    )
    newest = others.exclude(pk=article.pk).values("pk")[:MORE]
    texts = {"one": F("title"), "two": F("url_path"), "three": F("standfirst")}
    shown = {**texts, "at": F("first_published_at"), "image": F("picture")}
    named = {"one": F("contributor__name"), "two": F("contributor__slug")}
    faces = {"three": F("contributor__pronouns"), "image": F("contributor__portrait")}
    tagged = TaggedArticle.objects.filter(content_object=article.pk).order_by()
    rows = _columns(articles.model.objects.filter(pk__in=newest).order_by(), "more", **shown)
    return rows.union(
        _columns(articles.filter(series=article.series_id or 0).order_by(), "part", **shown),
        _columns(own, "author", "contributor", place=F("sort_order"), **named, **faces),
        _columns(tagged, "tag", "tag", one=F("tag__name"), two=F("tag__slug")),
        all=True,
    )


def _columns(records, sort, key="pk", **own):
    columns = {"sort": Value(sort, CharField()), "key": F(key), **NOTHING, **own}
    order = ("sort", "key", "place", "at", "image", "one", "two", "three")
    # None of their names may be a field's of the records: `as_` sets them apart.
    named = records.annotate(**{f"as_{name}": columns[name] for name in order})
    return named.values(*(f"as_{name}" for name in order))


def _in_time(row):
    return row["at"].timestamp() if row["at"] else 0, row["key"]


def _author(row):
    known = {"name": row["one"], "slug": row["two"], "pronouns": row["three"]}
    return Contributor(pk=row["key"], portrait_id=row["image"], **known)


def _article(row):
    model = Authorship.page.field.related_model
    known = {"title": row["one"], "url_path": row["two"], "standfirst": row["three"]}
    return model(
        page_ptr_id=row["key"],
        id=row["key"],
        picture_id=row["image"],
        first_published_at=row["at"],
        **known,
    )
