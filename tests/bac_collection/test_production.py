"""The production settings: they say what is missing, and pass Django's deployment check."""

import os
import subprocess
import sys

import pytest

from tests.places import PROJECT

COMPLETE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "collection.example.org",
    "SITE_URL": "https://collection.example.org",
    "CONTACT_KEYS": "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=",
}


def check(tmp_path, **changes) -> subprocess.CompletedProcess:
    """`manage.py check --deploy` as on a server, with nothing taken from a `.env` that is here."""
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=PROJECT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "bac_collection.settings.production"}
        | {"VAR_DIR": str(tmp_path), "DEBUG": "1", "DJANGO_ALLOW_ASYNC_UNSAFE": ""}
        | COMPLETE
        | changes,
        capture_output=True,
        text=True,
    )


def test_the_deployment_check_is_clean(tmp_path):
    done = check(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("name", COMPLETE)
def test_a_missing_variable_is_named(tmp_path, name):
    done = check(tmp_path, **{name: ""})
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(
        f"django.core.exceptions.ImproperlyConfigured: Set {name} in the environment"
    )
