"""Arrows go one way in models and templates too, where import-linter cannot see them."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

from tests.places import PROJECT

FOR_ALL = re.compile(r"components/|base\.html$")
INCLUDE = re.compile(r"{%-?\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")


def ranks() -> dict[str, int]:
    """Each app's place in the contract of `pyproject.toml`: 0 may use nothing else of ours."""
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    layers = pyproject["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        name: rank
        for rank, layer in enumerate(reversed(layers))
        for name in re.findall(r"\w+", layer)
    }


def may_use(user: str, used: str) -> bool:
    """Whether the app `user` may name the app `used`; apps that are not ours may be used by all."""
    order = ranks()
    return user == used or used not in order or order[used] < order[user]


def relations() -> list[tuple[str, str, str]]:
    """Each relation written in one of our models: (the field, its app, its target's app)."""
    return [
        (str(field), model._meta.app_label, field.related_model._meta.app_label)
        for model in apps.get_models()
        if model._meta.app_label in ranks()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    ]


def template_folders(root: Path) -> dict[str, Path]:
    return {app: root / app / "templates" for app in ranks() if (root / app / "templates").is_dir()}


def wrong_includes(root: Path) -> list[str]:
    """Each include or extends under `root` of a template whose app stands further right."""
    folders = template_folders(root)
    return [
        f"{path.relative_to(root)} uses {name} of {owner}"
        for app, folder in folders.items()
        for path in folder.rglob("*.html")
        for name in INCLUDE.findall(path.read_text())
        for owner in folders
        if not FOR_ALL.match(name) and (folders[owner] / name).exists()
        if not may_use(app, owner)
    ]


def test_relations_point_left():
    assert [field for field, user, used in relations() if not may_use(user, used)] == []


def test_the_relations_are_seen():
    assert len(relations()) > 10
    assert ("objects", "users") in {(user, used) for _, user, used in relations()}


def test_includes_point_left():
    assert wrong_includes(PROJECT) == []


@pytest.mark.parametrize(
    ("tag", "wrong"),
    [
        ('{% include "home/card.html" with object=object only %}', True),
        ("{% extends 'home/card.html' %}", True),
        ('{% include "search/card.html" %}', False),
        ('{% extends "base.html" %}', False),
        ('{% include "wagtailadmin/shared/header.html" %}', False),
    ],
)
def test_an_include_that_points_right_is_found(tmp_path, tag, wrong):
    for app in ("home", "objects", "search"):
        (tmp_path / app / "templates" / app).mkdir(parents=True)
        (tmp_path / app / "templates" / app / "card.html").touch()
    (tmp_path / "objects" / "templates" / "objects" / "page.html").write_text(tag)
    assert bool(wrong_includes(tmp_path)) is wrong
