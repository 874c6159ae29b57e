/// The keyword table: one row a keyword, `id | place | Chinese | English | twins`, twins separated by two spaces.
///
/// Places: `head` (a header), `subhead:HEADS` (a header inside a block of these headers), `clause:HEADS` (a clause of
/// these headers or sub-headers), `condition` (reserved connecting words), `operator` (words of conditions that stay free for names), `unit`, `magnitude`,
/// `measure` (measure words, the same in both languages), and the words of one clause: `type`, `option`, `severity`,
/// `outcome`, `period`, `truth`, `weekday`, `scoring`, `mark`, `figure`, `citation`, `chart`, `problemlist`, `block` (what a report shows),
/// `runfigure` (what a report's text can name),
/// of what a text is searched for `searched`, of where a value stands in a page `extractor`, and of decision tables `hit`, `collecting`, `cover`, `cell`, `rising`.
let keywordRows = """
  ruleset | head | 规则集 | ruleset |
  calendar | head | 日历 | calendar |
  law | head | 法规 | law |
  table | head | 表 | table |
  parameter | head | 参数 | parameter |
  wordlist | head | 词表 | word list |
  definition | head | 定义 | definition |
  rule | head | 规则 | rule |
  measure | head | 指标 | measure |
  test | head | 测试 | test |
  decision | head | 决策表 | decision table |
  scorecard | head | 评分 | scorecard |
  report | head | 报告 | report |
  profile | head | 方案 | profile |
  waiver | head | 豁免 | waiver |
  part | subhead:scorecard | 项目 | part |
  section | subhead:report | 节 | section |
  annex | subhead:report | 附 | annex |

  version | clause:ruleset | 版本 | version |
  import | clause:ruleset | 导入 | import | imports
  calendarof | clause:ruleset | 日历 | calendar |
  provisions | clause:law | 条款 | provisions |
  weekly | clause:calendar | 每周休息 | weekly rest |
  notice | clause:calendar | 通知 | notice |
  source | clause:table | 来源 | source |
  key | clause:table | 主键 | key |
  parent | clause:table | 属于 | belongs to |
  interval | clause:table | 区间 | interval |
  existence | clause:table | 存续 | existence |
  counted | clause:table | 量词 | measure word | measure words
  ended | clause:table,rule | 办结 | ended |
  blanks | clause:table | 空白按 | blanks |
  basis | clause:rule,decision,scorecard | 依据 | basis |
  effective | clause:rule,decision | 生效 | effective |
  severity | clause:rule | 级别 | severity |
  owner | clause:rule,table | 责任 | owner |
  tags | clause:rule | 标签 | tags | tag
  attribution | clause:rule,table | 归期 | dated by |
  foreach | clause:rule,scorecard | 对象 | for each |
  start | clause:rule | 起点 | start |
  stop | clause:rule | 终点 | stop |
  exclude | clause:rule | 扣除 | exclude |
  limit | clause:rule | 期限 | limit |
  marks | clause:rule | 亮牌 | marks | mark
  require | clause:rule | 要求 | require |
  except | clause:rule | 除外 | except |
  missing | clause:rule | 缺失 | if missing |
  oneby | clause:rule | 逐一 | one by one |
  dueby | clause:rule | 截止 | due by |
  pairs | clause:rule | 允许逐对 | allow pairs |
  message | clause:rule | 说明 | message |
  remedy | clause:rule | 整改 | remedy |
  scope | clause:measure | 范围 | over |
  groupedby | clause:measure | 分组 | grouped by |
  nodata | clause:measure | 无数据 | if no data |
  r.text | clause:section,annex | 正文 | text |
  r.note | clause:section,annex | 注 | note |
  r.heading | clause:section,annex | 小节 | subheading |
  r.content | clause:section,annex | 内容 | content |
  r.list | clause:section,annex | 列表 | list |
  r.chart | clause:section,annex | 图 | chart |
  r.problems | clause:section,annex | 问题清单 | problem list |
  r.ledger | clause:section,annex | 台账 | ledger |
  r.signature | clause:section,annex | 签署 | signed by |
  includes | clause:profile | 包含 | includes | include
  set | clause:profile | 设定 | set | sets
  switchoff | clause:profile | 停用 | switch off | disable
  level | clause:profile | 级别 | severity |
  until | clause:waiver | 截止 | until | due by
  reason | clause:waiver | 理由 | reason |
  approval | clause:waiver | 批准 | approved by |
  cycle | clause:scorecard | 周期 | cycle |
  fullmarks | clause:scorecard | 满分 | full marks |
  totaldeduct | clause:scorecard | 总分再扣 | deduct from total |
  bonus | clause:scorecard | 加分 | bonus |
  rescale | clause:scorecard | 换算 | rescale |
  veto | clause:scorecard | 否决 | veto |
  rounding | clause:scorecard | 舍入 | round |
  grades | clause:scorecard | 等级 | grades | grade
  inputs | clause:decision | 输入 | inputs | input
  hit | clause:decision | 命中 | hit |
  cover | clause:decision | 覆盖 | cover |
  legalRange | clause:decision | 法定幅度 | legal range |
  lightToHeavy | clause:decision | 由轻到重 | from light to heavy |
  allow | clause:ruleset,calendar,law,table,parameter,wordlist,definition,rule,measure,test,decision,scorecard,report,profile,waiver | 容许 | allow |
  given | clause:test | 给定 | given |
  expect | clause:test | 应为 | expect |

  and | condition | 且 | and | 并且  而且
  or | condition | 或 | or | 或者
  not | condition | 非 | not | 并非
  if | condition | 若 | if | 如果  如  假如
  then | condition | 则 | then | 那么  那就
  is | condition | 为 | is | =  ==  等于  equals
  isNot | condition | 不为 | is not | ≠  !=  不等于  不是
  isIn | condition | 属于 | in | is in  is one of
  isNotIn | condition | 不属于 | not in | is not in
  contains | condition | 包含 | contains |
  has | condition | 有 | has |
  lacks | condition | 缺 | lacks | 没有  has no
  to | condition | 至 | to | ～  —  –  ~
  of | condition | 的 | 's | ’s
  whereWord | condition | 其中 | where |
  meets | condition | 满足 | meets | meet
  exists | condition | 存在 | there is | there are
  each | condition | 每 | each | every
  atLeast | condition | 至少 | at least | 不少于  不低于  不小于  大于等于  ≥  >=  no less than  not less than
  atMost | condition | 至多 | at most | 不超过  不高于  不多于  不大于  小于等于  ≤  <=  no more than  not more than
  below | condition | 不满 | below | 少于  低于  小于  <  less than  fewer than
  moreThan | condition | 超过 | more than | 多于  高于  大于  >  above
  exactly | condition | 恰好 | exactly |
  before | condition | 早于 | before |
  after | condition | 晚于 | after |
  notBefore | condition | 不早于 | not before |
  notAfter | condition | 不晚于 | not after |
  plus | condition | 加 | plus | +  加上
  minus | condition | 减 | minus | -  减去
  times | condition | 乘 | times | ×  *  乘以
  dividedBy | condition | 除以 | divided by | ÷  /
  when | condition | 当 | when |
  by | condition | 按 | by |
  this | condition | 本 | this |
  that | condition | 该 | that |
  other | condition | 其他 | other |

  notExists | operator | 不存在 | there is no | there are no
  isMissing | operator | 为空 | is missing | 缺失  is blank
  isGiven | operator | 不为空 | is given | is not missing
  orMore | operator | 以上 | or more | 及以上
  orLess | operator | 以下 | or less | 以内  及以下  or fewer
  beyond | operator | 以外 | or beyond |
  hasPrefix | operator | 开头为 | starts with |
  hasSuffix | operator | 结尾为 | ends with |
  matches | operator | 匹配 | matches |
  about | operator | 约为 | is about |
  sum | operator | 合计 | total |
  average | operator | 平均 | average |
  largest | operator | 最大 | largest |
  smallest | operator | 最小 | smallest |
  earliest | operator | 最早 | earliest |
  latest | operator | 最晚 | latest |
  distinctOf | operator | 不同 | distinct |
  distinctCount | operator | 数 | count |
  numberOf | operator | number of | number of |
  setCount | render | 数量 | count |
  blankAs | operator | 缺按 | blank as |
  shareOf | operator | 占 | share of |
  ratio | operator | 比率 | ratio | 比例  百分比
  workdayCount | operator | 工作日数 | working days |
  dayCount | operator | 日数 | days | 天数
  monthCount | operator | 月数 | months |
  yearCount | operator | 年数 | years |
  hourCount | operator | 小时数 | hours |
  excluding | operator | 扣除 | excluding | exclude
  roundTo | operator | 舍入 | rounded to |
  roundDown | operator | 舍去 | rounded down |
  roundUp | operator | 进一 | rounded up |
  lastYear | operator | 上年 | last year's | last year’s  上年的
  previous | operator | 上期 | previous | 上期的
  everything | operator | 全部 | all |
  passes | operator | 通过 | passes |
  breach | operator | 违反 | breach of | breaches
  applicable | operator | 适用 | applicable |
  pending | operator | 待查 | to be checked |
  completeBy | operator | 齐全 | complete |
  exactlyThese | operator | 恰为 | exactly these |
  subsetOf | operator | 包含于 | contained in |
  sameSet | operator | 等于 | same as | equals
  disjoint | operator | 不相交 | disjoint from |
  inOrder | operator | 依次 | in order |
  strictlyInOrder | operator | 严格依次 | strictly in order |
  sortedBy | operator | 排列 | sorted |
  distinct | operator | 互不相同 | all different |
  unique | operator | 不重复 | unique |
  consecutive | operator | 连续 | consecutive |
  gap | operator | 相邻间隔 | gap |
  same | operator | 同 | same |
  allOfThese | operator | 以下全部 | all of the following |
  anyOfThese | operator | 以下任一 | any of the following | 以下任一项
  atLeastOfThese | operator | 以下至少 | of the following at least |
  itemsOfThese | operator | 项 | items |
  from | operator | 自 | from | 从
  extend | operator | 延长 | extend |
  needs | operator | 须有 | needs |
  rolls | operator | 顺延 | rolls forward |
  instead | operator | 改为 | instead |
  otherwise | operator | 其余 | otherwise |
  includingFirst | operator | 含首日 | including first day |
  thisPeriod | operator | 本期 | this period |
  nextMonth | operator | 次月 | next month | 下月
  nextQuarter | operator | 次季度 | next quarter |
  nextYear | operator | 次年 | next year | 下一年
  yearItself | operator | 年度 | year |
  reportPeriod | operator | 报告期 | report period |
  decisionTable | operator | 决策表 | decision table |
  hits | operator | 命中 | hits of | hits

  identityNumber | searched | 身份证号 | identity number |
  mobile | searched | 手机号 | mobile number |
  bankCard | searched | 银行卡号 | bank card number |
  creditCode | searched | 统一社会信用代码 | credit code |
  email | searched | 电子邮箱 | email address |
  webAddress | searched | 网址 | web address |

  u.workday | unit | 个工作日 | working days | 工作日  working day
  u.day | unit | 日 | days | 天  day
  u.month | unit | 个月 | months | 月  month
  u.year | unit | 年 | years | year
  u.hour | unit | 小时 | hours | 个小时  hour
  u.yuan | unit | 元 | yuan | 块  人民币元
  u.percent | unit | % | % | ％  per cent
  u.percentpoint | unit | 个百分点 | percentage points | 百分点
  u.point | unit | 分 | points | point
  m.wan | magnitude | 万 | wan |
  m.yi | magnitude | 亿 | yi |
  m.wanyi | magnitude | 万亿 | wan yi |
  measurewords | measure | 名 | 名 | 人  份  件  次  条  项  家  个  户  起  台  张  篇  页  场  批  宗  处  位  间  辆  套  只  笔  例  组  类  种  期  本  部  册  卷  封  幅  段  字  倍  人次  户次  件次

  t.text | type | 文本 | text |
  t.number | type | 数 | number | 数字  数值
  t.integer | type | 整数 | integer |
  t.money | type | 金额 | money |
  t.rate | type | 比率 | rate |
  t.date | type | 日期 | date |
  t.moment | type | 时刻 | moment |
  t.truth | type | 是否 | yes/no |
  t.workday | type | 工作日 | working days |
  t.day | type | 日 | days | 天
  t.month | type | 个月 | months | 月
  t.year | type | 年 | years |
  t.hour | type | 小时 | hours |
  t.choice | type | 选项 | choice |
  t.reference | type | 引用 | reference |
  t.several | type | 多个 | several |

  o.required | option | 必填 | required |
  o.blank | option | 缺为 | blank is |
  o.none | option | 缺为无 | blank is none |
  o.unit | option | 单位 | unit |
  o.field | option | 字段 | field |
  o.by | option | 按 | by |
  o.smaller | option | 越小越严 | smaller is stricter |
  o.larger | option | 越大越严 | larger is stricter |
  o.tighten | option | 只可收紧 | may only be tightened |
  o.file | option | 文件 | file |
  o.off | option | 放假 | off |
  o.work | option | 上班 | work |
  o.from | option | 自 | from |
  o.articles | option | 条 | articles |
  o.result | option | 结果 | result | outcome
  cov.manual | coverage | 人工 | manual |
  cov.partial | coverage | 部分 | partial |
  o.because | option | 因为 | because |
  o.takenfrom | option | 取自 | taken from |
  values | option | 取值 | values |
  metadata | extractor | 元数据 | metadata |
  label | extractor | 标注 | label |
  selector | extractor | 选择器 | selector |
  d.yuan | dataunit | 元 | yuan |
  d.wan | dataunit | 万元 | wan yuan |
  d.yi | dataunit | 亿元 | yi yuan |
  d.one | dataunit | 1 | 1 |
  d.percent | dataunit | % | % |

  critical | severity | 严重 | critical |
  major | severity | 一般 | major |
  minor | severity | 轻微 | minor |
  note | severity | 提示 | note |
  pass | outcome | 通过 | pass | passes
  violation | outcome | 违规 | violation |
  undetermined | outcome | 待查 | to be checked | undetermined
  notDue | outcome | 未到期 | not yet due | not due
  notApplicable | outcome | 不适用 | not applicable |
  day | period | 每日 | every day | 每天
  workday | period | 每个工作日 | every working day |
  week | period | 每周 | every week |
  month | period | 每月 | every month |
  quarter | period | 每季度 | every quarter |
  halfYear | period | 每半年 | every half year |
  year | period | 每年 | every year |
  hit.unique | hit | 唯一 | unique |
  hit.any | hit | 一致 | any |
  hit.first | hit | 首个 | first |
  hit.collect | hit | 汇总 | collect |
  hit.progressive | hit | 累进 | progressive |
  collect.sum | collecting | 合计 | sum | total
  collect.smallest | collecting | 最小 | smallest | min
  collect.largest | collecting | 最大 | largest | max
  collect.count | collecting | 数量 | count |
  cover.complete | cover | 完整 | complete |
  cover.partial | cover | 部分 | partial |
  cell.rest | cell | 其余 | otherwise | the rest
  cell.missing | cell | 缺 | missing | 为空  blank
  rising.every | rising | 每 | every |
  rising.by | rising | 递增 | rising by |
  yes | truth | 是 | yes |
  no | truth | 否 | no |
  1 | weekday | 周一 | Monday | 星期一
  2 | weekday | 周二 | Tuesday | 星期二
  3 | weekday | 周三 | Wednesday | 星期三
  4 | weekday | 周四 | Thursday | 星期四
  5 | weekday | 周五 | Friday | 星期五
  6 | weekday | 周六 | Saturday | 星期六
  7 | weekday | 周日 | Sunday | 星期日  星期天  周天
  s.each | scoring | 每次 | each time |
  s.deduct | scoring | 扣 | deduct |
  s.add | scoring | 加 | add |
  s.its | scoring | 其 | its |
  s.take | scoring | 取 | take |
  s.atMost | scoring | 至多扣 | at most deduct | 最多扣
  s.atMostAdd | scoring | 至多加 | at most add | 最多加
  s.within | scoring | 限 | within |
  s.same | scoring | 同一 | the same |
  s.once | scoring | 只扣一次 | once only | 只加一次
  s.afterDeductions | scoring | 扣分后 | score after deductions |
  s.yearlyMean | scoring | 年度取平均 | yearly mean |
  s.noScore | scoring | 没有得分 | no score |
  s.gradeOpen | scoring | 等级待定 | grade open |

  red | mark | 红牌 | red |
  yellow | mark | 黄牌 | yellow |
  overdue | figure | 超期 | overdue |
  remaining | figure | 剩余 | remaining |
  used | figure | 用时 | used |

  c.bars | chart | 柱状 | bars |
  c.stacked | chart | 堆叠 | stacked |
  p.severity | problemlist | 级别 | severity |
  p.owner | problemlist | 责任单位 | owner |
  p.all | problemlist | 全部 | all |
  b.inspection | block | 检查概述 | what was inspected |
  b.records | block | 记录统计 | records read |
  b.outcomes | block | 结果统计 | outcomes |
  b.violations | block | 违规统计 | violations |
  b.severities | block | 结果总览 | results by severity |
  b.measureText | block | 指标说明 | measures in words |
  b.measureTable | block | 指标表 | measure table |
  b.groupedMeasures | block | 分组指标 | measures by group |
  b.scores | block | 评分 | scores |
  b.rules | block | 规则结果 | results by rule |
  b.ruleChart | block | 违规图 | chart of violations |
  b.marks | block | 亮牌 | marks |
  b.problems | block | 问题清单 | problem list |
  b.remedies | block | 整改措施 | remedies |
  b.owners | block | 责任单位统计 | results by owner |
  b.ledger | block | 台账 | ledger |
  b.undetermined | block | 待查事项 | what is to be checked |
  b.dataFaults | block | 数据缺陷 | data faults |
  b.quarantine | block | 隔离记录 | quarantined records |
  b.fields | block | 字段核对 | field check |
  b.scope | block | 未参与规则 | rules that judged nothing |
  b.notComputed | block | 无法计算的数字 | figures not computed |
  b.ruleSet | block | 规则集与豁免 | rule set findings |
  b.packs | block | 规则集 | rule sets |
  b.laws | block | 法规 | laws |
  b.calendars | block | 日历 | calendars |
  b.inputs | block | 数据文件 | input files |
  b.ruleFiles | block | 规则文件 | rule files |
  b.verification | block | 校验说明 | verification |

  f.organisation | runfigure | 机构 | organisation |
  f.periodName | runfigure | 报告期 | report period |
  f.periodSpan | runfigure | 报告期起止 | span of the period |
  f.year | runfigure | 年度 | year |
  f.checkDate | runfigure | 检查日期 | check date |
  f.packNames | runfigure | 规则集名称 | names of the rule sets |
  f.lawNames | runfigure | 依据法规 | laws applied |
  f.lawCount | runfigure | 依据法规数 | number of laws |
  f.recordsFound | runfigure | 读取记录数 | records found |
  f.recordsEvaluated | runfigure | 参与检查记录数 | records evaluated |
  f.recordsQuarantined | runfigure | 隔离记录数 | records quarantined |
  f.quarantinedShare | runfigure | 隔离比率 | share quarantined |
  f.rules | runfigure | 规则条数 | number of rules |
  f.rulesInScope | runfigure | 参与规则数 | rules in scope |
  f.rulesOutOfScope | runfigure | 未参与规则数 | rules out of scope |
  f.rulesSelectedNothing | runfigure | 未选中对象规则数 | rules that selected nothing |
  f.rulesViolated | runfigure | 违反规则数 | rules violated |
  f.judged | runfigure | 判定次数 | judgements |
  f.passed | runfigure | 通过次数 | passed judgements |
  f.violations | runfigure | 违规件数 | number of violations |
  f.undetermined | runfigure | 待查件数 | number to be checked |
  f.undeterminedShare | runfigure | 待查比率 | share to be checked |
  f.notDue | runfigure | 未到期件数 | number not yet due |
  f.notApplicable | runfigure | 不适用件数 | number not applicable |
  f.waived | runfigure | 豁免件数 | number waived |
  f.violationsBySeverity | runfigure | 违规分级 | violations by severity |
  f.dataFaults | runfigure | 数据缺陷数 | number of data faults |
  """
