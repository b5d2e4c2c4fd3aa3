"""Bytes to text."""

import pytest

from secondsource.intake.decoding import decode, foreign, storable

WORDS = "“Café” – the minister’s words, naïve or not."
RUSSIAN = "Мост в порту закрыт после удара крана, сообщили власти во вторник."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(WORDS.encode(), WORDS, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + WORDS.encode(), WORDS, id="its mark"),
        pytest.param(WORDS.encode("utf-16"), WORDS, id="UTF-16"),
        pytest.param(WORDS.encode("utf-16-be"), WORDS, id="UTF-16 without a mark"),
        pytest.param(WORDS.encode("utf-32"), WORDS, id="UTF-32"),
        pytest.param(WORDS.encode("cp1252"), WORDS, id="Windows-1252"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="Windows-1251"),
        pytest.param(WORDS.encode() + "é".encode()[:1], WORDS, id="the last character cut"),
        pytest.param(WORDS.encode().decode("cp1252", "ignore").encode(), None, id="mojibake with a hole"),
    ],
)
def test_decode(data: bytes, text: str | None) -> None:
    """The encoding is found without being told."""
    decoded = decode(data)
    if text is None:
        assert decoded.problems
    else:
        assert decoded.text == text


def test_stated_charset() -> None:
    """What a page states is believed where UTF-8 fails, and not before: a mark or valid UTF-8 wins over a lie."""
    head = b'<html><head><meta charset="iso-8859-2"></head>'
    assert "Łódź" in decode(head + "Łódź".encode("iso-8859-2"), stated=True).text
    assert "Łódź" in decode(head + "Łódź".encode(), stated=True).text


def test_mended() -> None:
    """UTF-8 that was read as Windows-1252 is read again as it was meant, and the problem is named."""
    twisted = bytearray()
    for byte in f"He said: {WORDS}\n\nPlain line.".encode():
        twisted += bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)).encode()
    decoded = decode(bytes(twisted))
    assert decoded.text == f"He said: {WORDS}\n\nPlain line."
    assert "mended" in decoded.problems[0]


@pytest.mark.parametrize("text", ["Ã la carte at the Pâtisserie", "São João", "Â£5", "â€” no way back ✓ here"])
def test_never_worse(text: str) -> None:
    """Text that only looks twisted in one place is never turned into something with other marks of damage."""
    assert "\ufffd" not in decode(text.encode()).text


@pytest.mark.parametrize(
    ("data", "is_foreign"),
    [
        (b"%PDF-1.4", True),
        (b"PK\x03\x04", True),
        (b"Plain words.", False),
        (b"", False),
        (bytes(2000), True),
        ("Ж".encode("cp1251") * 90, False),
    ],
)
def test_foreign(data: bytes, is_foreign: bool) -> None:
    """What is certainly no text is known by its first bytes."""
    assert bool(foreign(data)) is is_foreign


def test_storable() -> None:
    """A lone surrogate becomes one character, so that no offset moves."""
    assert storable("a\ud800b") == ("a\ufffdb", 1)
