"""What the demo company's customers report, and how it was put right. All invented.

The company sells and services office equipment: printers, meeting-room screens, phone systems.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """One kind of ticket: what was said and done, in the language of the customer."""

    kind: str
    severity: str
    title: str
    description: str
    progress: str
    solution: str
    root_cause: str
    sub_kind: str


STORIES: tuple[Story, ...] = (
    Story(
        "technical", "regular", "打印机无法连接，前台急用",
        "早上换了网线以后，前台的打印机在电脑上显示脱机，重启过两次还是不行，上午要打合同。",
        "电话里让客户打印了网络配置页，IP 地址变了，正在远程重新添加端口。",
        "打印机换网线后拿到了新地址。已改为固定 IP 并重新添加端口，客户打印测试页两张正常。",
        "打印机使用自动分配的地址", "网络连接",
    ),
    Story(
        "technical", "complex", "会议室投屏每隔几分钟断一次",
        "三楼大会议室开视频会议时投屏会断，大约五分钟一次，已经影响到对外会议。",
        "上门测了会议室的无线信号，5 GHz 信道与隔壁公司冲突，先改了信道，观察一天。",
        "更换无线信道并升级投屏器固件到最新版，连续使用一天半没有再断，客户行政确认。",
        "无线信道冲突", "投屏设备",
    ),
    Story(
        "technical", "major", "电话系统全部打不出去",
        "从上午九点开始所有分机都打不出去，呼入正常。客服热线完全停了，请尽快处理。",
        "已成立小组：先把外呼切到备用线路，同时联系运营商排查中继。",
        "运营商中继鉴权过期，已更新并加了到期前一个月的提醒；切回主线路，十个分机逐一试拨正常。",
        "中继鉴权到期无人提醒", "电话系统",
    ),
    Story(
        "inquiry", "regular", "想了解彩色复印机的租赁方案",
        "公司搬新办公室，需要两台彩色复印机，每月大约八千张，想比较租和买。",
        "已按每月八千张做了三年租赁与购买的对比表，发给客户行政经理，约周四电话沟通。",
        "客户选择三年租赁，含耗材与上门保养，合同已发客户法务，行政经理确认收到。",
        "", "租赁",
    ),
    Story(
        "inquiry", "regular", "发票抬头填错，需要重开",
        "上周开的发票抬头少了“有限”两个字，财务说不能入账，请帮忙重开。",
        "已收到客户发来的正确开票信息，红冲申请已提交，预计明天上午出新票。",
        "原票已红冲，新发票电子版发到客户财务邮箱，财务回复可以入账。",
        "登记表里的公司全称缺字", "发票",
    ),
    Story(
        "complaint", "complex", "约好的上门时间没人来",
        "约了周二下午两点上门保养，等到五点没有人来，也没有电话，这是第二次了。",
        "已向客户道歉，查明是排班表漏填；改约周三上午九点，由主管带队上门。",
        "周三九点按时上门完成保养，免收本次费用；排班改为系统提醒并提前一天短信确认，客户表示接受。",
        "排班漏填，没有提前确认", "上门服务",
    ),
    Story(
        "complaint", "regular", "维修后机器有异响",
        "上次修完以后复印机进纸的地方一直有响声，声音很大，影响办公。",
        "请客户录了一段视频，判断是搓纸轮没有装到位，已派技术员今天下午上门。",
        "重新安装搓纸轮并更换垫圈，运行两百张无异响，客户现场确认。",
        "维修后没有试运行足够张数", "维修质量",
    ),
    Story(
        "suggestion", "regular", "建议耗材快用完时提前提醒",
        "每次都是没墨了才发现，能不能在快用完的时候自动提醒我们行政？",
        "已转产品同事评估，计划用机器自带的余量上报，先给该客户每月一次人工提醒。",
        "已为该客户开通余量低于两成自动邮件提醒，行政经理收到第一封测试邮件并确认有用。",
        "", "耗材",
    ),
    Story(
        "praise", "regular", "表扬：安装师傅很细心",
        "昨天安装的师傅帮我们把线全部理好了，还教同事怎么用，特别好。",
        "已转告安装组并记录在绩效里，回电感谢客户，顺便确认设备使用正常。",
        "已回电感谢客户王女士，设备运行正常，表扬记入安装组本月记录。",
        "", "服务态度",
    ),
    Story(
        "technical", "regular", "Scanner sends blank pages to e-mail",
        "Every scan to e-mail arrives as an empty PDF since Monday. Copying on paper works fine.",
        "Asked for a sample; the mail gateway strips the attachment. Testing a smaller PDF setting.",
        "The gateway refused PDF/A. Switched the scanner to plain PDF, three test scans arrived.",
        "New mail gateway refuses PDF/A", "Scanning",
    ),
    Story(
        "inquiry", "regular", "Refund not received after three days",
        "We returned two toner cartridges last week and the refund is not on our account yet.",
        "Found the return note; the bank rejected the transfer because of a wrong account number.",
        "Corrected the account number with Ms Keller, refund sent again, she confirmed it arrived.",
        "Account number typed wrongly", "Refund",
    ),
    Story(
        "complaint", "complex", "Meeting-room screen flickers again after the repair",
        "The screen you repaired in spring flickers again during presentations to clients.",
        "Lent a spare screen today, took the faulty one to the workshop for a 24-hour test.",
        "Power board replaced under warranty, 24-hour test passed, screen back in place, client happy.",
        "A batch of weak power boards", "Displays",
    ),
)  # fmt: skip

TALKS: tuple[tuple[str, str, str, str], ...] = (
    # channel, subject, what was said, result
    ("phone", "确认安装时间", "与行政经理确认周五上午十点安装两台打印机，需提前预留电源和网口。", "客户已安排电工"),
    ("phone", "回访设备使用情况", "复印机使用一个月，卡纸两次，已教客户清理纸路，平均每天三百张。", "下月再看卡纸次数"),
    ("social", "发送报价单", "微信发了三年租赁报价，客户问能否把保养改为每季度一次。", "已改报价并重发"),
    ("visit", "上门了解新办公室", "看了新办公室平面图，三层共六十人，需要四台打印机和一套会议室投屏。", "两天内给方案"),
    ("email", "Contract renewal", "Asked whether the service contract can run from January, sent the new draft.", "Draft under review"),
    ("phone", "Delivery date of the screens", "Supplier confirmed the 14th; the client will keep the loading bay free.", "Date agreed"),
    ("meeting", "季度服务回顾", "和采购、行政一起看了本季度工单：响应都在时限内，客户希望增加一次上门培训。", "培训定在下月初"),
    ("phone", "需求沟通", "客户计划年底前统一更换门店收银打印机，约二十台，预算大约六万。", "下周带样机上门"),
)  # fmt: skip

NEEDS: tuple[tuple[str, str], ...] = (
    ("多门店对账太慢", "对账 门店"),
    ("售后响应太慢，希望当天回复", "售后 响应"),
    ("想统一管理打印费用", "打印 费用"),
    ("会议室投屏不稳定", "会议室 投屏"),
    ("Wants one contract for three offices", "contract offices"),
    ("耗材希望按月自动配送", "耗材 配送"),
)
COMMENTS: tuple[str, ...] = (
    "", "", "", "", "师傅很专业，解释得清楚。", "等的时间有点长，希望快一些。", "处理结果满意。",
    "电话一直占线，打了三次才通。", "Very quick, thank you.", "希望以后能提前告知上门时间。",
    "报价有点慢。", "The engineer explained everything well.", "同样的问题出现了第二次。",
)  # fmt: skip
TAGS = ("老客户", "华东", "连锁", "月结", "新开业", "转介绍", "VIP服务", "待签约")
