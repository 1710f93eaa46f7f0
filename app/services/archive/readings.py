"""How names are read: pinyin with tones for the eye, plain letters for the keyboard."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Final

from app.services.reading.folding import DOTS, fold, in_between, simplified

_READ_APART: Final = """
曾zēng 单shàn 解xiè 仇qiú 朴piáo 查zhā 区ōu 盖gě 任rén 华huà 冼xiǎn 缪miào 种chóng 乐yuè 秘bì
折shé 黑hè 覃qín 宁níng 燕yān 纪jǐ 瞿qú 召shào 繁pó 那nā 员yùn 葛gě 祭zhài 应yīng 訾zī 殷yīn
哈hǎ 牟mù 翟zhái 石shí 阚kàn 隗wěi 谌chén 句gōu 都dū 占zhān 过guō 相xiàng 柏bǎi 薄bó 曲qū 干gān
於yū 撒sà 车chē 沈shěn 贾jiǎ 俞yú 尹yǐn 强qiáng 重chóng 郗xī 晁cháo 么yāo 仝tóng 钭tǒu 亓qí
逄páng 臧zāng 宓mì 尉wèi
"""


_OF_TWO: Final = """
尉迟yù-chí 长孙zhǎng-sūn 万俟mò-qí 澹台tán-tái 鲜于xiān-yú 令狐líng-hú 乐正yuè-zhèng 子车zǐ-jū
拓跋tuò-bá 宰父zǎi-fǔ 皇甫huáng-fǔ 仲长zhòng-cháng 欧阳ōu-yáng 太史tài-shǐ 端木duān-mù
上官shàng-guān 司马sī-mǎ 东方dōng-fāng 独孤dú-gū 南宫nán-gōng 闻人wén-rén 夏侯xià-hóu 诸葛zhū-gě
公羊gōng-yáng 赫连hè-lián 宗政zōng-zhèng 濮阳pú-yáng 公冶gōng-yě 太叔tài-shū 申屠shēn-tú
公孙gōng-sūn 慕容mù-róng 仲孙zhòng-sūn 钟离zhōng-lí 宇文yǔ-wén 司徒sī-tú 司空sī-kōng 闾丘lǘ-qiū
亓官qí-guān 司寇sī-kòu 巫马wū-mǎ 公西gōng-xī 颛孙zhuān-sūn 漆雕qī-diāo 谷梁gǔ-liáng
轩辕xuān-yuán 呼延hū-yán 东郭dōng-guō 南门nán-mén 西门xī-mén 百里bǎi-lǐ 左丘zuǒ-qiū 第五dì-wǔ
纳兰nà-lán 完颜wán-yán 即墨jí-mò 达奚dá-xī
"""


READ_APART: Final = {pair[0]: pair[1:] for pair in _READ_APART.split()}


OF_TWO: Final = {pair[:2]: tuple(pair[2:].split("-")) for pair in _OF_TWO.split()}


_UMLAUT: Final = re.compile("[üǖǘǚǜ]")
_DOT: Final = re.compile(f"[{DOTS}]")
_MOST_READINGS: Final = 12


def default_pinyin(name: str) -> str:
    """Return the likely reading with tone marks, ``Lǐ Sīyǔ``; empty for a foreign name."""
    plain = in_between(name)
    if not plain or not all(map(_is_chinese, plain)):
        return ""
    if _DOT.search(name):
        return " ".join(_joined(_read(part)) for part in _DOT.split(name) if part)
    surname, given = _parts(plain)
    return " ".join(filter(None, (_joined(_surname_reading(surname)), _joined(_read(given)))))


def spellings(name: str) -> list[str]:
    """Return what may be typed for ``name`` on a keyboard: whole words and initials.

    A surname of several readings gives a spelling for each of them.
    """
    plain = in_between(name)
    if not any(map(_is_chinese, plain)):
        return _latin_spellings(name)
    surname, given = _parts(plain)
    rest = _read(given)
    found = _typed("".join(rest)) if len(rest) > 1 else []
    for reading in _surname_readings(surname):
        syllables = (*reading, *rest)
        found += _typed("".join(syllables))
        found.append(fold("".join(syllable[0] for syllable in syllables)))
    return _once(found)


def _latin_spellings(name: str) -> list[str]:
    words = [fold(word) for word in name.split()]
    starts = "".join(word[0] for word in words if word)
    return _once(["".join(words), *words[1:], "".join(reversed(words)), starts])


def _typed(reading: str) -> list[str]:
    """Return the ways to type ``reading``; an ü is typed v, u or yu."""
    if not _UMLAUT.search(reading):
        return [fold(reading)]
    return [fold(_UMLAUT.sub(letters, reading)) for letters in ("v", "u", "yu")]


def _is_chinese(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK") or character == "〇"


def _parts(name: str) -> tuple[str, str]:
    if not _is_chinese(name[0]):
        return "", name
    length = 2 if simplified(name[:2]) in OF_TWO else 1
    return simplified(name[:length]), name[length:]


def _surname_reading(surname: str) -> Sequence[str]:
    if surname in OF_TWO:
        return OF_TWO[surname]
    return [READ_APART[surname]] if surname in READ_APART else _read(surname)


@lru_cache(maxsize=2_000)
def _surname_readings(surname: str) -> list[tuple[str, ...]]:
    from pypinyin import Style, pinyin

    each = [pinyin(one, style=Style.TONE, heteronym=True)[0] for one in surname]
    return [tuple(_surname_reading(surname)), *islice(product(*each), _MOST_READINGS)]


def _read(text: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return [str(syllable) for syllable in lazy_pinyin(text, style=Style.TONE) if syllable.strip()]


def _joined(syllables: Sequence[str]) -> str:
    """Return one capitalised word; an apostrophe keeps ``Xī'ān`` apart from ``Xiān``."""
    first, *rest = syllables or [""]
    parted = ["'" + one if fold(one[0]) in {"a", "o", "e"} else one for one in rest]
    return (first + "".join(parted)).capitalize()


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
