"""Which columns a customer file may have, and which heading is which of them.

The functions serve other files too, given their fields (``ticket_fields``).
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from app.dataio.sheets import BadMapping

Mapped = dict[int, str]  # column from 0 → field key


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be imported.

    Attributes:
        key: attribute of the record.
        english, chinese: its name as the wizard and the template write it.
        synonyms: other headings people give it, in either language.
    """

    key: str
    english: str
    chinese: str
    synonyms: tuple[str, ...] = ()
    is_required: bool = False


Fields = tuple[Field, ...]

CUSTOMER_FIELDS: Fields = (
    Field("external_no", "Customer no.", "客户编号", (
        "编号", "客户编码", "客户代码", "客户号", "客户ID", "ID", "code", "customer code",
        "customer id", "customer number", "no", "number",
    )),
    Field("name", "Customer name", "客户名称", (
        "名称", "客户", "公司", "公司名称", "企业名称", "单位名称", "客户姓名", "客户全称",
        "name", "customer", "company", "company name", "account name",
    ), is_required=True),
    Field("kind", "Customer type", "客户类型", ("类型", "客户性质", "type", "kind")),
    Field("industry", "Industry", "所属行业", ("行业", "行业类别", "sector", "trade")),
    Field("staff_size", "Size by staff", "企业规模（人数）", (
        "企业规模", "公司规模", "规模", "人数", "员工人数", "人员规模", "size", "staff",
        "employees", "company size",
    )),
    Field("revenue", "Annual revenue", "年营收", (
        "营收", "营业额", "年营业额", "年收入", "营业收入", "企业规模（营收）", "revenue",
        "turnover",
    )),
    Field("main_business", "Main business", "主营业务", ("主营", "经营范围", "业务范围")),
    Field("source", "Source channel", "来源渠道", (
        "来源", "客户来源", "渠道", "获客渠道", "source", "channel", "lead source",
    )),
    Field("first_contact_at", "First contact", "首次接触时间", (
        "首次接触日期", "首次联系时间", "首次联系日期", "接触时间", "登记日期", "登记时间",
        "first contact at", "first contact date", "first contacted",
    )),
    Field("expected_on", "Expected cooperation date", "预计合作时间", (
        "预计合作日期", "预计成交时间", "预计成交日期", "expected date", "expected close date",
    )),
    Field("won_on", "Won on", "成交日期", ("成交时间", "签约日期", "签约时间", "won date")),
    Field("status", "Status", "当前状态", ("状态", "客户状态", "current status", "stage")),
    Field("priority", "Priority", "优先级", ("跟进优先级", "重要程度", "priority level")),
    Field("tier", "Tier", "客户等级", ("等级", "客户级别", "级别", "level", "grade")),
    Field("owner", "Person in charge", "负责人", (
        "客户负责人", "销售负责人", "跟进人", "业务员", "销售", "责任人", "owner", "sales",
        "account owner", "assigned to",
    )),
    Field("account_manager", "Account manager", "专属客户经理", ("客户经理", "manager")),
    Field("need_pain", "Needs", "需求描述", (
        "需求", "客户需求", "需求内容", "当前痛点", "痛点", "主要痛点", "needs described", "need",
        "requirement", "requirements", "pain now", "pain", "pain point",
    )),
    Field("need_goal", "Goal wanted", "期望目标", ("目标", "期望", "需求目标", "goal", "goals")),
    Field("need_keywords", "Need keywords", "需求关键词", ("关键词", "keyword", "keywords")),
    Field("remark", "Remarks", "备注", ("说明", "备注信息", "其他", "note", "notes", "remark")),
    Field("city", "City", "城市", ("所在城市", "所在地", "地区", "区域", "region")),
    Field("address", "Address", "地址", ("公司地址", "联系地址", "详细地址", "办公地址")),
    Field("website", "Website", "网站", ("网址", "官网", "公司网站", "公司官网", "web", "url")),
    Field("tags", "Tags", "标签", ("客户标签", "tag", "labels", "label")),
    Field("gender", "Gender", "性别", ("sex",)),
    Field("birthday", "Birthday", "生日", ("出生日期", "出生年月日", "date of birth")),
    Field("occupation", "Occupation", "职业", ("profession", "job")),
    Field("contact_name", "Contact", "联系人", (
        "联系人姓名", "主要联系人", "姓名", "对接人", "contact name", "contact person",
        "primary contact",
    )),
    Field("contact_position", "Position", "职务", (
        "职位", "岗位", "联系人职务", "联系人职位", "title", "job title", "role",
    )),
    Field("phone", "Phone", "联系方式", (
        "电话", "手机", "手机号", "手机号码", "联系电话", "电话号码", "移动电话", "联系人电话",
        "联系方式（手机/座机）", "mobile", "phone number", "tel", "telephone", "cell", "cell phone",
    )),
    Field("second_phone", "Second phone", "备用电话", (
        "座机", "固定电话", "固话", "办公电话", "其他电话", "电话2", "手机2", "phone 2",
        "other phone", "landline", "office phone",
    )),
    Field("email", "E-mail", "邮箱", (
        "电子邮箱", "邮件", "电子邮件", "邮箱地址", "联系邮箱", "email", "mail", "email address",
    )),
    Field("wechat", "WeChat", "微信", ("微信号", "wechat id", "weixin")),
)  # fmt: skip

_ALIKE = 0.8  # measured on headings people write: below, different fields begin to meet
_SHORTEST_ALIKE = 3


def normal_form(heading: str) -> str:
    """Return a heading as it is compared: no blanks, breaks, marks, stars; half width, lower."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", heading)).casefold()


def _without_aside(heading: str) -> str:
    """Leave out what stands in brackets: 联系方式(手机/座机)."""
    return re.sub(r"\(.*?\)|（.*?）|\[.*?\]|【.*?】", "", heading, flags=re.DOTALL)


@cache
def _names(fields: Fields) -> Mapping[str, str]:
    return {
        normal_form(name): field.key
        for field in fields
        for name in (field.english, field.chinese, *field.synonyms)
    }


def recognise(heading: str, fields: Fields = CUSTOMER_FIELDS) -> str | None:
    """Return the field a heading names exactly, in either language, or None."""
    for form in (normal_form(heading), normal_form(_without_aside(heading))):
        if form in _names(fields):
            return _names(fields)[form]
    return None


def match(headings: Sequence[str], fields: Fields = CUSTOMER_FIELDS) -> Mapped:
    """Return the proposed mapping: exact names first, then close ones; a field is used once."""
    mapping: Mapped = {}
    for index, heading in enumerate(headings):
        key = recognise(heading, fields)
        if key and key not in mapping.values():
            mapping[index] = key
        elif key == "phone" and "second_phone" not in mapping.values():
            mapping[index] = "second_phone"
    unknown = [index for index, heading in enumerate(headings) if not recognise(heading, fields)]
    guesses = [(*_closest(headings[index], fields), index) for index in unknown]
    for closeness, key, index in sorted(guesses, key=lambda guess: -guess[0]):
        if closeness >= _ALIKE and key not in mapping.values():
            mapping[index] = key
    return dict(sorted(mapping.items()))


def _closest(heading: str, fields: Fields) -> tuple[float, str]:
    """Return how close (0 to 1) the field is whose name is most like ``heading``."""
    form = normal_form(_without_aside(heading))
    if len(form) < _SHORTEST_ALIKE:
        return 0.0, ""
    return max(
        (SequenceMatcher(None, form, name).ratio(), key)
        for name, key in _names(fields).items()
        if len(name) >= _SHORTEST_ALIKE
    )


def fingerprint(headings: Sequence[str]) -> str:
    """Return what a mapping is remembered by: the same headings give the same one."""
    joined = "\n".join(map(normal_form, headings))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def load_mapping(path: Path, headings: Sequence[str], fields: Fields = CUSTOMER_FIELDS) -> Mapped:
    """Read a mapping for a table with these headings; headings not in the table are passed over.

    Raises:
        BadMapping: no such file, not JSON of heading → field, an unknown field, or one used twice.
    """
    try:
        named = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as err:
        raise BadMapping(file=path.name) from err
    keys = {field.key for field in fields}
    if not isinstance(named, dict):
        raise BadMapping(file=path.name)
    wanted = {normal_form(heading): key for heading, key in named.items()}
    for key in wanted.values():
        if key not in keys or list(wanted.values()).count(key) > 1:
            raise BadMapping(file=path.name, field=str(key))
    forms = [normal_form(heading) for heading in headings]
    return {forms.index(form): key for form, key in wanted.items() if form in forms}
