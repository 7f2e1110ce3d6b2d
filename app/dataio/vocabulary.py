"""The words people write for a status, a tier, a channel ..., in both languages, and their codes.

Words are folded: half width, lower case. The codes are those of ``app/core/words.py``.
"""

from collections.abc import Mapping

STATUS: Mapping[str, str] = {
    "潜在": "potential", "潜在客户": "potential", "线索": "potential", "potential": "potential",
    "lead": "potential", "prospect": "potential", "意向": "intent", "意向客户": "intent",
    "有意向": "intent", "intent": "intent", "interested": "intent", "成交": "won",
    "已成交": "won", "成交客户": "won", "签约": "won", "已签约": "won", "won": "won",
    "customer": "won", "closed won": "won", "流失": "lost", "已流失": "lost", "流失客户": "lost",
    "lost": "lost", "churned": "lost", "closed lost": "lost",
}  # fmt: skip
PRIORITY: Mapping[str, str] = {
    "高": "high", "high": "high", "a": "high", "紧急": "high", "中": "middle", "普通": "middle",
    "一般": "middle", "middle": "middle", "medium": "middle", "normal": "middle", "b": "middle",
    "低": "low", "low": "low", "c": "low",
}  # fmt: skip
TIER: Mapping[str, str] = {
    "vip": "vip", "vip客户": "vip", "贵宾": "vip", "重点": "key", "重点客户": "key",
    "重要": "key", "重要客户": "key", "key": "key", "普通": "ordinary", "普通客户": "ordinary",
    "一般": "ordinary", "一般客户": "ordinary", "ordinary": "ordinary", "normal": "ordinary",
    "regular": "ordinary",
}  # fmt: skip
SOURCE: Mapping[str, str] = {
    "电话": "phone", "来电": "phone", "电话咨询": "phone", "phone": "phone", "call": "phone",
    "官网": "website", "官网表单": "website", "网站": "website",
    "网站表单": "website", "website": "website", "website form": "website",
    "合作伙伴": "referral", "合作伙伴推荐": "referral", "转介绍": "referral", "推荐": "referral",
    "partner": "referral", "partner referral": "referral", "referral": "referral",
    "社交媒体": "social", "社媒": "social", "social media": "social",
    "活动": "event", "展会": "event", "线下活动": "event", "event": "event", "fair": "event",
    "上门": "walk_in", "到店": "walk_in", "上门咨询": "walk_in", "walk-in": "walk_in",
    "walk in": "walk_in", "市场调研": "research", "市场调查": "research",
    "market survey": "research", "market research": "research",
}  # fmt: skip
KIND: Mapping[str, str] = {
    "企业": "company", "公司": "company", "企业客户": "company", "单位": "company",
    "company": "company", "business": "company", "个人": "individual", "个人客户": "individual",
    "individual": "individual", "person": "individual",
}  # fmt: skip
GENDER: Mapping[str, str] = {
    "男": "male", "男性": "male", "先生": "male", "male": "male", "m": "male", "女": "female",
    "女性": "female", "女士": "female", "小姐": "female", "female": "female", "f": "female",
}  # fmt: skip
