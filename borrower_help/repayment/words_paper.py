"""What stands on the paper of a request, in Simplified Chinese: lines of a month, what happened, which papers show it."""

COSTS = {
    "housing": "住房（房租或者房贷）",
    "food": "伙食和日用",
    "bills": "水电、取暖、通信",
    "travel": "上班交通",
    "medical": "看病、买药",
    "children": "子女照料和上学",
    "parents": "赡养、抚养",
    "insurance": "自缴社保",
    "other": "其他必需支出",
    "yearly": "一年一次的支出（按月分摊）",
}
PAY, OTHER_INCOME, SHARED = "劳动收入（少的月份）", "其他固定收入", "家人分担（本人同意列入）"
FLOOR, RESERVE, LEFT, HERE, ELSEWHERE = (
    "必需支出合计",
    "留作应急",
    "每月可以安排的总额",
    "其中用于本申请",
    "其中用于其他各家",
)
EVENTS = {
    "illness": "患病、受伤",
    "job": "失业",
    "pay": "收入减少或者工资没有发放",
    "business": "停业、停工",
    "birth": "生育",
    "death": "家人去世",
    "disaster": "灾害、事故",
    "other": "其他情况",
}
# In the order of `words_means.PROOFS`, which says the same on pages.
PAPERS: dict[str, tuple[str, ...]] = {
    "illness": ("诊断证明", "住院病历", "医疗费用单据"),
    "job": ("解除或者终止劳动合同证明", "失业登记", "工资流水"),
    "pay": ("近六个月银行流水", "工资条或者降薪通知", "欠薪的裁决、判决"),
    "business": ("注销登记或者退租协议", "近六个月银行流水"),
    "birth": ("出生证明", "住院费用单据"),
    "death": ("死亡证明", "亲属关系证明"),
    "disaster": ("村（居）委会或者保险公司的证明", "事故认定书", "注明日期的照片"),
    "other": ("其他证明材料",),
}
