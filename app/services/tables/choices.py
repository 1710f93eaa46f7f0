"""Words that stand for one of a few choices, in Chinese and in English."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from app.services.reading.cells import Cell
from app.services.reading.text import plain_text, says_nothing
from app.services.tables.columns import plain_heading
from app.words import (
    ComplaintStatus,
    ConflictKind,
    ConsentKind,
    ContactMethod,
    ContactPause,
    CustomerStatus,
    DateKind,
    FamilyRelation,
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
        FollowUpKind.CULTIVATION: "升级跟进 培育",
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


PAUSES: Final = _by_word(
    {
        ContactPause.OPTED_OUT: (
            "不愿被联系 勿扰 免打扰 不要联系 不联系 拒绝联系 拒访 拒绝 是 有 y yes √ true 1"
            " optedoutofcontact optout donotcontact donotdisturb no"
        ),
        ContactPause.MEDICAL: (
            "医疗暂停 怀孕 孕期 哺乳 住院 手术 生病 pregnant medicalpause illness"
        ),
        ContactPause.MOVED_AWAY: "已迁走 搬走 搬家 迁走 外地 出国 移居 movedaway moved abroad",
    }
)
CUSTOMER_STATUSES: Final = _by_word(
    {
        CustomerStatus.ACTIVE: (
            "在管 在籍 正常 活跃 有效 使用中 潜在 潜在客户 准客户 休眠 沉睡 未到店 prospect dormant"
            " normal current"
        ),
        CustomerStatus.LOST: "流失 已流失 lostcustomer gone",
        CustomerStatus.RETIRED: "已移出 移出 退会 已退会 淘汰 已淘汰 注销 停用 closed inactive",
        CustomerStatus.MERGED: "已合并 合并 merged",
        CustomerStatus.ANONYMISED: "已匿名 匿名 anonymous",
    }
)
WAYS: Final = _by_word(
    {
        ContactMethod.PHONE: "电话 打电话 致电 手机 call telephone mobile",
        ContactMethod.SMS: "短信 信息 text textmessage message",
        ContactMethod.WECHAT: "微信 weixin",
        ContactMethod.IN_PERSON: "当面 面谈 到店 见面 inperson facetoface",
    }
)
CONFLICTS: Final = _by_word(
    {
        ConflictKind.PRICE_ONLY: "只看价格 价格 looksatthepricealone price",
        ConflictKind.OVER_TREATMENT: "过度求美 过度治疗 wantsmorethanisgood",
        ConflictKind.UNREAL_EXPECTATION: "期望过高 不切实际 expectswhatcannotbehad",
        ConflictKind.DISTRUST: "不信任建议 不信任 distruststheadvice",
        ConflictKind.OTHER: "其他 其它",
    }
)
RELATIVES: Final = _by_word(
    {
        FamilyRelation.SPOUSE: (
            "配偶 爱人 丈夫 老公 先生 妻子 老婆 太太 夫人 husband wife partner spouse"
        ),
        FamilyRelation.CHILD: (
            "子女 孩子 小孩 儿子 女儿 大儿子 小儿子 大女儿 小女儿 宝宝 长子 长女 次子 次女"
            " 独子 独女 son daughter kid child children baby"
        ),
        FamilyRelation.PARENT: (
            "父母 父亲 母亲 爸爸 妈妈 爸 妈 公公 婆婆 岳父 岳母 father mother mum mom dad parents"
        ),
        FamilyRelation.SIBLING: (
            "兄弟姐妹 哥哥 弟弟 姐姐 妹妹 哥 弟 姐 妹 brotherorsister brother sister sibling"
        ),
        FamilyRelation.OTHER: (
            "其他 家人 亲属 亲戚 朋友 闺蜜 孙子 孙女 外孙 外孙女 奶奶 爷爷 外婆 外公 relative"
            " friend other grandson granddaughter grandmother grandfather"
        ),
    }
)
DATE_KINDS: Final = _by_word(
    {
        DateKind.BIRTHDAY: "生日 生辰 birthdate bornon",
        DateKind.WEDDING: "结婚纪念日 结婚 结婚日 婚庆 weddinganniversary anniversary marriage",
        DateKind.EXAM: "升学考试 高考 中考 考试 考研 升学 exams",
        DateKind.PROMOTION: "升职 晋升 promoted",
        DateKind.OTHER: "其他 其它 纪念日",
    }
)
CONSENTS: Final = _by_word(
    {
        ConsentKind.PHONE: "可致电 电话 致电 同意致电 maybephoned calls consenttocalls",
        ConsentKind.SMS: "可发短信 短信 同意短信 maybetexted textmessages consenttotextmessages",
        ConsentKind.WECHAT: "可发微信 微信 同意微信 maybemessagedonwechat consenttowechat",
        ConsentKind.PORTRAIT: (
            "可使用肖像 肖像 照片 肖像授权 portraitmaybeused photo photos consenttoportrait"
        ),
        ConsentKind.TESTIMONY: (
            "可使用口碑 口碑 见证 案例 口碑授权 testimonymaybeused consenttotestimony"
        ),
        ConsentKind.DATA: (
            "可保存资料 资料 数据 隐私 个人信息 资料授权 datamaybekept privacy consenttokeepingdata"
        ),
    }
)


def read_choice(cell: Cell, words: Words) -> StrEnum | None:
    """Return the choice that ``cell`` names in ``words``, or that it is none of them."""
    text = plain_text(cell)
    if says_nothing(text):
        return None
    return words.get(plain_heading(text), RowProblem.NOT_A_CHOICE)
