"""One thing has one word: the Chinese that is not to be used."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from app.words.language import RESOURCES

NOT_TO_BE_USED = [
    "结转",
    "要说的话",
    "核对总数",
    "真的解决了吗",
    "录入打印的",
    "各按应联系日",
    "改约",
    "难易",
    "简单明确",
    "首问人",
    "请过",
    "客户撤销",
    "纠正措施",
    "无需改进",
    "受理投诉",
    "复核红线",
    "红线评审",
    "接收退换",
    "售卖套餐",
    "使用一次",
    "与机构",
    "已审阅",
    "未审阅",
    "档案已复核",
    "淘汰",
    "喜好与禁忌",
    "授权同意",
    "该来了",
    "亲近程度",
    "立项挽回",
    "排名前进",
    "换人",
    "建立您",
    "培育",
    "查找任何人",
    "说法对照",
]
CATALOGUES = sorted((RESOURCES / "locale" / "zh").glob("*.po"))


def chinese(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for message in read_po(file):
            if message.id:
                said = message.string
                yield from (said,) if isinstance(said, str) else said or ()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_words_a_clinic_does_not_use_are_not_said(path: Path) -> None:
    found = {(word, said) for said in chinese(path) for word in NOT_TO_BE_USED if word in said}
    assert not found
