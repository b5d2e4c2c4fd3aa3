"""The language of a text."""

import pytest

from secondsource.intake.language import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said that the bridge would stay shut for at least nine days while divers inspect it.", "en"),
        ("Das Ministerium teilte mit, dass die Brücke für mindestens neun Tage gesperrt ist.", "de"),
        ("Le ministère a déclaré que le pont serait fermé pendant au moins neuf jours.", "fr"),
        ("El ministerio dijo que el puente estará cerrado durante al menos nueve días por las obras.", "es"),
        ("Мост в порту закрыт после удара крана, сообщили власти во вторник, объект осмотрят.", "ru"),
        ("Міст у порту закрито після удару крана, повідомили у вівторок.", "uk"),
        ("橋は9日間閉鎖されると当局は述べた。", "ja"),
        ("Kellan 14 Tarvel 20, Maren 3 Tolm 3", "und"),
        ("", "und"),
    ],
)
def test_guess(text: str, language: str) -> None:
    """Common words and scripts tell the language; what is not clear stays open."""
    assert guess(text) == language
