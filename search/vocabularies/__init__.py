"""Published vocabularies as sets of synonyms, for `manage.py import_synonyms`."""
