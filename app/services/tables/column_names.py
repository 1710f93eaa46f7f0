"""What clinics call the columns of their books, in Chinese and in English.

Chinese names are parted by blanks, English ones by commas; the better name stands first.
Traditional writing, width, case and remarks in brackets are seen through when they are compared.
"""

from collections.abc import Mapping
from typing import Final

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
        "手机 手机号 手机号码 移动电话 行动电话 联系手机 电话 电话号码 联系电话 联络电话 联系方式"
        " 联络方式 联系号码"
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

_ARCHIVE: Final = {
    Column.PINYIN: "拼音 姓名拼音 pinyin",
    Column.GENDER: "性别 gender, sex",
    Column.BIRTH_DATE: (
        "生日 出生日期 出生年月日 出生年月 生辰 公历生日 阳历生日 birth date, birthday, date of"
        " birth, dob, born, birth"
    ),
    Column.LUNAR_BIRTH: "农历生日 阴历生日 旧历生日 农历出生日期 lunar birthday, lunar birth date",
    Column.OTHER_PHONE: (
        "其他电话 其它电话 备用电话 备用手机 第二电话 电话2 手机2 电话二 手机二 另一电话 家庭电话"
        " 家用电话 宅电 座机 固定电话 固话 办公电话 单位电话 紧急电话 紧急联系电话"
        " other phone, second phone, phone 2, mobile 2, home phone, landline, office phone,"
        " work phone, alternative phone, emergency phone"
    ),
    Column.WECHAT_PHONE: "微信电话 微信手机 微信手机号 微信绑定手机 wechat phone, wechat mobile",
    Column.WECHAT: "微信 微信号 微信账号 微信id wechat, wechat id, wechat number, weixin",
    Column.REGION: "区域 地区 所在区域 所属区域 城区 城市 行政区 region, area, district, city",
    Column.SUB_REGION: (
        "子区域 街道 片区 镇 商圈 小区 sub region, street, neighbourhood, neighborhood, subdistrict"
    ),
    Column.ADDRESS: (
        "地址 住址 家庭住址 家庭地址 联系地址 通讯地址 详细地址 address, home address,"
        " postal address"
    ),
    Column.SOURCE: (
        "来源 客户来源 渠道 来源渠道 获客渠道 来院途径 source, channel, origin, how found"
    ),
    Column.REFERRER: _REFERRER,
    Column.FIRST_CONTACT: (
        "建档日期 建档时间 建卡日期 首次接触 首次接触日期 首次到店 首次到院 登记日期 注册日期"
        " 入会日期 入会时间 开卡日期 创建时间 创建日期"
        " first contact, first contact date, first seen, registered, registration date,"
        " registered on, created, created at, joined, join date, member since, opened on"
    ),
    Column.STATUS: "状态 客户状态 会员状态 在籍状态 status, customer status, member status",
    Column.PAUSE: (
        "暂不联系 勿扰 免打扰 拒绝联系 联系限制 not to be contacted, do not disturb, do not"
        " contact, contact pause"
    ),
    Column.PAUSE_UNTIL: "暂不联系至 勿扰至 暂停至 not to be contacted until, pause until",
    Column.RESPONSIBLE: (
        "负责专员 负责顾问 专属美容师 专属顾问 专属专员 专属客服 客户专员 大客户服务专员 服务专员"
        " 专员 负责人 归属人 归属顾问 所属顾问 所属员工 跟进人 维护人"
        " 客户经理 健康管家 管家 顾问 咨询师 美容顾问"
        " responsible specialist, responsible, responsible person, specialist, account manager,"
        " consultant, advisor, adviser, owner, assigned to, looked after by"
    ),
    Column.SUPERVISOR: (
        "客服主管 主管 负责主管 督导 店长 supervisor, responsible supervisor, service supervisor"
    ),
    Column.RELATION_CLINIC: (
        "与本院客情关系 客情关系 与本院的关系 与机构的关系 与本院关系 与诊所关系 客情"
        " 关系等级 亲密度 关系 relation to the clinic, relation level, relation,"
        " relationship, closeness"
    ),
    Column.RELATION_SPECIALIST: (
        "与专员客情关系 与专员的关系 与专员关系 与顾问关系 relation to the specialist,"
        " relation with specialist"
    ),
    Column.REACH_BY: (
        "联系方式偏好 偏好联系方式 首选联系方式 最佳联系方式 联系偏好 沟通方式"
        " best way to reach, preferred contact, contact method, preferred channel, reach by"
    ),
    Column.REACH_HOURS: (
        "方便联系时间 方便时间 联系时间 可联系时间 最佳联系时间 合适时间 best hours, best time,"
        " best time to call, contact hours, best time to reach, reach hours"
    ),
    Column.REACH_FROM: "联系时间起 可联系时间起 reach from, contact from, call from",
    Column.REACH_UNTIL: "联系时间止 可联系时间止 reach until, contact until, call until",
    Column.CONFLICT: "理念冲突 观念冲突 认知冲突 concept conflict, conflict",
    Column.CONFLICT_HANDLING: (
        "冲突应对 冲突处理 应对方式 how to handle the conflict, conflict handling"
    ),
    Column.ALLERGIES: (
        "过敏史 过敏 过敏源 过敏原 过敏药物 药物过敏 药物过敏史 过敏情况 过敏信息 过敏成分"
        " allergies, allergy, allergic to, drug allergies, known allergies, allergy history"
    ),
    Column.CONTRAINDICATIONS: (
        "禁忌症 禁忌证 禁忌 治疗禁忌 禁忌项目 既往史 病史 既往病史 疾病史 用药史 慢性病"
        " contraindications, contraindication, medical history, conditions, medical conditions"
    ),
    Column.LIKES: (
        "喜好 爱好 偏好 兴趣 兴趣爱好 喜欢 嗜好 likes, like, preferences, hobbies, interests,"
        " favourites, favorites"
    ),
    Column.TABOOS: "忌讳 忌口 不喜欢 雷区 避免 avoid, taboos, taboo, dislikes, dislike",
    Column.NEEDS: "需求 客户需求 求美需求 诉求 需要 needs, need, wants, wishes",
    Column.PAINS: "痛点 顾虑 担心 困扰 皮肤问题 pains, pain, pain points, worries, concerns",
    Column.CLUBS: "俱乐部 会所 所属俱乐部 clubs, club",
    Column.CIRCLES: "圈子 朋友圈子 社交圈 人脉圈 所属圈子 circles, circle, social circle",
    Column.FAMILY: (
        "家属 家庭成员 家人 家庭 亲属 家庭情况 family, family members, relatives, household"
    ),
    Column.SPOUSE: (
        "配偶 爱人 丈夫 老公 先生 妻子 老婆 太太 配偶姓名 spouse, husband, wife, partner"
    ),
    Column.CHILDREN: ("子女 孩子 小孩 儿女 子女姓名 孩子姓名 children, child, kids, son, daughter"),
    Column.PARENTS: "父母 父亲 母亲 爸爸 妈妈 parents, parent, father, mother",
    Column.SPOUSE_BIRTHDAY: (
        "配偶生日 爱人生日 丈夫生日 老公生日 妻子生日 spouse's birthday, spouse birthday,"
        " husband's birthday, wife's birthday"
    ),
    Column.CHILD_BIRTHDAY: (
        "子女生日 孩子生日 小孩生日 儿子生日 女儿生日 child's birthday, child birthday,"
        " children's birthdays, son's birthday, daughter's birthday"
    ),
    Column.WEDDING: (
        "结婚纪念日 结婚日期 纪念日 结婚周年 wedding anniversary, wedding, anniversary, wedding day"
    ),
    Column.DATES: "重要日期 重要日子 特殊日子 important dates, special dates, dates to remember",
    Column.CONSENTS: "授权书 授权 已签授权 同意项 同意书 consents, consent, signed consents",
    Column.CONSENT_PHONE: (
        "同意致电 可致电 电话同意 同意电话 电话授权 接受电话 consent to calls, may be phoned,"
        " phone consent, consent phone"
    ),
    Column.CONSENT_SMS: (
        "同意短信 可发短信 短信同意 短信授权 接受短信 consent to text messages, may be texted,"
        " sms consent, consent sms"
    ),
    Column.CONSENT_WECHAT: (
        "同意微信 可发微信 微信同意 微信授权 接受微信 consent to wechat, may be messaged on"
        " wechat, wechat consent, consent wechat"
    ),
    Column.CONSENT_PORTRAIT: (
        "肖像授权 可使用肖像 肖像同意 照片授权 肖像权 consent to portrait, portrait may be used,"
        " portrait consent, photo consent, consent portrait"
    ),
    Column.CONSENT_TESTIMONY: (
        "口碑授权 可使用口碑 见证授权 案例授权 consent to testimony, testimony may be used,"
        " testimony consent, consent testimony"
    ),
    Column.CONSENT_DATA: (
        "资料授权 可保存资料 数据同意 数据授权 隐私同意 个人信息同意 consent to keeping data,"
        " data may be kept, data consent, privacy consent, consent data"
    ),
    Column.RECEIPTS: (
        "年度消费 历年消费 往年消费 年消费 receipts of the year, receipts of years, yearly"
        " receipts, annual spend, yearly totals"
    ),
    Column.NOTE: _NOTE,
}

NAMES: Final[Mapping[ImportKind, Mapping[Column, str]]] = {
    ImportKind.CUSTOMERS: {
        **_WHO,
        **_ARCHIVE,
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
