extension DiagnosticPages {
  /// Problems of rules, measures and tests, and of lint.
  static let rulePages: StaticString = #"""
    rule-without-id
    规则没有编号。 ¦ A rule has no id.
    结果、豁免和台账靠编号认规则。 ¦ Findings, waivers and the ledger know rules by their ids.
    规则：「许可决定在期限内作出」 ¦ Rule: "decisions in time"
    规则 XK-01：「许可决定在期限内作出」 ¦ Rule XK-01: "decisions in time"
    rule-without-object
    规则没有写对象。 ¦ A rule has no object.
    不知判断哪张表的每一行。 ¦ It is not known which rows to judge.
    规则 XK-01：「受理」 ⏎ 要求：有受理日期 ¦ Rule XK-01: "acceptance" ⏎ Require: has accepted on
    规则 XK-01：「受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Rule XK-01: "acceptance" ⏎ For each: case ⏎ Require: has accepted on
    rule-without-requirement
    规则没有要求，也没有期限。 ¦ A rule has neither a requirement nor a limit.
    什么也不要求的规则总是通过。 ¦ A rule that demands nothing would always pass.
    规则 XK-01：「受理」 ⏎ 对象：办件 ¦ Rule XK-01: "acceptance" ⏎ For each: case
    规则 XK-01：「受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Rule XK-01: "acceptance" ⏎ For each: case ⏎ Require: has accepted on
    duplicate-word
    `逐一` 里同一个词写了两次。 ¦ A word of `Each word` is listed twice.
    同一项会判断两次。 ¦ It would be judged twice.
    逐一 列：受理日期、受理日期 ⏎ 要求：有列 ¦ One by one column: accepted on, accepted on ⏎ Require: has column
    逐一 列：受理日期、决定日期 ⏎ 要求：有列 ¦ One by one column: accepted on, decided on ⏎ Require: has column
    measure-type
    指标不是一个数。 ¦ A measure is no figure.
    指标写进报告，要能列、能比。 ¦ Measures stand in reports and must be figures.
    指标 甲：办件的数量为 3 ¦ Measure a: number of case is 3
    指标 甲：办件（其中有受理日期）的数量 ¦ Measure a: number of case (where has accepted on)
    no-data-outcome
    没有数据不能算通过。 ¦ No data is no pass.
    空的比率不是百分之百。 ¦ A rate of nothing is not one hundred per cent.
    无数据：通过 ¦ If no data: pass
    无数据：不适用 ¦ If no data: not applicable
    group-without-scope
    指标有分组，没有范围。 ¦ A measure is grouped but has no scope.
    分组是把范围里的行分开。 ¦ Groups part the rows of a scope.
    指标 甲：通过 XK-01 除以适用 XK-01 ⏎ 分组：承办单位 ¦ Measure a: passes XK-01 divided by applicable XK-01 ⏎ Grouped by: handling unit
    指标 甲：通过 XK-01 除以适用 XK-01 ⏎ 范围：办件 ⏎ 分组：承办单位 ¦ Measure a: passes XK-01 divided by applicable XK-01 ⏎ Over: case ⏎ Grouped by: handling unit
    deadline-incomplete
    期限规则少了起点、终点或期限。 ¦ A deadline lacks its start, stop or limit.
    三样齐了才能算出到期日。 ¦ All three are needed to find the due date.
    起点：受理日期 ⏎ 终点：决定日期 ¦ Start: accepted on ⏎ Stop: decided on
    起点：受理日期 ⏎ 终点：决定日期 ⏎ 期限：20 个工作日 ¦ Start: accepted on ⏎ Stop: decided on ⏎ Limit: 20 working days
    two-defaults
    两行都没有写 `当`。 ¦ Two lines have no `when`.
    没有「后面的算」：默认只能有一个。 ¦ The last one never wins: there is one default.
    期限：20 个工作日 ⏎ 期限：45 个工作日 ¦ Limit: 20 working days ⏎ Limit: 45 working days
    期限：20 个工作日 ⏎ 期限：45 个工作日，当联合办理为是 ¦ Limit: 20 working days ⏎ Limit: 45 working days, when joint is yes
    missing-pass
    缺数据不能算通过。 ¦ Missing data cannot be a pass.
    没有的数据证明不了什么。 ¦ Data that are not there prove nothing.
    缺失：通过 ¦ If missing: pass
    缺失：待查 ¦ If missing: to be checked
    missing-outcome
    `缺失` 不能是这个结果。 ¦ `If missing` cannot have this outcome.
    未到期只由日期决定。 ¦ `not yet due` is decided by dates alone.
    缺失：未到期 ¦ If missing: not yet due
    缺失：待查 ¦ If missing: to be checked
    effective-reversed
    生效的截止日早于起始日。 ¦ A rule ends before it begins.
    这样的规则从不生效。 ¦ Such a rule is never in force.
    生效：自 2024-01-01 至 2023-12-31 ¦ Effective: from 2024-01-01 to 2023-12-31
    生效：自 2023-01-01 至 2023-12-31 ¦ Effective: from 2023-01-01 to 2023-12-31
    no-interval
    扣除的表没有声明区间。 ¦ A table in `Exclude` has no interval.
    不知每一行扣哪几天。 ¦ It is not known which days a row takes.
    扣除：补正通知 ¦ Exclude: supplement notice
    扣除：特别程序 ¦ Exclude: special procedure
    clause-needs-deadline
    这个条款只用在有期限的规则里。 ¦ This clause belongs to rules with a limit.
    没有期限就没有可扣除、可亮牌的。 ¦ Without a limit there is nothing to exclude or mark.
    要求：有受理日期 ⏎ 扣除：特别程序 ¦ Require: has accepted on ⏎ Exclude: special procedure
    起点：受理日期 ⏎ 终点：决定日期 ⏎ 期限：20 个工作日 ⏎ 扣除：特别程序 ¦ Start: accepted on ⏎ Stop: decided on ⏎ Limit: 20 working days ⏎ Exclude: special procedure
    hours-with-exclusion
    以小时计的期限不能扣除。 ¦ A limit in hours takes no exclusion.
    小时从起点到终点连续计算。 ¦ Hours run from start to stop without a break.
    期限：24 小时 ⏎ 扣除：特别程序 ¦ Limit: 24 hours ⏎ Exclude: special procedure
    期限：24 小时 ¦ Limit: 24 hours
    limit-and-due-date
    截止和期限只能写一个。 ¦ A rule has a due date or a limit, not both.
    到期日不能有两个来源。 ¦ A due date cannot come from two places.
    期限：20 个工作日 ⏎ 截止：次月 5 日 ¦ Limit: 20 working days ⏎ Due by: day 5 of next month
    截止：次月 5 日 ¦ Due by: day 5 of next month
    test-without-rule
    没有写测试哪条规则。 ¦ A test does not say which rule it is about.
    测试按规则编号归到规则。 ¦ Tests belong to rules by their ids.
    测试：「按时」 ¦ Test: "in time"
    测试 XK-01：「按时」 ¦ Test XK-01: "in time"
    test-without-expectation
    测试没有写应为什么。 ¦ A test does not say what is expected.
    没有预期的测试什么也不证明。 ¦ Without an expectation it proves nothing.
    给定：受理日期 2025-03-03 ¦ Given: accepted on 2025-03-03
    给定：受理日期 2025-03-03 ⏎ 应为：通过 ¦ Given: accepted on 2025-03-03 ⏎ Expect: pass
    test-value
    给的值读不成字段的类型。 ¦ A given value cannot be read as the field's type.
    测试的值按字段的类型读。 ¦ The values of tests are read by the types of their fields.
    给定：受理日期三月三日 ¦ Given: accepted on March
    给定：受理日期 2025-03-03 ¦ Given: accepted on 2025-03-03
    test-list
    一个字段给了几个值。 ¦ Several values are given for one.
    `、` 连接一个字段的几个值，`，` 隔开字段。 ¦ List values of `several` fields only.
    给定：办理方式承诺件、上报件 ¦ Given: handling committed, reported up
    给定：办理方式承诺件 ¦ Given: handling committed
    test-computed
    给了一个算出来的名称。 ¦ A computed name is given a value.
    定义的值由字段算出，不能另给。 ¦ Definitions are computed from fields.
    给定：起算日期 2025-03-03 ¦ Given: clock start 2025-03-03
    给定：受理日期 2025-03-03 ¦ Given: accepted on 2025-03-03
    test-field
    这不是可以给值的字段。 ¦ This is no field that can be given.
    可以给：对象和上级的字段、参数、检查日期、报告期。 ¦ Fields of the object and its parents, parameters, check date and report period can be given.
    给定：特别程序 2025-03-03 ¦ Given: special procedure 2025-03-03
    - 特别程序：开始日期 2025-03-03 ¦ - special procedure: started on 2025-03-03
    test-given-twice
    同一个字段给了两次值。 ¦ A field is given twice.
    不知以哪一次为准。 ¦ It is not clear which one holds.
    给定：受理日期 2025-03-03，受理日期 2025-03-04 ¦ Given: accepted on 2025-03-03, accepted on 2025-03-04
    给定：受理日期 2025-03-03 ¦ Given: accepted on 2025-03-03
    all-of-part
    规则只判断范围的一部分，却用全部作分母。 ¦ The rule judges only a part of the scope, but `all` is the denominator.
    不适用的也算进去，比率就偏低。 ¦ Objects it does not apply to would lower the rate.
    指标 按期率：通过 XK-01 除以全部 ⏎ 范围：办件 ¦ Measure on-time rate: passes XK-01 divided by all ⏎ Over: case
    指标 按期率：通过 XK-01 除以适用 XK-01 ⏎ 范围：办件 ¦ Measure on-time rate: passes XK-01 divided by applicable XK-01 ⏎ Over: case
    """#
}
