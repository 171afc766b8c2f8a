"""Every variable the settings read stands in `.env.example` with its default, and no other."""

import ast
import os
import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from bac_collection.settings import env
from tests.places import PROJECT

SETTINGS = PROJECT / "bac_collection" / "settings"
READERS = {"text", "flag", "number", "words"}


def variables_read() -> list[tuple[str, str]]:
    """Each `env.text("NAME", "default")` in the settings, as (name, default)."""
    found = []
    for path in SETTINGS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="env"), attr=reader)):
                    if reader in READERS:
                        name, default = [*(arg.value for arg in node.args), ""][:2]
                        found.append((name, default))
    return found


def variables_listed() -> list[tuple[str, str]]:
    lines = (PROJECT / ".env.example").read_text().splitlines()
    return [tuple(line.split("=", 1)) for line in lines if line and not line.startswith("#")]


def test_the_example_lists_every_variable_once_with_its_default():
    assert sorted(variables_listed()) == sorted(variables_read())


def test_every_variable_has_an_explanation():
    paragraphs = (PROJECT / ".env.example").read_text().split("\n\n")
    assert [part for part in paragraphs if not part.startswith("#")] == []


def test_only_one_module_reads_the_environment():
    others = [path for path in SETTINGS.glob("*.py") if path.name != "env.py"]
    assert [path.name for path in others if re.search("os.environ|getenv", path.read_text())] == []


def test_a_file_gives_what_the_shell_has_not_set(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", {"SET": "by the shell"})
    (tmp_path / ".env").write_text('# a remark\n\nSET=by the file\nQUOTED = "a=b"\nnonsense\n')
    env.load(tmp_path / ".env")
    assert os.environ == {"SET": "by the shell", "QUOTED": "a=b"}


def test_no_file_is_no_error(tmp_path):
    env.load(tmp_path / ".env")


@pytest.mark.parametrize(
    ("value", "meaning"), [("1", True), ("Yes", True), ("0", False), ("", False)]
)
def test_yes_and_no(monkeypatch, value, meaning):
    monkeypatch.setenv("FLAG", value)
    assert env.flag("FLAG") is meaning


def test_a_number_that_is_none_is_named(monkeypatch):
    monkeypatch.setenv("PORT", "http")
    with pytest.raises(ImproperlyConfigured, match="PORT must be a whole number, not 'http'"):
        env.number("PORT", "8000")
