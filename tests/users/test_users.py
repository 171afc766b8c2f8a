"""People who log in, in Wagtail's own forms."""

import pytest
from django.contrib.auth import get_user_model

from users.models import User

pytestmark = pytest.mark.django_db


def test_ours_is_the_user_model():
    assert get_user_model() is User


def test_an_administrator_adds_an_editor_in_the_admin(admin_client):
    response = admin_client.post(
        "/admin/users/new/",
        {
            "username": "curator",
            "email": "curator@example.org",
            "first_name": "Ada",
            "last_name": "Lavender",
            "password1": "a long shelf of labels",
            "password2": "a long shelf of labels",
        },
        follow=True,
    )
    assert "curator" in response.content.decode()
    assert User.objects.get(username="curator").check_password("a long shelf of labels")


def test_an_administrator_changes_an_editor_in_the_admin(admin_client):
    user = User.objects.create_user("curator", "curator@example.org", "a long shelf of labels")
    form = admin_client.get(f"/admin/users/edit/{user.pk}/").context["form"]
    data = {name: value for name, value in form.initial.items() if isinstance(value, str)}
    data |= {"first_name": "Ada", "last_name": "Lavender", "is_active": "on"}
    admin_client.post(f"/admin/users/edit/{user.pk}/", data)
    user.refresh_from_db()
    assert user.get_full_name() == "Ada Lavender"
