"""Which columns a ticket file may have, and the words people write in them.

The words are folded (half width, lower case), the codes those of ``app/tickets/rules.py``. Files of
other desks name priorities like "3 - Moderate".
"""

from collections.abc import Mapping

from app.dataio.columns import Field, Fields
from app.tickets.rules import ASSIGNED, CLOSED, IN_PROGRESS, NEW, TO_CONFIRM, WAITING_CUSTOMER

TICKET_FIELDS: Fields = (
    Field("external_no", "Ticket no.", "工单编号", (
        "编号", "工单号", "单号", "问题编号", "事件编号", "no", "number", "ticket", "ticket number",
        "ticket id", "case number", "incident", "incident number", "id",
    )),
    Field("title", "Title", "问题标题", (
        "标题", "主题", "问题", "问题摘要", "subject", "summary", "short description", "symptom",
        "u_symptom",
    )),
    Field("description", "Description", "问题描述", ("描述", "详细描述", "问题详情", "details")),
    Field("customer_no", "Customer no.", "客户编号", ("客户编码", "客户号", "customer id")),
    Field("customer", "Customer", "客户名称", (
        "客户", "公司", "公司名称", "提交人", "customer name", "company", "account", "caller",
        "caller_id", "requester",
    )),
    Field("kind", "Kind", "问题类型", ("类型", "工单类型", "type", "ticket type")),
    Field("sub_kind", "Sub-kind", "问题子类", (
        "子类", "子类型", "问题分类", "分类", "类别", "category", "sub kind", "subtype",
    )),
    Field("severity", "Severity", "严重程度", ("问题级别", "复杂程度", "complexity")),
    Field("priority", "Priority", "优先级", ("紧急程度", "urgency")),
    Field("channel", "Channel", "来源渠道", (
        "渠道", "反馈渠道", "受理渠道", "来源", "contact type", "source", "via",
    )),
    Field("department", "Department", "处理部门", (
        "部门", "受理部门", "责任部门", "assignment group", "group", "team",
    )),
    Field("owner", "Person in charge", "负责人", (
        "处理人", "责任人", "受理人", "跟进人", "assigned to", "assignee", "owner",
    )),
    Field("status", "Status", "工单状态", (
        "状态", "处理状态", "进度", "state", "incident state", "ticket status",
    )),
    Field("noted_at", "Changed at", "更新时间", (
        "变更时间", "修改时间", "updated at", "sys_updated_at", "last updated", "event time",
    )),
    Field("occurred_at", "Occurred at", "问题发生时间", ("发生时间", "occurred", "occurred on")),
    Field("reported_at", "Reported at", "提交时间", (
        "反馈时间", "受理时间", "登记时间", "报告时间", "创建时间", "日期", "opened at", "opened",
        "created", "created at", "reported", "reported on",
    ), is_required=True),
    Field("wanted_by", "Wanted by", "期望解决时限", ("期望解决时间", "要求完成时间", "due date")),
    Field("accepted_at", "Accepted at", "接单时间", (
        "响应时间", "首次响应时间", "acknowledged at", "first response", "first response at",
    )),
    Field("solved_at", "Solved at", "解决时间", (
        "完成时间", "处理完成时间", "resolved at", "resolved", "solved",
    )),
    Field("closed_at", "Closed at", "关闭时间", ("结案时间", "关单时间", "closed")),
    Field("reopened", "Times reopened", "重新打开次数", ("重开次数", "reopen count", "reopens")),
    Field("solution", "Solution", "解决方案", (
        "处理结果", "解决措施", "处理措施", "resolution", "resolution notes", "close notes",
    )),
    Field("outcome", "Customer's word", "客户确认", ("确认结果", "是否解决", "outcome")),
    Field("rating", "Customer rating", "客户评价", ("评价", "满意度", "rating")),
    Field("feedback", "Customer feedback", "客户反馈", ("反馈", "feedback", "customer comment")),
    Field("improvement", "Improvement", "改进建议", ("改进措施", "改善建议", "improvement idea")),
    Field("root_cause", "Root cause", "根本原因", (
        "原因", "问题原因", "原因分析", "cause", "closed code", "close code", "resolution code",
    )),
)  # fmt: skip

KIND: Mapping[str, str] = {
    "咨询": "inquiry", "询问": "inquiry", "问询": "inquiry", "inquiry": "inquiry",
    "question": "inquiry", "request": "inquiry", "技术": "technical", "技术问题": "technical",
    "技术支持": "technical", "故障": "technical", "报修": "technical", "technical": "technical",
    "incident": "technical", "problem": "technical", "投诉": "complaint",
    "complaint": "complaint", "建议": "suggestion", "suggestion": "suggestion",
    "表扬": "praise", "praise": "praise",
}  # fmt: skip
SEVERITY: Mapping[str, str] = {
    "常规": "regular", "一般": "regular", "普通": "regular", "regular": "regular",
    "复杂": "complex", "complex": "complex", "重大": "major", "major": "major",
}  # fmt: skip
PRIORITY: Mapping[str, str] = {
    "低": "low", "low": "low", "4 - low": "low", "5 - planning": "low", "普通": "normal",
    "中": "normal", "一般": "normal", "normal": "normal", "medium": "normal",
    "3 - moderate": "normal", "高": "high", "high": "high", "2 - high": "high",
    "紧急": "urgent", "urgent": "urgent", "critical": "urgent", "1 - critical": "urgent",
}  # fmt: skip
CHANNEL: Mapping[str, str] = {
    "热线": "hotline", "服务热线": "hotline", "hotline": "hotline", "电话": "phone",
    "phone": "phone", "邮件": "email", "邮箱": "email", "email": "email", "e-mail": "email",
    "在线": "chat", "在线客服": "chat", "chat": "chat", "网站": "web", "网页": "web",
    "网页表单": "web", "web": "web", "self service": "web", "self-service": "web",
    "意见箱": "suggestion_box", "意见卡": "suggestion_box", "suggestion box": "suggestion_box",
    "拜访": "visit", "上门": "visit", "visit": "visit", "社交媒体": "social", "social": "social",
}  # fmt: skip
OUTCOME: Mapping[str, str] = {
    "已解决": "solved", "解决": "solved", "是": "solved", "solved": "solved", "yes": "solved",
    "部分解决": "partly", "partly": "partly", "partly solved": "partly",
}  # fmt: skip
RATING: Mapping[str, str] = {
    "满意": "content", "非常满意": "content", "content": "content", "satisfied": "content",
    "基本满意": "mostly", "一般": "mostly", "mostly": "mostly", "mostly content": "mostly",
    "不满意": "not", "not": "not", "not content": "not", "dissatisfied": "not",
    "未回复": "no_answer", "no answer": "no_answer",
}  # fmt: skip
STATUS: Mapping[str, str] = {
    "待受理": NEW, "新建": NEW, "新": NEW, "new": NEW, "已分派": ASSIGNED, "已派单": ASSIGNED,
    "assigned": ASSIGNED, "处理中": IN_PROGRESS, "进行中": IN_PROGRESS, "active": IN_PROGRESS,
    "in progress": IN_PROGRESS, "open": IN_PROGRESS, "待客户": WAITING_CUSTOMER,
    "等待客户": WAITING_CUSTOMER, "挂起": WAITING_CUSTOMER, "with customer": WAITING_CUSTOMER,
    "pending": WAITING_CUSTOMER, "on hold": WAITING_CUSTOMER,
    "awaiting user info": WAITING_CUSTOMER, "awaiting problem": WAITING_CUSTOMER,
    "awaiting vendor": WAITING_CUSTOMER, "awaiting evidence": WAITING_CUSTOMER,
    "待确认": TO_CONFIRM, "已解决": TO_CONFIRM, "to confirm": TO_CONFIRM,
    "resolved": TO_CONFIRM, "solved": TO_CONFIRM, "已关闭": CLOSED, "已完成": CLOSED,
    "已结案": CLOSED, "关闭": CLOSED, "closed": CLOSED,
}  # fmt: skip
