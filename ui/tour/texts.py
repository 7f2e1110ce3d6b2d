"""What the person at the front desk of the tour says and types, in the language of the tour."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Texts:
    """Typed by hand, so not translated by the window."""

    language: str  # as the first start offers it
    owner: str
    title: str
    description: str
    told: str
    solution: str
    feedback: str
    cause: str
    comment: str
    writer: str
    subject: str
    letter: str
    away: str
    delay: str
    called: str


_CHINESE = Texts(
    language="中文",
    owner="王店长",
    title="工单接口连续超时，来电无法自动建单",
    description="今早 9 点起坐席来电弹屏正常，但自动建单一直转圈，约三成来电没有生成工单。",
    told="已定位到接口网关的连接数已满，正在扩容，预计一小时内恢复，期间请先手工登记来电。",
    solution="把接口网关的连接上限由 200 调到 800 并重启，重放了早上失败的 46 条来电，"
    "客户核对无遗漏。",
    feedback="恢复得挺快，不过一开始没人接单，等了一阵子。",
    cause="接口网关连接上限过低",
    comment="技术同事很专业，希望第一时间就有人受理。",
    writer="赵倩",
    subject="打印纸晚到三天，要求说明并补偿",
    letter="2 月 27 日订的 40 箱打印纸，说好次日送到，今天才到，还少了两箱。请给个说法。",
    away="自动回复：外出培训，周四回来",
    delay="物流改线没有通知门店",
    called="打印纸晚到，客户来电催问",
)
_ENGLISH = Texts(
    language="English",
    owner="Wang Li",
    title="Ticket interface times out, calls open no tickets",
    description="Since 9 this morning about a third of the calls has opened no ticket.",
    told="The gateway ran out of connections; it is being enlarged and should be back in an hour.",
    solution="Raised the limit of the gateway from 200 to 800 connections, restarted it and played "
    "back the 46 calls that had failed; the customer found none missing.",
    feedback="Solved quickly, but at first nobody took it up.",
    cause="Limit of the gateway too low",
    comment="The engineers know their trade. Somebody should answer at once.",
    writer="Emma Zhao",
    subject="Paper came three days late, I expect an explanation",
    letter="I ordered 40 boxes on 27 February for the next day. They came today, two are missing.",
    away="Automatic reply: at a training until Thursday",
    delay="Carrier changed its route and told nobody",
    called="Paper came late, customer asks by phone",
)


TEXTS = {"zh_CN": _CHINESE, "en": _ENGLISH}
