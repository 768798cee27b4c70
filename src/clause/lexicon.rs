//! The words that scoring clauses are written in, as tables. They are what is read, never what is said.

pub(super) mod effects;

use crate::composed::Sign;

/// Before a figure: how what stands before it is compared with it. Longer ones first.
#[rustfmt::skip]
pub(super) const BEFORE: &[(&str, Sign)] = &[
    ("不得低于", Sign::Least), ("不得少于", Sign::Least), ("不能低于", Sign::Least),
    ("不能少于", Sign::Least), ("不应低于", Sign::Least), ("不应少于", Sign::Least),
    ("大于或等于", Sign::Least), ("大于等于", Sign::Least),
    ("达到或超过", Sign::Least), ("达到或高于", Sign::Least), ("等于或高于", Sign::Least), ("高于或等于", Sign::Least),
    ("等于或低于", Sign::Most), ("低于或等于", Sign::Most), ("不得高于", Sign::Most), ("不得超过", Sign::Most),
    ("不得多于", Sign::Most), ("不能高于", Sign::Most), ("不能超过", Sign::Most), ("不应超过", Sign::Most),
    ("小于或等于", Sign::Most), ("小于等于", Sign::Most), ("控制在", Sign::Most), ("未达到", Sign::Below),
    ("未达", Sign::Below), ("达不到", Sign::Below), ("没有达到", Sign::Below), ("没达到", Sign::Below),
    ("不低于", Sign::Least), ("不少于", Sign::Least), ("不小于", Sign::Least), ("不短于", Sign::Least),
    ("未低于", Sign::Least), ("不高于", Sign::Most), ("不超过", Sign::Most), ("不大于", Sign::Most),
    ("不多于", Sign::Most), ("不超", Sign::Most), ("未超过", Sign::Most), ("没有超过", Sign::Most),
    ("达到", Sign::Least), ("至少", Sign::Least), ("最少", Sign::Least), ("最低", Sign::Least),
    ("最多", Sign::Most), ("至多", Sign::Most), ("高于", Sign::Above), ("大于", Sign::Above),
    ("多于", Sign::Above), ("超过", Sign::Above), ("低于", Sign::Below), ("少于", Sign::Below),
    ("小于", Sign::Below), ("不足", Sign::Below), ("不满", Sign::Below), ("不到", Sign::Below),
    ("满", Sign::Least), ("达", Sign::Least), ("超", Sign::Above), ("≥", Sign::Least), ("≧", Sign::Least),
    (">=", Sign::Least), ("≤", Sign::Most), ("≦", Sign::Most), ("<=", Sign::Most), (">", Sign::Above),
    ("<", Sign::Below),
];

/// After a figure.
#[rustfmt::skip]
pub(super) const AFTER: &[(&str, Sign)] = &[
    ("及其以上", Sign::Least), ("及以上", Sign::Least), ("或以上", Sign::Least), ("以上", Sign::Least),
    ("及其以下", Sign::Most), ("及以下", Sign::Most), ("或以下", Sign::Most), ("以下", Sign::Most),
    ("以内", Sign::Most), ("之内", Sign::Most), ("左右", Sign::Least), ("及以内", Sign::Most),
];

/// Says that the figure itself counts.
#[rustfmt::skip]
pub(super) const INCLUSIVE: &[&str] = &[
    "(含)", "(含本数)", "(含本级)", "含本数",
];
/// Says that the figure itself does not.
#[rustfmt::skip]
pub(super) const EXCLUSIVE: &[&str] = &[
    "(不含)", "(不含本数)", "不含本数",
];

/// Less than should be, in a step.
#[rustfmt::skip]
pub(super) const SHORT: &[&str] = &[
    "少报", "少开", "少参加", "少召开", "少完成", "少配", "降低", "下降", "减少", "减", "低于", "低", "下滑", "降",
    "少于", "少", "缺少", "缺", "漏报", "漏", "差", "不足", "欠", "未达", "落后", "迟", "晚",
];
/// More than should be, in a step.
#[rustfmt::skip]
pub(super) const MORE: &[&str] = &[
    "提高", "上升", "增长", "增加", "增", "超过", "超出", "超", "高于", "高", "多用", "多于", "多", "升",
    "满",
];

/// Refers to all that does not do what was said before.
#[rustfmt::skip]
pub(super) const ELSE: &[&str] = &[
    "否则", "否则相应项", "否则该项", "否则此项", "否则本项", "否", "其余", "其他", "其它", "其他名次", "其余名次", "其他位次", "其他情况", "其余情况", "达不到", "达不到的", "做不到", "未达到",
    "未达到的", "没有达到", "未达标", "不达标", "不达", "未达", "未完成", "没有完成", "没完成", "不符合",
    "未达到要求", "达不到要求", "达不到标准", "未达到标准", "不符合要求", "未达要求", "不达要求", "未实现",
    "没有做到", "未做到", "没有", "无", "反之", "未落实", "没有落实", "不合格", "未完成任务", "不足",
    "不足的", "缺一不可", "任一不达标", "有一项达不到", "不具备", "没做到", "没做完", "未做完", "以下",
    "未按要求完成", "仍达不到", "没有完成任务", "未开展", "没有开展", "达不到规定", "未达到规定", "未建立",
    "没有建立", "未制定", "没有制定", "低于标准", "低于标准的", "低于要求", "低于规定", "低于规定标准", "低于规定要求", "低于要求标准",
    "低于相应标准", "低于相应标准的", "未达到相应标准", "达不到相应标准", "低于上述标准",
];

/// What may stand before or after what is meant, without meaning anything more.
#[rustfmt::skip]
pub(super) const LEADING: &[&str] = &[
    "原则上", "并且", "而且", "以及", "同时", "其中", "如果", "凡是", "对于", "但是", "若", "如", "凡", "且", "并",
    "但", "则", "及", "或者反而",
];
/// After a condition that is told as it is written.
#[rustfmt::skip]
pub(super) const CLOSING: &[&str] = &[
    "的话", "的", "得", "者", "即", "就", "直接", "一律", "则",
];

/// Words of which a little word is only a part: 及时率 does not begin with 及.
#[rustfmt::skip]
pub(super) const WHOLE_WORDS: &[&str] = &[
    "及时", "及格", "如期", "如实", "并购", "并轨", "若干", "按时", "准时", "学时", "课时", "工时", "小时", "平时", "临时",
    "公共", "获得", "取得", "所得", "心得", "存在", "现在", "重要", "主要", "必要", "需要", "供应", "响应", "反应", "行为", "作为",
    "细则", "规则", "准则", "原则", "守则", "总则", "必须", "平均", "人均", "年均", "生均", "志愿者", "记者", "学者", "患者", "目的", "成就",
];

/// Sums up conditions that were named before it.
#[rustfmt::skip]
pub(super) const SUMMING: &[&str] = &[
    "都达到", "均达到", "全部达到", "同时达到", "都符合", "均符合", "同时满足", "都满足", "都做到",
    "三项都达到", "全部达标", "达到", "达到要求", "达到标准", "均达到要求", "都达到要求", "均做到", "全部做到", "均达标", "都达标",
    "达到目标", "达到年度目标", "达到当年目标", "达到规定目标", "符合要求", "均符合要求", "全部符合", "达标", "符合标准", "均符合标准", "符合规定",
];

/// Levels of government and of honours, of which often only the highest counts.
pub(super) const LEVELS: &[&str] =
    &["国家级", "省级", "市级", "县级", "区级", "省部级", "一等奖", "二等奖", "三等奖", "校级", "镇级"];

/// After the name of a figure.
#[rustfmt::skip]
pub(super) const TRAILING: &[&str] = &[
    "的话", "情况", "的", "者", "时", "则", "要", "应", "须", "需", "为", "在", "是", "分别", "都", "均",
    "得", "共", "占",
];

/// All of several at once: one figure does not tell it.
#[rustfmt::skip]
pub(super) const EVERY: &[&str] = &[
    "每个", "每所", "每校", "每班", "各校", "各班", "所有", "全部", "均达到", "均不", "均在", "均有",
    "均为", "都达到", "都不", "都在", "都有", "都要", "任一", "任何",
];

/// A figure for each of several years: one does not tell it.
pub(super) const YEARLY: &[&str] = &["每年均", "每年都", "各年均", "各年都", "逐年均", "历年均", "历年"];

/// Spans of time, after which so many of something are said.
#[rustfmt::skip]
pub(super) const PERIODS: &[&str] = &[
    "每年", "全年", "每学年", "全学年", "每学期", "每季度", "每月", "每周", "一年", "年", "年度", "每年度", "年内", "一年内", "当年", "本年度",
];

/// Verbs for what is done so many times.
#[rustfmt::skip]
pub(super) const DOING: &[&str] = &[
    "召开", "开展", "组织", "举行", "举办", "研究", "听取", "检查", "督查", "调研", "走访", "进行", "培训", "演练", "视察", "报告", "公开", "发布",
    "家访", "巡查", "督导", "慰问",
];

/// In a condition they would change a score without having been read.
#[rustfmt::skip]
pub(super) const LOUD: &[&str] = &[
    "扣", "得分", "加分", "减分", "分值", "满分", "计分", "记分", "减半", "折算", "按比例", "酌情", "封顶",
    "最高", "最多", "累计", "依次", "分别", "同上", "否决", "除外", "不计入", "视同", "取最", "为止",
    "递减", "递增", "每增", "每减", "每少", "每低", "每高", "每超", "每多", "每降", "每提高", "每缺",
    "每有", "每发", "每出", "每项", "每次", "每处", "每例", "每起", "≤", "≥", "<", ">", "组成", "构成", "分为", "比例得分", "比例计分", "比例扣分", "各得", "翻倍", "打分", "评分", "系数为", "乘以",
    "权重", "加权", "可以", "可计", "计入", "放宽", "剔除", "不计", "各占", "视为", "另计", "上浮", "下浮", "就高",
    "就低", "除以", "季起", "年起", "月起", "学期起", "平均分", "以上算", "倒扣", "先上岗", "名起",
];

/// Schools of a stage, or a place, whose figures are judged one by one.
#[rustfmt::skip]
pub(super) const STAGES: &[&str] = &[
    "幼儿园", "学前", "小学", "初中", "普通高中", "高中", "中职", "中等职业", "九年一贯制", "完全中学",
    "中小学", "特殊教育", "中心城区", "主城区", "城区", "农村", "城镇", "城市", "乡村", "公办园", "民办园", "乡镇", "村小及教学点", "村小", "教学点", "县城", "镇区",
];

/// Kinds of counties and places that exclude each other.
#[rustfmt::skip]
pub(super) const CLASSES: &[&[&str]] = &[
    &["一类", "二类", "三类", "四类"], &["Ⅰ类", "Ⅱ类", "Ⅲ类"], &["A类", "B类", "C类", "D类"],
    &["甲类", "乙类", "丙类"], &["山区", "丘陵", "平原"], &["山区", "川区"], &["山区", "坝区"],
    &["城区", "农村"], &["城市", "农村"], &["主城区", "其他区县"],
];

/// Kinds of counties: one of them holds for a county, in the points and in the targets.
#[rustfmt::skip]
pub(super) const COUNTY_KINDS: &[&[&str]] = &[
    &["一类", "二类", "三类", "四类"], &["Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类"], &["I类", "II类", "III类"],
    &["A类", "B类", "C类", "D类"], &["甲类", "乙类", "丙类"], &["山区县", "丘陵县", "平原县"], &["主城区"],
    &["牧区", "农区"], &["边境县"], &["脱贫县"],
];
/// All kinds that were not named.
pub(super) const OTHER_KINDS: &[&str] = &["其他区县", "其他县区", "其他县市", "其他地区", "其他县"];

/// How well something was done, where a person has to say.
#[rustfmt::skip]
pub(super) const QUALITY: &[&str] = &[
    "很好", "较好", "良好", "优秀", "优", "良", "好", "一般", "较差", "很差", "差", "中", "合格", "不合格",
    "基本合格", "不好", "显著", "较显著", "不显著", "明显", "较明显", "不明显", "突出", "较突出", "不突出",
];

/// What may happen more than once.
#[rustfmt::skip]
pub(super) const HAPPENS: &[&str] = &["发生", "出现", "发现", "被", "受到", "受", "获得", "获", "荣获"];

/// Neither better nor worse than before: what is reckoned from.
#[rustfmt::skip]
pub(super) const LEVEL: &[&str] = &[
    "持平", "不变", "基准", "相当",
];

/// In what is awarded: each failing is counted by a step that follows, so that the step alone decides.
#[rustfmt::skip]
pub(super) const UNBROKEN: &[&str] = &[
    "每", "都", "均", "全部", "所有", "足额", "准确", "完整", "规范", "到位", "无误", "真实", "齐全", "健全", "整洁", "按时", "及时", "按期", "完成", "没有", "未", "无", "不", "零",
    "杜绝",
];

/// In a formula: the points of the item itself.
#[rustfmt::skip]
pub(super) const FULL: &[&str] = &[
    "本项分值", "该项分值", "分值", "满分", "本项满分", "标准分", "该项满分", "指标分值", "本指标分值", "该指标分值", "指标满分", "标准分值",
    "应得分值", "项目分值", "权重分", "权重分值", "权重", "本项权重", "指标权重", "该项权重",
];

/// A figure that was named in full before may be called by these alone.
#[rustfmt::skip]
pub(super) const GENERIC: &[&str] = &[
    "占比", "比例", "比率", "比重", "率", "完成", "完成率", "完成比例", "达到", "实现", "得分", "总分", "分数",
    "分值", "满意度", "满意率", "入学率", "入园率", "覆盖率", "达标率", "合格率", "优良率", "参与率", "普及率",
    "到位率", "执行率", "拨付率", "整改率", "巩固率", "毛入学率", "劝返率", "参训率", "持证率", "配备率", "辍学率", "报送率", "提高", "上升", "提升", "增加", "下降", "降低", "减少",
    "及时率", "准确率", "办结率", "化解率", "开出率", "开课率", "知晓率", "就业率", "开工率", "安置率", "增长", "增长率", "增幅", "名次",
    "排名", "位次", "数量", "人数", "次数", "金额", "面积", "系数", "指数",
];

/// Before what is not so.
pub(super) const DENIALS: &[&str] = &["没有", "未能", "没能", "尚未", "未", "没", "不", "无"];

/// That there is none of something.
#[rustfmt::skip]
pub(super) const ABSENT: &[&str] = &[
    "无", "零发生", "为零", "清零", "归零", "消除", "消零", "杜绝", "没有", "不存在", "未发生", "未出现", "未发现",
];

/// What becomes of somebody: in a condition it would be an effect that was not read.
#[rustfmt::skip]
pub(super) const EFFECTS: &[&str] = &[
    "取消", "不得评", "不得参评", "不能评", "不予评", "降低等", "降一", "降级", "降档", "否决", "视为", "视同", "定为", "评为不", "清零",
    "记零", "追究", "约谈", "通报批评", "不予认定", "不予通过",
];

/// Begins what is striven for; whether it was done is a matter of judgement.
#[rustfmt::skip]
pub(super) const STRIVING: &[&str] = &[
    "加强", "提升", "推进", "推动", "重视", "强化", "深化", "不断", "积极", "大力", "有效", "切实", "着力", "努力", "进一步", "改善",
    "提高", "促进", "优化", "注重", "充分", "扎实",
];

/// Of these more is better, and of those below less, whatever a clause is about.
pub(super) const GOOD: &[&str] = &[
    "入学率",
    "入园率",
    "巩固率",
    "覆盖率",
    "合格率",
    "达标率",
    "满意度",
    "满意率",
    "完成率",
    "到位率",
    "优良率",
    "普及率",
    "参保率",
    "办结率",
    "化解率",
    "整改率",
    "培训率",
    "知晓率",
    "及时率",
    "持证率",
    "签约率",
];
pub(super) const BAD: &[&str] = &[
    "颗粒物",
    "浓度",
    "死亡率",
    "死亡人数",
    "发病率",
    "辍学率",
    "大班额",
    "差异系数",
    "近视率",
    "能耗",
    "排放量",
    "流失率",
    "发案率",
    "事故起数",
];

/// What refers to a figure or a limit named before, without naming it.
#[rustfmt::skip]
pub(super) const LOOSE: &[&str] = &[
    "低于", "高于", "超过", "超出", "超标", "等于", "不足", "小于", "大于", "以下", "其余", "以内", "相应", "等于或高于", "等于或低于", "高于或等于", "低于或等于",
];

/// What a limit is of, said before it.
#[rustfmt::skip]
pub(super) const SUBJECTS: &[&str] = &[
    "加分项", "扣分项", "本项", "该项", "此项", "本项目", "总分", "合计", "加分", "扣分", "加分项目", "各项", "以上各项",
    "奖励分", "本项加分", "该项加分", "此项加分", "本项扣分", "该项扣分", "此项扣分", "加分总分", "累计加分", "累计扣分",
];

/// None of what was counted before.
#[rustfmt::skip]
pub(super) const NONE_OF: &[&str] = &[
    "一项都没有", "一项都未", "一项也没有", "一项也未", "一次都没有", "一次也没有", "一次都未", "一次也未",
    "一个都没有", "一个也没有", "一所都没有", "一所也没有", "均未", "都未", "都没有", "均没有", "全未",
];

/// Cases that exclude each other: each family with its members, each member with its words. The last member is the worst.
#[rustfmt::skip]
pub(super) const CASES: &[&[&[&str]]] = &[
    &[
        &["逐年增长", "逐年提高", "逐年上升", "稳步提升", "稳步提高", "有所提高", "有所上升", "有所提升", "只增不减", "正增长", "增长",
          "上升", "提高", "提升", "增加"],
        &["保持不变", "维持不变", "基本持平", "持平", "不变"],
        &["逐年下降", "逐年减少", "负增长", "下降", "降低", "减少"],
    ],
    &[&["优秀"], &["良好"], &["基本合格"], &["合格"], &["不合格"]],
    &[&["优"], &["良"], &["中"], &["差"]],
];

/// How far a thing was done: wholly, in part. Not at all is a denial.
pub(super) const DONE: &[&str] =
    &["全部", "全面", "完全", "已经", "已", "按期", "按时", "如期", "及时", "足额", "严格", "认真", "完整"];
pub(super) const PARTLY: &[&str] = &[
    "基本",
    "部分",
    "大部分",
    "正在",
    "初步",
    "已部分",
    "未全部",
    "未全面",
    "未完全",
    "未足额",
    "不完全",
    "没有全部",
];

/// The bodies and levels that a list may run through: 被国家、省、市通报.
#[rustfmt::skip]
pub(super) const SCOPES: &[&str] = &[
    "国家级", "省部级", "省级", "市级", "县级", "区级", "乡级", "镇级", "校级", "国务院", "教育部", "中央", "国家", "全国",
    "全省", "全市", "全县", "省", "市", "县", "区", "乡镇", "乡", "镇",
];

/// Words that make a statement negative.
pub(super) const NEGATIVE: &[&str] =
    &["没有", "未", "无", "不", "零", "少", "缺", "漏", "低", "差", "超", "迟", "逾", "延", "错", "违", "乱"];

/// Words for what goes against a duty, whatever the duty is called: 拖欠 is what 按时发放 denies.
pub(super) const FAILS: &[&str] = &["下降", "减少", "下滑", "拖欠", "挪用", "截留", "克扣", "倒挂", "负增长"];

/// Words that a count of a word stands with (量词). Points are counted apart.
#[rustfmt::skip]
pub(super) const COUNTERS: &[&str] = &[
    "个百分点", "百分点", "个千分点", "千分点", "个点", "个等次", "个月", "校次", "班次", "场次", "月次", "车次", "户次", "件次", "家次", "课次", "个", "次", "项", "名", "人次", "人", "所", "起", "例", "条",
    "篇", "处", "件", "份", "期", "天", "日", "家", "间", "类", "种", "辆", "台", "套", "门", "场", "节",
    "岁", "位", "年", "届", "本", "册", "批", "户", "亩", "元", "万元", "亿元", "公斤", "吨", "平方米", "㎡", "公顷",
    "微克", "毫克", "克", "米", "公里", "立方米", "课时", "学时", "小时", "分钟", "周", "月", "级", "宗", "校", "园", "班", "点", "支",
    "张", "块", "幅", "部", "步",
];

/// Figures with these have no parts.
#[rustfmt::skip]
pub(super) const WHOLE: &[&str] = &[
    "个", "次", "校次", "班次", "场次", "月次", "车次", "户次", "件次", "家次", "课次", "项", "名", "人次", "人", "所", "起", "例", "条", "篇", "处", "件", "份", "期", "家", "间",
    "类", "种", "辆", "台", "套", "门", "场", "节", "位", "届", "本", "册", "批", "户", "宗", "校", "园",
    "班", "点", "支", "张", "块", "幅", "部", "天", "日", "名次", "步", "级", "个等次",
];

/// What figures are called by.
pub(super) const MEASURES: &[&str] =
    &["率", "比例", "占比", "比重", "面积", "人数", "次数", "数量", "系数", "经费", "水平", "学时"];
