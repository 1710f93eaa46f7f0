"""Words that stand for one of a few choices, in Chinese and in English."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from app.services.reading.cells import Cell
from app.services.reading.text import plain_text, says_nothing
from app.services.tables.columns import plain_heading
from app.words import (
    ComplaintStatus,
    FeedbackDirection,
    FeedbackKind,
    FollowUpKind,
    FollowUpMethod,
    FollowUpState,
    Gender,
    RowProblem,
)

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
FOLLOWUP_KINDS: Final = _by_word(
    {
        FollowUpKind.AFTERCARE: "术后回访 术后 aftercare",
        FollowUpKind.DUE_BACK: "到期提醒 到期 复购提醒",
        FollowUpKind.DATES: "生日与纪念日 生日 纪念日 birthday birthday&dates",
        FollowUpKind.HOLIDAY: "节日问候 节日 holidaygreeting greeting",
        FollowUpKind.COMPLAINT_CALL_BACK: "投诉回访",
        FollowUpKind.STANDARD: "例行回访 例行 回访 quarterlycheck check call",
        FollowUpKind.CULTIVATION: "培育",
        FollowUpKind.WIN_BACK: "挽回 召回",
        FollowUpKind.INVITATION: "邀约 邀请 invite",
        FollowUpKind.REFERRAL_THANKS: "转介绍致谢 致谢 thanksforareferral thanks",
        FollowUpKind.ARCHIVE_UPDATE: "档案更新",
        FollowUpKind.SECOND_VISIT: "二次到店",
        FollowUpKind.IN_PERSON: "主管面谈 面谈 talkinperson",
        FollowUpKind.LEAD: "商机跟进 商机",
    }
)
METHODS: Final = _by_word(
    {
        FollowUpMethod.PHONE: "电话 打电话 call",
        FollowUpMethod.SMS: "短信 text message",
        FollowUpMethod.WECHAT: "微信",
        FollowUpMethod.IN_PERSON: "当面 面谈",
        FollowUpMethod.HOME_VISIT: "上门 visitathome",
        FollowUpMethod.FLOWERS: "鲜花 送花",
        FollowUpMethod.GIFT: "礼品 送礼",
    }
)
FOLLOWUP_STATES: Final = _by_word(
    {
        FollowUpState.OPEN: "待回访 未完成 待办 planned",
        FollowUpState.DONE: "已完成 完成 已回访",
        FollowUpState.SUPERSEDED: "已失效 nolongerneeded",
        FollowUpState.CANCELLED: "已取消 取消 calledoff",
    }
)


def read_choice(cell: Cell, words: Words) -> StrEnum | None:
    """Return the choice that ``cell`` names in ``words``, or that it is none of them."""
    text = plain_text(cell)
    if says_nothing(text):
        return None
    return words.get(plain_heading(text), RowProblem.NOT_A_CHOICE)
