"""Addresses: only public machines are asked, whatever a name or a redirect says."""

import pytest

from shirube.model.problem import Message
from shirube.model.rulebook import Rulebook
from shirube.watch.address import Target, is_public, networks, redirected, target_of


@pytest.mark.parametrize("address", [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "192.0.0.192", "192.168.1.1",
    "198.18.0.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a00:1",
    "64:ff9b:1::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "fc00::1", "fd00:ec2::254",
    "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "not an address", "",
])
def test_an_address_that_is_not_public_is_not_asked(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [
    "8.8.8.8", "203.180.0.1", "2404:6800:4004::1", "::ffff:8.8.8.8", "64:ff9b::808:808",
])
def test_a_public_address_is_asked(address: str) -> None:
    assert is_public(address)


def test_an_address_is_asked_when_its_network_is_allowed() -> None:
    allowed = networks(["127.0.0.1", "fd00::/8"])

    assert is_public("127.0.0.1", allowed)
    assert is_public("::ffff:127.0.0.1", allowed)
    assert is_public("fd12::1", allowed)
    assert not is_public("127.0.0.2", allowed)


@pytest.mark.parametrize("url", [
    "file:///etc/passwd", "ftp://gov.example/a", "http:///a", "https://user@gov.example/",
    "https://user:word@gov.example/", "http://gov.example:99999/", "http://gov.example:x/",
    "http://[::1", "http://gov.example/a\r\nHost: other", "http://gov example/", "gov.example",
    "http://-gov/", "javascript:alert(1)", "http://gov.example\\@other.example/", "",
])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert isinstance(target_of(url), Message)


def test_an_address_is_written_safely() -> None:
    found = target_of("HTTPS://Gov.Example:443/資料/a%20b.pdf?q=指針&x=%20#page=2")

    assert isinstance(found, Target)
    assert found.url == (
        "https://gov.example/%E8%B3%87%E6%96%99/a%20b.pdf?q=%E6%8C%87%E9%87%9D&x=%20")
    assert (found.site, found.port) == ("https://gov.example", 443)


def test_a_name_in_japanese_is_written_as_machines_know_it() -> None:
    found = target_of("http://総務省.example/")

    assert isinstance(found, Target)
    assert found.host == "xn--lhr645fjve.example"


def test_a_redirect_never_leaves_encryption() -> None:
    asked = target_of("https://gov.example/a/b")
    assert isinstance(asked, Target)

    relative = redirected(asked, "../c?d=1#e")
    assert isinstance(relative, Target)
    assert relative.url == "https://gov.example/c?d=1"
    assert isinstance(redirected(asked, "http://gov.example/c"), Message)
    assert isinstance(redirected(asked, "file:///etc/passwd"), Message)


def test_every_source_of_the_packs_can_be_asked(jp: Rulebook, xx: Rulebook) -> None:
    for each in (*jp.sources, *xx.sources):
        assert isinstance(target_of(each.url), Target), each.id


@pytest.mark.parametrize("location", ["http://[::1", "http://[x]/", "//[/a"])
def test_a_redirect_to_a_broken_address_is_told_so(location: str) -> None:
    asked = target_of("https://gov.example/")

    assert isinstance(asked, Target)
    assert isinstance(redirected(asked, location), Message)
