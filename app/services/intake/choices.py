"""Words that stand for one of a few choices, in Chinese and in English."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from app.models.enums import (
    ComplaintStatus,
    FeedbackDirection,
    FeedbackKind,
    Gender,
    RowProblem,
)
from app.services.intake.columns import plain_heading
from app.services.intake.sheet import Cell
from app.services.intake.text import plain_text, says_nothing

Words: TypeAlias = Mapping[str, StrEnum]


def _by_word(words: Mapping[StrEnum, str]) -> Words:
    named = {plain_heading(choice.value): choice for choice in words}
    return named | {word: choice for choice, some in words.items() for word in some.split()}


GENDERS: Final = _by_word(
    {
        Gender.FEMALE: "女 女性 女士 女生 f woman lady 小姐 太太",
        Gender.MALE: "男 男性 男士 男生 m man 先生",
        Gender.OTHER: "其他 其它",
    }
)
STATUSES: Final = _by_word(
    {
        ComplaintStatus.OPEN: (
            "未解决 未处理 待处理 处理中 进行中 受理中 跟进中 已受理 打开 new pending inprogress"
        ),
        ComplaintStatus.RESOLVED: (
            "已解决 解决 已处理 处理完毕 待回访 待确认 已解决待确认 solved done"
            " resolvednotyetconfirmed"
        ),
        ComplaintStatus.CONFIRMED: (
            "已确认 确认 已回访 回访确认 已关闭 关闭 已结案 结案 已完成 完成"
            " 回访已确认 closed calledback confirmedbycallback"
        ),
    }
)
KINDS: Final = _by_word(
    {
        FeedbackKind.COMPLAINT: "投诉 抱怨 客诉",
        FeedbackKind.FEEDBACK: "反馈 意见",
        FeedbackKind.SUGGESTION: "建议",
        FeedbackKind.PRAISE: "表扬 好评 感谢 compliment thanks",
    }
)
DIRECTIONS: Final = _by_word(
    {
        FeedbackDirection.RESULT: "效果 疗效 治疗效果 结果 质量 effect quality treatment",
        FeedbackDirection.WAITING: "等待 等候 等候时间 等待时间 排队 waitingtime wait delay",
        FeedbackDirection.ATTITUDE: "态度 服务态度 服务 service staff",
        FeedbackDirection.PRICE: "价格 收费 费用 cost money",
        FeedbackDirection.ENVIRONMENT: "环境 卫生 facilities cleanliness",
        FeedbackDirection.PRIVACY: "隐私 信息泄露",
        FeedbackDirection.RETURN: "退换 退款 退费 退货 returnorrefund refund exchange",
        FeedbackDirection.OTHER: "其他 其它",
    }
)


def read_choice(cell: Cell, words: Words) -> StrEnum | None:
    """Return the choice that ``cell`` names in ``words``, or that it is none of them."""
    text = plain_text(cell)
    if says_nothing(text):
        return None
    return words.get(plain_heading(text), RowProblem.NOT_A_CHOICE)
