"""Invented people and companies, Chinese and English, drawn from a seeded random source."""

from random import Random

SURNAMES = (
    "张王李赵陈刘杨黄周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏"
    "苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾韦夏傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万"
    "覃武钱戴严莫孔汤单解仇查"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅飞鹏辉玲丹雪琴波宁婷浩宇晨欣怡然子涵"
    "梓轩思远佳琪俊熙嘉豪雅文博文慧颖志远建国晓东春燕海燕少华云飞立新永康瑞雪若曦"
)
CITIES = (
    "上海", "北京", "广州", "深圳", "杭州", "南京", "苏州", "成都", "武汉", "重庆", "西安", "青岛",
    "厦门", "宁波", "无锡", "长沙", "昆明", "合肥", "济南", "佛山",
)  # fmt: skip
STEMS = (
    "云帆", "科盛", "远博", "创达", "信联", "华泰", "瑞丰", "明川", "嘉禾", "博雅", "恒通", "星辰",
    "蓝海", "天合", "利源", "锦程", "百川", "晨光", "德润", "宏图", "金桥", "凯旋", "朗润", "美佳",
    "诺亚", "普惠", "启明", "仁和", "盛世", "同济", "万象", "新元", "易达", "卓越", "智汇", "众诚",
)  # fmt: skip
TRADES = (
    ("科技", "信息技术"), ("信息技术", "信息技术"), ("贸易", "贸易"), ("教育咨询", "教育"),
    ("餐饮管理", "餐饮"), ("物流", "物流"), ("装饰工程", "建筑装饰"), ("医疗器械", "医疗"),
    ("文化传媒", "文化传媒"), ("食品", "食品"), ("电子", "制造"), ("机械", "制造"), ("酒店管理", "酒店"),
    ("物业服务", "物业"), ("会计师事务所", "专业服务"),
)  # fmt: skip
ENGLISH_STEMS = (
    "Blue Harbor", "Northwind", "Silver Oak", "Bright Path", "Redwood", "Kestrel", "Greenfield",
    "Lighthouse", "Maple Leaf", "Summit", "Riverbank", "Atlas", "Orchard", "Fairway", "Beacon",
)  # fmt: skip
ENGLISH_TRADES = (
    ("Trading", "Trade"), ("Logistics", "Logistics"), ("Design", "Design"), ("Foods", "Food"),
    ("Consulting", "Services"), ("Medical", "Health"), ("Education", "Education"),
)  # fmt: skip
ENGLISH_FIRST = (
    "Alice", "Benjamin", "Carla", "David", "Emma", "Frank", "Grace", "Henry", "Irene", "James",
    "Karen", "Liam", "Maria", "Noah", "Olivia", "Peter", "Rosa", "Samuel", "Tina", "Victor",
)  # fmt: skip
ENGLISH_LAST = (
    "Adams", "Bauer", "Clark", "Dubois", "Evans", "Fischer", "Garcia", "Hughes", "Ivanova",
    "Jensen", "Keller", "Lopez", "Meyer", "Novak", "Olsen", "Price", "Rossi", "Smith", "Turner",
)  # fmt: skip
POSITIONS = ("总经理", "采购经理", "行政主管", "财务", "店长", "办公室主任", "技术负责人", "前台")
ENGLISH_POSITIONS = ("Managing director", "Purchasing", "Office manager", "Accounts", "IT lead")
STREETS = ("中山路", "人民路", "解放大道", "滨江路", "创业园", "科技大道", "建设街", "花园路")
OCCUPATIONS = ("教师", "设计师", "医生", "自由职业", "个体经营", "工程师", "会计")


def chinese_person(random: Random) -> str:
    """A Chinese name of two or three characters."""
    given = "".join(random.choice(GIVEN) for _ in range(random.choice((1, 1, 2, 2, 2))))
    return random.choice(SURNAMES) + given


def english_person(random: Random) -> str:
    """An English first and last name."""
    return f"{random.choice(ENGLISH_FIRST)} {random.choice(ENGLISH_LAST)}"


def chinese_company(random: Random) -> tuple[str, str, str]:
    """Name, industry and city of a Chinese company."""
    city = random.choice(CITIES)
    trade, industry = random.choice(TRADES)
    stem = random.choice(STEMS) + random.choice(("", "", random.choice(GIVEN)))
    return f"{city}{stem}{trade}有限公司", industry, city


def english_company(random: Random) -> tuple[str, str, str]:
    """Name, industry and city of a company with an English name."""
    trade, industry = random.choice(ENGLISH_TRADES)
    name = f"{random.choice(ENGLISH_STEMS)} {trade} {random.choice(('Ltd', 'Co.', 'Group'))}"
    return name, industry, random.choice(CITIES)


def mobile(random: Random) -> str:
    """A Chinese mobile number."""
    head = random.choice(("138", "139", "136", "150", "158", "177", "186", "189"))
    return head + "".join(str(random.randrange(10)) for _ in range(8))
