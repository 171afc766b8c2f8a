"""The site asks the hosts that the environment lists, by https, and nobody else on any word."""

import os
import ssl
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.bac_collection.test_production import COMPLETE
from tests.places import PROJECT
from whatson.faults import Away, NotAllowed, Refused
from whatson.providers.fetching import fetch, fetch_json

ASK = """
import django
django.setup()
from whatson.faults import Fault
from whatson.providers.fetching import fetch
for url in {urls}:
    try:
        fetch(url, "application/json")
        print("asked")
    except Fault as fault:
        print(type(fault).__name__)
"""


def under(office, client: str, path: str = "api/v3/venues") -> str:
    return f"http://{office.host}/{client}/{path}"


def test_a_good_answer(office):
    assert fetch_json(under(office, "ok"))[0]["name"] == " The Studio "


@pytest.mark.parametrize(
    "url",
    [
        "http://system.spektrix.com/bac/api/v3/events",
        "https://system.spektrix.com:8443/bac/api/v3/events",
        "https://system.spektrix.com.example.org/",
        "https://somebody@system.spektrix.com/",
        "https://example.org/?https://system.spektrix.com/",
        "https://system.spektrix.com/a b",
        "https://system.spektrix.com/\r\nHost:localhost",
        "https://[::1/",
        "file:///etc/passwd",
        "//system.spektrix.com/",
        "",
    ],
)
def test_other_addresses_are_not_asked(url):
    with pytest.raises(NotAllowed):
        fetch(url, "application/json")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.2",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fd00::1",
        "fe80::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
    ],
)
def test_nor_is_a_listed_host_with_a_private_address(settings, host):
    settings.BOXOFFICE_HOSTS = [host]
    with pytest.raises(NotAllowed, match="private address"):
        fetch(f"https://{f'[{host}]' if ':' in host else host}/", "application/json")


def test_the_real_settings_ask_nobody_on_this_machine(office, tmp_path):
    """Whatever the environment lists."""
    urls = [under(office, "ok"), under(office, "ok").replace("http:", "https:")]
    urls.append(f"http://localhost:{office.server_port}/ok/api/v3/venues")
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(urls=urls)],
        cwd=PROJECT,
        env=os.environ
        | COMPLETE
        | {"DJANGO_SETTINGS_MODULE": "bac_collection.settings.production"}
        | {"VAR_DIR": str(tmp_path), "BOXOFFICE_ON_LOOPBACK": "1", "DEBUG": "1"}
        | {"BOXOFFICE_HOSTS": f"127.0.0.1,localhost,{office.host}"},
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == ["NotAllowed"] * 3, done.stderr
    assert office.asked == []


def test_neither_does_a_newcomers_own_site(office, settings):
    settings.BOXOFFICE_ON_LOOPBACK = False
    settings.BOXOFFICE_HOSTS = ["127.0.0.1", office.host]
    with pytest.raises(NotAllowed):
        fetch(under(office, "ok"), "application/json")
    assert office.asked == []


# Sent elsewhere


def test_a_redirect_to_where_we_may_ask_is_followed(office):
    office.elsewhere = "/ok/api/v3/venues"
    assert fetch_json(under(office, "moved"))[0]["name"] == " The Studio "


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "http://localhost/", "//10.0.0.1/", "https://[", "file:///etc/passwd"],
)
def test_a_redirect_off_the_list_is_not(office, elsewhere):
    office.elsewhere = elsewhere
    with pytest.raises(NotAllowed):
        fetch(under(office, "moved"), "application/json")


def test_a_redirect_without_end_ends(office):
    office.elsewhere = under(office, "moved")
    with pytest.raises(Refused):
        fetch(under(office, "moved"), "application/json")
    assert len(office.asked) == 4


# Who it is


def certificate(folder):
    """One that nobody has signed but itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now).not_valid_after(now + timedelta(days=1))
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    signed = made.add_extension(names, critical=False).sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "certificate.pem"
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


def test_who_cannot_show_that_they_are_it_is_not_believed(tmp_path):
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate(tmp_path))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with pytest.raises(Away, match="SSLCertVerificationError"):
            fetch(f"https://127.0.0.1:{server.server_port}/", "application/json")
        thread.join()
