"""Every sentence in both languages."""

from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app import words as enums
from app.words.formats import long_day, money, page_day, short_day, tenure
from app.words.language import RESOURCES, choose_language, listed, say_in, say_many
from app.words.names import name_of

APP = Path(__file__).resolve().parents[2] / "app"
KEYWORDS = {"say": None, "N_": None, "say_in": ((1, "c"), 2), "say_many": (1, 2)}
MEMBERS = [
    member
    for kind in vars(enums).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for member in kind
]


def is_named(member: StrEnum) -> bool:
    try:
        return bool(name_of(member))
    except KeyError:
        return False


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    choose_language("en")


@pytest.fixture(scope="module")
def used():
    found = extract_from_dir(APP, keywords=KEYWORDS, strip_comment_tags=False)
    return {(context, text) for _file, _line, text, _comments, context in found}


@pytest.fixture(scope="module")
def translated():
    paths = sorted((RESOURCES / "locale" / "zh").glob("*.po"))
    catalogues = [read_po(BytesIO(path.read_bytes())) for path in paths]
    return {
        (message.context, message.id): message
        for catalogue in catalogues
        for message in catalogue
        if message.id
    }


def test_every_sentence_used_is_translated(used, translated):
    assert sorted(map(str, used - translated.keys())) == []


def test_every_translation_is_used_and_finished(used, translated):
    unfinished = [key for key, message in translated.items() if not all(message.string)]
    assert unfinished == []
    assert [key for key, message in translated.items() if message.fuzzy] == []
    assert sorted(map(str, translated.keys() - used)) == []


def test_one_text_has_one_translation_whatever_the_room():
    said: dict[tuple[object, object], set[str]] = {}
    for path in sorted((RESOURCES / "locale" / "zh").glob("*.po")):
        for message in read_po(BytesIO(path.read_bytes())):
            said.setdefault((message.context, message.id), set()).add(str(message.string))

    assert [key for key, texts in said.items() if key[1] and len(texts) > 1] == []


def test_translations_fill_in_the_same_values(translated):
    different = [key for key, message in translated.items() if message.check(None)]
    assert different == []


def test_a_customer_has_one_name_in_chinese(translated):
    assert [key for key, message in translated.items() if "顾客" in str(message.string)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_member_of_every_enum_has_a_name(language):
    choose_language(language)

    assert [member for member in MEMBERS if not is_named(member)] == []


@pytest.mark.req("A13")
def test_the_five_classes_bear_their_official_names():
    choose_language("zh")

    names = [name_of(member) for member in list(enums.Tier)[:5]]

    assert names == ["大客户", "主要客户", "普通客户", "一般客户", "潜在大客户"]


def test_days_are_written_the_way_of_the_language(clock):
    assert long_day(clock.today()) == "21 Nov 2026"
    assert page_day(clock.today()) == "Saturday 21 November"
    choose_language("zh")
    assert short_day(clock.today()) == "11月21日"
    assert page_day(clock.today()) == "11月21日 星期六"
    assert tenure(68) == "5 年 8 个月"


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (8_640_000, "CNY", "¥86,400"),
        (-1_250, "CNY", "−¥12.50"),
        (5, "CNY", "¥0.05"),
        (1_200, "JPY", "¥1,200"),
    ],
)
def test_money_shows_decimals_only_where_there_are_any(minor, currency, text):
    assert money(minor, currency) == text


def test_a_language_the_program_does_not_speak_is_a_mistake():
    with pytest.raises(ValueError, match="fr"):
        choose_language("fr")


def test_counts_are_grouped():
    assert say_many("{count} row", "{count} rows", 1683) == "1,683 rows"


def test_things_are_listed_the_way_of_the_language():
    choose_language("en")
    assert listed(["penicillin", "pollen"]) == "penicillin, pollen"
    choose_language("zh")
    assert listed(["青霉素", "花粉"]) == "青霉素、花粉"


@pytest.mark.parametrize(
    ("context", "text", "chinese"),
    [
        ("move", "To", "移到"),
        ("attachment", "Title", "标题"),
        ("thing", "Name", "名称"),
        ("complaint", "Close", "结案"),
        ("feedback card", "Score", "评分"),
    ],
)
def test_one_english_word_is_told_apart_in_chinese(context, text, chinese):
    choose_language("zh")
    assert say_in(context, text) == chinese
