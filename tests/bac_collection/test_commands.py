"""`make` alone lists the commands."""

import subprocess

import pytest

from tests.places import PROJECT


@pytest.mark.parametrize("command", ["run", "test", "test-all", "bench", "lint", "format"])
def test_make_lists_its_commands(command):
    listed = subprocess.run(["make"], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert f"make {command} " in listed.stdout
