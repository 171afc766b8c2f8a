"""Texts of several rows as one, on either database."""

from django.db.models import Aggregate, CharField


class Joined(Aggregate):
    """The texts of a group with commas between, so that a subquery can tell of several rows."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **extra):
        """Older versions of SQLite know it by another name only."""
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **extra)
