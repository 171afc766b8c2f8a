"""Who sent a request: told by our own proxies only, and kept as a hash of today's."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from contact.guard.senders import UNKNOWN, address_of, sender_of
from contact.models import DailyKey
from tests.contact.guarding import asked, later

OURS = "10.0.0.7"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", OURS),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.9"),  # the first was made up by the sender
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.8", "203.0.113.9"),
        (2, "203.0.113.9", OURS),  # fewer than there must be: it did not come through both
        (1, "", OURS),
        (1, None, OURS),
        (1, "203.0.113.9, nonsense", OURS),
        (1, "203.0.113.9, 999.1.1.1", OURS),
        (-1, "203.0.113.9", OURS),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "2001:0DB8:1:2::9", "2001:db8:1:2::/64"),
    ],
)
def test_the_address_is_what_the_outermost_of_our_proxies_says(
    settings, proxies, forwarded, address
):
    settings.TRUSTED_PROXIES = proxies
    assert address_of(asked(OURS, forwarded)) == address


def test_behind_a_socket_nobody_has_an_address(settings):
    settings.TRUSTED_PROXIES = 0
    assert address_of(asked("")) == UNKNOWN


def test_two_neighbours_are_two():
    assert address_of(asked("2001:db8:1:2::1")) != address_of(asked("2001:db8:1:3::1"))


@given(header=st.text(max_size=200), remote=st.text(max_size=60), proxies=st.integers(-3, 5))
def test_nothing_that_is_sent_makes_it_fail(header, remote, proxies):
    with override_settings(TRUSTED_PROXIES=proxies):
        request = asked(remote)
        request.META["HTTP_X_FORWARDED_FOR"] = header
        assert address_of(request)


@given(
    lies=st.lists(st.text(max_size=40)),
    sender=st.ip_addresses(v=4),
    proxies=st.lists(st.ip_addresses(v=4), max_size=4),
)
def test_what_the_sender_writes_itself_changes_nothing(lies, sender, proxies):
    header = ",".join([*lies, str(sender), *map(str, proxies)])
    with override_settings(TRUSTED_PROXIES=len(proxies) + 1):
        request = asked(OURS)
        request.META["HTTP_X_FORWARDED_FOR"] = header
        assert address_of(request) == str(sender)


@given(address=st.ip_addresses(v=6), other=st.integers(0, 2**64 - 1))
def test_all_of_one_household_are_one_sender(address, other):
    neighbour = IPv6Address(int(address) >> 64 << 64 | other)
    if address.ipv4_mapped or neighbour.ipv4_mapped:
        return
    assert address_of(asked(str(address))) == address_of(asked(str(neighbour)))


@given(address=st.ip_addresses(v=4))
def test_an_address_is_one_however_it_is_written(address):
    mapped = IPv6Address(f"::ffff:{IPv4Address(address)}")
    assert address_of(asked(str(mapped))) == address_of(asked(f" {address} ")) == str(address)


@pytest.mark.django_db
def test_the_sender_is_the_same_all_day_and_nobody_knows_her_tomorrow():
    today = sender_of(asked("203.0.113.9"))
    assert sender_of(asked("203.0.113.9")) == today
    assert sender_of(asked("203.0.113.10")) != today
    assert len(today) == 64
    with later(days=1, hours=1):  # a day has 25 hours when the clocks go back
        assert sender_of(asked("203.0.113.9")) != today


@pytest.mark.django_db
def test_without_the_day_s_key_the_hash_is_nobody_s():
    today = sender_of(asked("203.0.113.9"))
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert DailyKey.objects.before(tomorrow).delete()[0] == 1
    assert sender_of(asked("203.0.113.9")) != today


@pytest.mark.django_db(transaction=True)
def test_of_several_that_come_first_in_a_day_all_have_one_key():
    def ask(_):
        try:
            return sender_of(asked("203.0.113.9"))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(ask, range(32)))) == 1
    assert DailyKey.objects.count() == 1
