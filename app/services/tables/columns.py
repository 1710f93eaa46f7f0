"""Which column a heading means."""

import re
from typing import Final

from app.services.reading.folding import plain
from app.services.tables.column_names import NAMES
from app.words import ImportColumn as Column
from app.words import ImportKind

MANY: Final = frozenset(
    {
        Column.PHONE,
        Column.OTHER_PHONE,
        Column.WECHAT_PHONE,
        Column.ALLERGIES,
        Column.CONTRAINDICATIONS,
        Column.LIKES,
        Column.TABOOS,
        Column.NEEDS,
        Column.PAINS,
        Column.CLUBS,
        Column.CIRCLES,
        Column.FAMILY,
        Column.SPOUSE,
        Column.CHILDREN,
        Column.PARENTS,
        Column.DATES,
        Column.CONSENTS,
        Column.RECEIPTS,
    }
)
"""Columns of which a file may have several: what stands in them is put together."""

_MONEY: Final = (
    "消费|消费额|消费金额|实收|业绩|金额|总额|合计|receipts|spend|spent|total|sales|amount"
)
_YEAR: Final = re.compile(rf"((?:19|20)\d\d)(?:年度?)?(?:{_MONEY})?|(?:{_MONEY})((?:19|20)\d\d)年?")
_ASCII: Final = re.compile(r"[\x00-\x7f]+")
_OTHERS: Final = re.compile(r"[^\x00-\x7f]+")
_TWO_LANGUAGES: Final = re.compile(r"[^\x00-\x7f]+[a-z]{2,}|[a-z]{2,}[^\x00-\x7f]+")
_REMARK: Final = re.compile(r"[(\[{<【〔].*?[)\]}>】〕]|[:*#]")
_JOINTS: Final = re.compile(r"[\s_\-./、,'’]+")
_OWNER: Final = re.compile(r"^(?:客户|顾客|会员|客人|患者|本人|customer|client|patient|member)")


def plain_heading(text: str) -> str:
    """Return ``text`` as words are compared, without marks and remarks in brackets."""
    return _JOINTS.sub("", _REMARK.sub("", plain(text)))


def _split(names: str) -> list[str]:
    """Chinese names are parted by spaces, English ones by commas."""
    found: list[str] = []
    for part in names.split(","):
        words = part.split()
        english = " ".join(word for word in words if word.isascii())
        found += [word for word in words if not word.isascii()]
        found += [english] if english else []
    return found


def _index() -> dict[ImportKind, dict[str, tuple[int, Column]]]:
    return {
        kind: {
            plain_heading(name): (rank, column)
            for column, names in columns.items()
            for rank, name in reversed(list(enumerate(_split(names))))
        }
        for kind, columns in NAMES.items()
    }


_KNOWN: Final = _index()


def column_for(heading: str, kind: ImportKind) -> tuple[int, Column] | None:
    """Return the column that ``heading`` means and how far down its list of names it stands."""
    plain = plain_heading(heading)
    found = _known(plain, kind)
    if found is None and kind is ImportKind.CUSTOMERS and year_in(heading) is not None:
        return 0, Column.RECEIPTS
    if found is None and _TWO_LANGUAGES.fullmatch(plain):  # 姓名 Name, 手机/Mobile
        one, other = _known(_ASCII.sub("", plain), kind), _known(_OTHERS.sub("", plain), kind)
        return one if one and other and one[1] is other[1] else None
    return found


def year_in(heading: str) -> int | None:
    """Return the year whose receipts stand below ``heading``: 2023, 2023年消费, Spend 2023."""
    found = _YEAR.fullmatch(plain_heading(heading))
    return int(found[1] or found[2]) if found else None


def _known(plain: str, kind: ImportKind) -> tuple[int, Column] | None:
    known = _KNOWN[kind]
    return known.get(plain) or known.get(_OWNER.sub("", plain))
