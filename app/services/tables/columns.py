"""What the columns of a clinic's files are called, in Chinese and in English."""

import re
from collections.abc import Mapping
from typing import Final

from app.services.reading.folding import plain
from app.words import ImportColumn as Column
from app.words import ImportKind

_WHO: Final = {
    Column.NUMBER: (
        "会员号 会员编号 会员卡号 客户编号 客户号 顾客编号 顾客号 编号 卡号 档案号 病历号"
        " 客户代码 会员id 客户id"
        " customer id, customer number, customer no, member id, member number, member no, number,"
        " no,"
        " id, card number, card no, client id, patient id, code"
    ),
    Column.NAME: (
        "姓名 名字 名称 客户名 客户名称 会员名 昵称 客户 顾客 会员"
        " name, customer name, full name, client name, patient name, member name, customer, client"
    ),
    Column.PHONE: (
        "手机 手机号 手机号码 移动电话 电话 电话号码 联系电话 联系方式 联系号码"
        " phone, mobile, phone number, mobile phone, mobile number, cell, cell phone, telephone,"
        " tel,"
        " contact number"
    ),
}
_DAY: Final = (
    "日期 消费日期 到店日期 到店时间 就诊日期 治疗日期 服务日期 交易日期 成交日期 开单日期"
    " 结算日期 收款日期"
    " 消费时间 时间 日 day, date, visit date, visit day, service date, treatment date, invoice"
    " date,"
    " order date, visited on, time"
)
_NOTE: Final = "备注 说明 备注信息 note, notes, remark, remarks, comment, comments"
_STAFF: Final = (
    "医生 主治医生 操作医生 美容师 治疗师 操作人 操作人员 服务人员 服务人 执行人 员工 人员"
    " 技师 咨询师 顾问"
    " staff, doctor, therapist, performed by, provider, employee, consultant, treated by"
)
_EVENT: Final = (
    "活动 活动名称 来自活动 活动标签 event, event name, event tag, campaign, activity, promotion"
)
_REFERRER: Final = (
    "介绍人 介绍人编号 介绍人会员号 推荐人 推荐人编号 推荐人会员号 转介绍人 老客户编号 引荐人"
    " referrer, referrer number, referrer id, referred by, introduced by, introducer, referrer no"
)

NAMES: Final[Mapping[ImportKind, Mapping[Column, str]]] = {
    ImportKind.CUSTOMERS: {
        **_WHO,
        Column.GENDER: "性别 gender, sex",
        Column.BIRTH_DATE: (
            "生日 出生日期 出生年月日 出生年月 生辰 birth date, birthday, date of birth, dob,"
            " born, birth"
        ),
        Column.WECHAT: "微信 微信号 wechat, wechat id, weixin",
        Column.REGION: "区域 地区 所在区域 所属区域 城区 城市 行政区 region, area, district, city",
        Column.SUB_REGION: "子区域 街道 片区 镇 sub region, street, neighbourhood, subdistrict",
        Column.ADDRESS: "地址 住址 家庭住址 联系地址 address, home address",
        Column.SOURCE: (
            "来源 客户来源 渠道 来源渠道 获客渠道 来院途径 source, channel, origin, how found"
        ),
        Column.REFERRER: _REFERRER,
        Column.FIRST_CONTACT: (
            "建档日期 建档时间 首次接触 首次接触日期 首次到店 登记日期 注册日期 入会日期 开卡日期"
            " 创建时间"
            " first contact, first contact date, registered, registration date, registered on,"
            " created, created at, joined, join date, member since, opened on"
        ),
        Column.NOTE: _NOTE,
    },
    ImportKind.VISITS: {
        **_WHO,
        Column.DAY: _DAY,
        Column.TREATMENT: (
            "项目 项目名称 品项 品项名称 消费项目 治疗项目 服务项目 疗程 产品 产品名称 商品"
            " 商品名称"
            " treatment, item, service, product, procedure, treatment name, item name, service name"
        ),
        Column.AMOUNT: (
            "实收 实收金额 实付 实付金额 实收款 实际收款 收款金额 到账金额 支付金额 付款金额 净额"
            " 业绩 金额"
            " 消费金额 成交金额 交易金额 消费额 总额 总金额 合计金额 paid, amount paid, paid"
            " amount, net,"
            " net amount, received, amount, total, sum, value, revenue"
        ),
        Column.STAFF: _STAFF,
        Column.EVENT: _EVENT,
    },
    ImportKind.REFERRALS: {
        Column.REFERRER: _REFERRER,
        Column.REFERRED: (
            "被介绍人 被介绍人编号 被介绍人会员号 被推荐人 被推荐人编号 被推荐人会员号 新客户"
            " 新客户编号 新客"
            " referred, referred number, referred id, referred customer, referred no, new customer,"
            " referee, " + _WHO[Column.NUMBER].replace(" 编号", "", 1)
        ),
        Column.DAY: "介绍日期 推荐日期 转介绍日期 referral date, referred on, " + _DAY,
    },
    ImportKind.ATTENDANCES: {
        **_WHO,
        Column.EVENT: _EVENT + ", 沙龙 沙龙名称",
        Column.DAY: "活动日期 参加日期 签到日期 event date, attended on, attended, " + _DAY,
        Column.SALES: (
            "销售额 销售 成交 成交额 成交金额 现场成交 消费金额 实收 金额 sales, sales amount,"
            " sale, amount,"
            " revenue, total"
        ),
    },
    ImportKind.COMPLAINTS: {
        **_WHO,
        Column.DAY: "投诉日期 投诉时间 受理日期 反馈日期 received on, received, complaint date, "
        + _DAY,
        Column.STATUS: "状态 处理状态 处理结果 进度 status, state, progress",
        Column.KIND: "类型 性质 种类 反馈类型 投诉类型 kind, type, category",
        Column.DIRECTION: (
            "方向 原因 投诉原因 投诉方向 问题 direction, about, reason, subject, topic"
        ),
        Column.NOTE: "内容 投诉内容 详情 经过 事由 content, details, description, text, " + _NOTE,
    },
    ImportKind.FOLLOWUPS: {
        **_WHO,
        Column.KIND: "类型 种类 跟进类型 回访类型 kind, type, category",
        Column.DUE: (
            "应做日期 回访日期 跟进日期 计划日期 due, due on, due date, planned on, " + _DAY
        ),
        Column.TIME: "时间 时刻 回访时间 time, at, due at",
        Column.STAFF: "负责人 回访人 跟进人 执行人 who, by whom, " + _STAFF,
        Column.METHOD: "方式 回访方式 联系方式类型 method, channel, how",
        Column.ASK: "问什么 询问 询问内容 ask, what to ask, question",
        Column.SAY: "说什么 话术 内容 say, what to say, script, " + _NOTE,
        Column.STATUS: "状态 state, status",
    },
}
NEEDED: Final[Mapping[ImportKind, tuple[tuple[Column, ...], ...]]] = {
    ImportKind.CUSTOMERS: ((Column.NUMBER, Column.NAME, Column.PHONE),),
    ImportKind.VISITS: ((Column.NUMBER, Column.PHONE), (Column.DAY,), (Column.AMOUNT,)),
    ImportKind.REFERRALS: ((Column.REFERRER,), (Column.REFERRED,)),
    ImportKind.ATTENDANCES: ((Column.NUMBER, Column.PHONE), (Column.EVENT,), (Column.DAY,)),
    ImportKind.COMPLAINTS: ((Column.NUMBER, Column.PHONE), (Column.DAY,)),
    ImportKind.FOLLOWUPS: ((Column.NUMBER, Column.PHONE), (Column.KIND,), (Column.DUE,)),
}
"""Per kind the groups of columns of which one each must be in the file."""

_REMARK: Final = re.compile(r"[(\[{<【〔].*?[)\]}>】〕]|[:*#]")
_JOINTS: Final = re.compile(r"[\s_\-./、,]+")
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
    known = _KNOWN[kind]
    return known.get(plain) or known.get(_OWNER.sub("", plain))
