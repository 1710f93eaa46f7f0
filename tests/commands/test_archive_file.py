"""The whole archive out of a clinic's book, in Chinese of both sorts and in English."""

import csv
import shutil

import pytest

from app.services.tables.column_names import NAMES
from app.services.tables.columns import column_for
from app.words import ImportColumn
from app.words.language import choose_language
from app.words.names import name_of

CHINESE = {
    "会员号": "V1",
    "姓名": "王小芳",
    "手机": "13800138201",
    "微信电话": "13800138299",
    "家庭电话": "0510-85551234",
    "性别": "女",
    "生日": "1990/2/3",
    "微信": "wxf_90",
    "区域": "滨湖",
    "片区": "蠡湖",
    "地址": "湖滨路 8 号",
    "来源": "朋友介绍",
    "建档日期": "2024-03-05",
    "备注": "周末可",
    "过敏史": "青霉素(皮疹、发热)、利多卡因",
    "禁忌症": "孕期",
    "专属顾问": "陈薇",
    "客服主管": "周岚",
    "喜好": "靠窗、乌龙茶",
    "忌讳": "不要催",
    "需求": "抗衰",
    "痛点": "怕疼",
    "家属": "女儿 2017.6.3",
    "配偶": "王强",
    "配偶生日": "1988-05-01",
    "结婚纪念日": "5月1日",
    "重要日期": "孩子高考 2027-06-07",
    "圈子": "瑜伽圈",
    "俱乐部": "金卡俱乐部",
    "肖像授权": "2024-01-05",
    "同意致电": "2024-01-06",
    "方便联系时间": "10:00-18:00",
    "联系方式偏好": "微信",
    "客情关系": "4级",
    "与专员客情关系": "5",
    "理念冲突": "只看价格",
    "冲突应对": "先讲效果",
    "状态": "正常",
    "暂不联系": "怀孕",
    "暂不联系至": "2031-03-01",
    "2023": "¥12,800元",
    "2024年消费": "9000",
}
TRADITIONAL = {
    "會員號": "V1",
    "姓名": "王小芳",
    "手機": "13800138201",
    "微信電話": "13800138299",
    "家庭電話": "0510-85551234",
    "性別": "女",
    "生日": "1990/2/3",
    "微信": "wxf_90",
    "區域": "滨湖",
    "片區": "蠡湖",
    "地址": "湖滨路 8 号",
    "來源": "朋友介绍",
    "建檔日期": "2024-03-05",
    "備註": "周末可",
    "過敏史": "青霉素(皮疹、发热)、利多卡因",
    "禁忌症": "孕期",
    "專屬顧問": "陈薇",
    "客服主管": "周岚",
    "喜好": "靠窗、乌龙茶",
    "忌諱": "不要催",
    "需求": "抗衰",
    "痛點": "怕疼",
    "家屬": "女兒 2017.6.3",
    "配偶": "王强",
    "配偶生日": "1988-05-01",
    "結婚紀念日": "5月1日",
    "重要日期": "孩子高考 2027-06-07",
    "圈子": "瑜伽圈",
    "俱樂部": "金卡俱乐部",
    "肖像授權": "2024-01-05",
    "同意致電": "2024-01-06",
    "方便聯繫時間": "10:00-18:00",
    "聯繫方式偏好": "微信",
    "客情關係": "4級",
    "與專員客情關係": "5",
    "理念衝突": "只看價格",
    "衝突應對": "先讲效果",
    "狀態": "正常",
    "暫不聯繫": "懷孕",
    "暫不聯繫至": "2031-03-01",
    "2023": "¥12,800元",
    "2024年消費": "9000",
}
ENGLISH = {
    "Customer ID": "V1",
    "Full name": "王小芳",
    "Mobile": "13800138201",
    "WeChat phone": "13800138299",
    "Home phone": "0510-85551234",
    "Sex": "female",
    "Date of birth": "1990-02-03",
    "WeChat": "wxf_90",
    "District": "滨湖",
    "Neighbourhood": "蠡湖",
    "Address": "湖滨路 8 号",
    "Source": "朋友介绍",
    "Member since": "5 Mar 2024",
    "Notes": "周末可",
    "Allergies": "青霉素(皮疹、发热); 利多卡因",
    "Contraindications": "孕期",
    "Responsible person": "陈薇",
    "Supervisor": "周岚",
    "Likes": "靠窗, 乌龙茶",
    "Dislikes": "不要催",
    "Needs": "抗衰",
    "Pain points": "怕疼",
    "Family": "女儿 2017-06-03",
    "Husband": "王强",
    "Husband's birthday": "1 May 1988",
    "Wedding anniversary": "05-01",
    "Important dates": "孩子高考 2027-06-07",
    "Circles": "瑜伽圈",
    "Clubs": "金卡俱乐部",
    "Photo consent": "2024-01-05",
    "Phone consent": "2024-01-06",
    "Best time to call": "10:00 - 18:00",
    "Preferred contact": "WeChat",
    "Relation to the clinic": "4",
    "Relation to the specialist": "5",
    "Concept conflict": "Looks at the price alone",
    "How to handle the conflict": "先讲效果",
    "Status": "active",
    "Not to be contacted": "pregnant",
    "Not to be contacted until": "2031-03-01",
    "2023": "12,800.00",
    "Spend 2024": "9000",
}
ON_FILE = {
    "Number": "V1",
    "Name": "王小芳",
    "Gender": "Female",
    "Birth date": "1990-02-03",
    "WeChat": "wxf_90",
    "Region": "滨湖",
    "Sub-region": "蠡湖",
    "Address": "湖滨路 8 号",
    "Source": "朋友介绍",
    "First contact": "2024-03-05",
    "Note": "周末可",
    "Pinyin": "Wáng Xiǎofāng",
    "Status": "Active",
    "Not to be contacted": "Medical pause",
    "Not to be contacted until": "2031-03-01",
    "Responsible specialist": "陈薇",
    "Supervisor": "周岚",
    "Relation to the clinic": "4",
    "Relation to the specialist": "5",
    "Best way to reach": "WeChat",
    "Best hours": "10:00-18:00",
    "Concept conflict": "Looks at the price alone",
    "How to handle the conflict": "先讲效果",
    "Allergies": "青霉素(皮疹、发热); 利多卡因",
    "Contraindications": "孕期",
    "Likes": "靠窗; 乌龙茶",
    "Avoid": "不要催",
    "Needs": "抗衰",
    "Pains": "怕疼",
    "Clubs": "金卡俱乐部",
    "Circles": "瑜伽圈",
    "Important dates": "孩子高考 2027-06-07; Wedding anniversary 05-01",
    "Receipts of the year": "2023: 12800.00; 2024: 9000.00",
}


@pytest.fixture
def book(tmp_path):
    """Write rows as a file of a clinic."""

    def write(*rows, name="book.csv"):
        path = tmp_path / name
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, headings)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def on_file(fresh_clinic, tmp_path):
    """The customers by number, as their list is exported."""

    def read():
        path = tmp_path / "list.csv"
        said = fresh_clinic("export", "customers", path)
        assert said.status == 0, said.err
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row["Number"]: row for row in csv.DictReader(file)}

    return read


@pytest.mark.parametrize("row", [CHINESE, TRADITIONAL, ENGLISH], ids=["zh", "zh-Hant", "en"])
def test_every_field_of_the_archive_comes_in(fresh_clinic, book, on_file, row):
    said = fresh_clinic("import", "customers", book(row), "--json", "-").data

    assert (said["new"], said["columns_left_out"], said["warnings"]) == (1, [], [])
    assert said["staff_made"] == ["陈薇", "周岚"]
    kept = on_file()["V1"]
    assert {heading: kept[heading] for heading in ON_FILE} == ON_FILE
    assert kept["Phone"].startswith("13800138201 / 051085551234")
    assert "13800138299(WeChat)" in kept["Phone"]
    assert {"Child 女儿 2017-06-03", "Spouse 王强 1988-05-01"} <= set(
        kept["Family"].replace("女兒", "女儿").split("; ")
    )
    assert set(kept["Consents"].split("; ")) == {
        "Portrait may be used 2024-01-05",
        "May be phoned 2024-01-06",
    }


@pytest.mark.parametrize("row", [CHINESE, TRADITIONAL, ENGLISH], ids=["zh", "zh-Hant", "en"])
def test_the_whole_archive_again_changes_nothing(fresh_clinic, book, row):
    fresh_clinic("import", "customers", book(row))

    said = fresh_clinic("import", "customers", book(row), "--json", "-").data

    assert (said["same"], said["updated"], said["new"], said["entry"]) == (1, 0, 0, None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_exported_archive_is_read_back_as_it_was(
    desk, empty_template, book, tmp_path, language
):

    first, second = (shutil.copytree(empty_template, tmp_path / name) for name in "ab")
    out, again = tmp_path / "out.csv", tmp_path / "again.csv"
    desk("--store", first, "import", "customers", book(CHINESE))
    desk("--store", first, "--lang", language, "export", "customers", out)

    desk("--store", second, "--lang", language, "import", "customers", out)
    desk("--store", second, "--lang", language, "export", "customers", again)

    assert again.read_text(encoding="utf-8") == out.read_text(encoding="utf-8")


def test_an_allergy_on_file_stays_whatever_a_file_says(fresh_clinic, book, on_file):
    fresh_clinic(
        "import", "customers", book({"会员号": "V1", "姓名": "王小芳", "过敏史": "青霉素"})
    )

    fresh_clinic("import", "customers", book({"会员号": "V1", "姓名": "王小芳", "过敏史": "无"}))
    said = fresh_clinic(
        "import", "customers", book({"会员号": "V1", "过敏": "利多卡因"}), "--json", "-"
    ).data

    assert said["updated"] == 1
    assert on_file()["V1"]["Allergies"] == "青霉素; 利多卡因"


def test_one_undo_takes_the_whole_archive_back(fresh_clinic, book, on_file):
    plain = {"会员号": "V1", "姓名": "王小芳"}
    fresh_clinic("import", "customers", book(plain))
    before = on_file()
    entry = fresh_clinic("import", "customers", book(CHINESE), "--json", "-").data["entry"]

    undone = fresh_clinic("undo", entry)

    assert undone.status == 0
    assert on_file() == before


@pytest.mark.parametrize(
    ("heading", "cell", "reason"),
    [
        ("客情关系", "9", "not one of the words known here"),
        ("方便联系时间", "周末", "not a time of day"),
        ("肖像授权", "也许", "not one of the words known here"),
        ("肖像授权", "2090-01-01", "day has not come yet"),
        ("2023", "很多", "not an amount"),
        ("结婚纪念日", "2月30日", "not a day"),
        ("过敏史", "长" * 121, "too long"),
        ("备注", "长" * 20_001, "too long"),
        ("姓名", "长" * 81, "too long"),
    ],
)
def test_what_is_not_understood_is_an_error_and_never_nothing(
    fresh_clinic, book, heading, cell, reason
):
    row = {"会员号": "V1", "姓名": "王小芳", "手机": "13800138201"} | {heading: cell}

    said = fresh_clinic("import", "customers", book(row), "--dry-run", "--json", "-").data

    assert [each["reason"] for each in said["rows"]] == [reason]


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"状态": "已退会"}, "status", "decided at the desk, left as it is"),
        ({"暂不联系": "是", "暂不联系至": "2020-01-01"}, "pause_until", "over already, left out"),
    ],
)
def test_what_is_left_as_it_is_is_told(fresh_clinic, book, cells, column, reason):
    row = {"会员号": "V1", "姓名": "王小芳"} | cells

    said = fresh_clinic("import", "customers", book(row), "--json", "-").data

    assert [(each["column"], each["reason"]) for each in said["warnings"]] == [(column, reason)]


def test_a_referrer_may_be_called_by_name(fresh_clinic, book, on_file):
    rows = [
        {"姓名": "李娜", "手机": "13800138202", "介绍人": ""},
        {"姓名": "王小芳", "手机": "13800138201", "介绍人": "李娜"},
        {"姓名": "张三", "手机": "13800138203", "介绍人": "无此人"},
    ]

    said = fresh_clinic("import", "customers", book(*rows), "--leave-errors", "--json", "-").data

    assert [(row["line"], row["column"]) for row in said["rows"]] == [(4, "referrer")]
    by_name = {row["Name"]: row for row in on_file().values()}
    assert by_name["王小芳"]["Referrer"] == by_name["李娜"]["Number"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_heading_of_ours_is_understood(language):
    choose_language(language)
    try:
        for kind, columns in NAMES.items():
            for column in columns:
                known = column_for(name_of(ImportColumn(column)), kind)
                assert known is not None, (kind, column)
                assert known[1] is column
    finally:
        choose_language("en")
