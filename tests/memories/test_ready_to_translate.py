"""All that somebody reads who gives a memory is ready to be translated."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

MEMORIES = settings.BASE_DIR / "memories"
CONTACT = settings.BASE_DIR / "contact"

FOR_STAFF = {"morning.html", "morning.txt", "hold_ended.html", "hold_ended.txt"}
TEMPLATES = [
    path
    for folder in (
        *(MEMORIES / "templates/memories" / part for part in ("giving", "yours", "letters")),
        *(CONTACT / "templates/contact" / part for part in ("", "components", "letters")),
    )
    for path in sorted(folder.iterdir())
    if path.is_file() and path.name not in FOR_STAFF
]
MODULES = [
    *sorted((MEMORIES / "giving").glob("*.py")),
    *(MEMORIES / "yours" / f"{name}.py" for name in ("forms", "own", "standing", "views")),
    MEMORIES / "uploads/refusals.py",
    CONTACT / "forms.py",
    CONTACT / "guard/forms.py",
    CONTACT / "guard/sentences.py",
]

MARKED = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%\s*translate.*?%}", re.DOTALL
)
UNSEEN = re.compile(
    r"{#.*?#}|<style>.*?</style>|<title>.*?</title>|{% block body_class %}.*?{% endblock %}",
    re.DOTALL,
)
TAG_WITH_WORDS = re.compile(r'{%.*?\w+="[^"]*[a-z] [a-z][^"]*".*?%}')
SAID_ASIDE = re.compile(r'(?:aria-label|alt|title|placeholder|data-words)="([^"]*)"')
CODE = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
OUTSIDE = re.compile(r"ico\.org\.uk|&\w+;")
"""The name of another's site, which is the same in each language."""

MARKS = {"_", "say", "gettext", "gettext_lazy", "ngettext"}
OF_DEVELOPERS = {"takes_words", "Http404", "NotAllowed", "ValueError", "salted_hmac"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_says_anything_that_is_not_marked(path):
    written = UNSEEN.sub("", path.read_text())
    rest = MARKED.sub("", written)
    aside = " ".join(SAID_ASIDE.findall(rest))
    tags = [tag for tag in TAG_WITH_WORDS.findall(rest) if '_("' not in tag and "date:" not in tag]
    said = OUTSIDE.sub("", CODE.sub(" ", rest)) + CODE.sub(" ", aside)
    assert re.findall(r"[^\W\d_]{2,}", said) == []
    assert tags == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_module_says_a_sentence_that_is_not_marked(path):
    assert [text for text in unmarked(ast.parse(path.read_text())) if is_said(text)] == []


def is_said(text):
    """Whether it may be meant for people: words, beginning or ending as a sentence or a label."""
    return bool(re.search(r"[a-z] [a-z]", text)) and (text[0].isupper() or text[-1] in ".?:")


def unmarked(node):
    """The strings below a node that no mark is around, but for what describes the code."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value.strip() or " "
        return
    is_marked = isinstance(node, ast.Call) and _name(node.func) in MARKS | OF_DEVELOPERS
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    if not is_marked and not is_docstring:
        for child in ast.iter_child_nodes(node):
            yield from unmarked(child)


def _name(func):
    return getattr(func, "id", getattr(func, "attr", ""))


def test_what_is_not_marked_is_found():
    found = list(
        unmarked(ast.parse('def a():\n    """Not this one."""\n    return "But this one."'))
    )
    assert found == ["But this one."]
    assert MARKED.sub("", '{% translate "One" %}<p>Two</p>') == "<p>Two</p>"
    assert isinstance(TEMPLATES[0], Path)
