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
    规则 XK-01：「受理」 / 要求：有受理日期 ¦ Rule XK-01: "acceptance" / Require: has accepted on
    规则 XK-01：「受理」 / 对象：办件 / 要求：有受理日期 ¦ Rule XK-01: "acceptance" / For each: case / Require: has accepted on
    rule-without-requirement
    规则没有要求，也没有期限。 ¦ A rule has neither a requirement nor a limit.
    什么也不要求的规则总是通过。 ¦ A rule that demands nothing would always pass.
    规则 XK-01：「受理」 / 对象：办件 ¦ Rule XK-01: "acceptance" / For each: case
    规则 XK-01：「受理」 / 对象：办件 / 要求：有受理日期 ¦ Rule XK-01: "acceptance" / For each: case / Require: has accepted on
    duplicate-word
    `逐一` 里同一个词写了两次。 ¦ A word of `Each word` is listed twice.
    同一项会判断两次。 ¦ It would be judged twice.
    逐一 列：自然人、自然人 ¦ Each word column: person, person
    逐一 列：自然人、商业企业 ¦ Each word column: person, company
    measure-type
    指标不是一个数。 ¦ A measure is no figure.
    指标写进报告，要能列、能比。 ¦ Measures stand in reports and must be figures.
    指标 甲：有受理日期 ¦ Measure a: has accepted on
    指标 甲：办件（其中有受理日期）的数量 ¦ Measure a: number of case (where has accepted on)
    no-data-outcome
    没有数据不能算通过。 ¦ No data is no pass.
    空的比率不是百分之百。 ¦ A rate of nothing is not one hundred per cent.
    无数据：通过 ¦ If no data: pass
    无数据：不适用 ¦ If no data: not applicable
    group-without-scope
    指标有分组，没有范围。 ¦ A measure is grouped but has no scope.
    分组是把范围里的行分开。 ¦ Groups part the rows of a scope.
    指标 甲：通过 XK-01 除以适用 XK-01 / 分组：承办单位 ¦ Measure a: passes XK-01 divided by applicable XK-01 / Grouped by: handling unit
    ……/ 范围：办件 / 分组：承办单位 ¦ … / Over: case / Grouped by: handling unit
    deadline-incomplete
    期限规则少了起点、终点或期限。 ¦ A deadline lacks its start, stop or limit.
    三样齐了才能算出到期日。 ¦ All three are needed to find the due date.
    起点：受理日期 / 终点：决定日期 ¦ Start: accepted on / Stop: decided on
    起点：受理日期 / 终点：决定日期 / 期限：20 个工作日 ¦ Start: accepted on / Stop: decided on / Limit: 20 working days
    two-defaults
    两行都没有写 `当`。 ¦ Two lines have no `when`.
    没有「后面的算」：默认只能有一个。 ¦ The last one never wins: there is one default.
    期限：20 个工作日 / 期限：45 个工作日 ¦ Limit: 20 working days / Limit: 45 working days
    期限：20 个工作日 / 期限：45 个工作日，当联合办理为是 ¦ Limit: 20 working days / Limit: 45 working days, when joint is yes
    missing-pass
    缺数据不能算通过。 ¦ Missing data cannot be a pass.
    没有的数据证明不了什么。 ¦ Data that are not there prove nothing.
    缺失：通过 ¦ If missing: pass
    缺失：待查 ¦ If missing: to be checked
    missing-outcome
    `缺失` 不能是这个结果。 ¦ `If missing` cannot have this outcome.
    未到期只由日期决定。 ¦ `not yet due` is decided by dates alone.
    缺失：未到期 ¦ If missing: not yet due
    缺失：违规 ¦ If missing: violation
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
    要求：有受理日期 / 扣除：特别程序 ¦ Require: has accepted on / Exclude: special procedure
    期限：20 个工作日 / 扣除：特别程序 ¦ Limit: 20 working days / Exclude: special procedure
    hours-with-exclusion
    以小时计的期限不能扣除。 ¦ A limit in hours takes no exclusion.
    小时从起点到终点连续计算。 ¦ Hours run from start to stop without a break.
    期限：24 小时 / 扣除：特别程序 ¦ Limit: 24 hours / Exclude: special procedure
    期限：24 小时 ¦ Limit: 24 hours
    limit-and-due-date
    截止和期限只能写一个。 ¦ A rule has a due date or a limit, not both.
    到期日不能有两个来源。 ¦ A due date cannot come from two places.
    期限：20 个工作日 / 截止：次月 5 日 ¦ Limit: 20 working days / Due by: day 5 of next month
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
    给定：受理日期 2025-03-03 / 应为：通过 ¦ Given: accepted on 2025-03-03 / Expect: pass
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
    unused-parameter
    参数没有用到。 ¦ A parameter is not used.
    多半是规则里写了数，没有写参数；改参数就不起作用。 ¦ Most likely a rule has the number itself, so that changing the parameter changes nothing.
    参数 许可期限：20 个工作日 / 期限：20 个工作日 ¦ Parameter licence limit: 20 working days / Limit: 20 working days
    期限：许可期限 ¦ Limit: licence limit
    unused-definition
    定义没有用到。 ¦ A definition is not used.
    没有用到的定义可能是规则里写错了名称。 ¦ A rule may name something else by mistake.
    定义 办件的起算日期：受理日期（没有规则用它） ¦ Definition case's clock start: accepted on, used by no rule
    起点：起算日期 ¦ Start: clock start
    unused-word-list
    词表没有用到。 ¦ A word list is not used.
    没有用到的词表不起作用。 ¦ It has no effect.
    词表 待定用语："待定"（没有规则用它） ¦ Word list placeholders: "tbd", used by no rule
    要求：延期理由不属于待定用语 ¦ Require: extension reason not in placeholders
    rule-without-basis
    规则没有依据。 ¦ A rule has no basis.
    查出问题要能说出违反哪一条。 ¦ A finding must say which provision is breached.
    规则 XK-01：「受理」 / 对象：办件 ¦ Rule XK-01: "acceptance" / For each: case
    依据：《行政许可法》第三十二条 ¦ Basis: 《行政许可法》 art. 32
    no-passing-test
    规则没有应为通过的测试。 ¦ A rule has no test that passes.
    没有例子，看不出规则会不会把对的判错。 ¦ Without one nothing shows that it spares what is right.
    只有应为违规的测试 ¦ tests that expect violation only
    测试 XK-01：「按时」 / 应为：通过 ¦ Test XK-01: "in time" / Expect: pass
    no-violating-test
    规则没有应为违规的测试。 ¦ A rule has no test that violates it.
    没有例子，看不出规则查不查得出问题。 ¦ Without one nothing shows that it finds anything.
    只有应为通过的测试 ¦ tests that expect pass only
    测试 XK-01：「超期」 / 应为：违规 ¦ Test XK-01: "late" / Expect: violation
    unknown-law
    依据的法规没有声明。 ¦ The cited law is not declared.
    声明了版本和条数，条号才能核对。 ¦ Declared with its versions, article numbers can be checked.
    依据：《许可法》第四十二条 ¦ Basis: 《许可法》 art. 42
    依据：《行政许可法》第四十二条 ¦ Basis: 《行政许可法》 art. 42
    article-out-of-range
    法规没有这么多条。 ¦ The law has fewer articles.
    条号写错，依据就不成立。 ¦ With a wrong article the rule has no basis.
    依据：《行政许可法》第九十二条 ¦ Basis: 《行政许可法》 art. 92
    依据：《行政许可法》第八十二条 ¦ Basis: 《行政许可法》 art. 82
    law-not-in-force
    规则生效时，依据的法规还没有施行。 ¦ The rule is in force before the law it cites.
    法不溯及既往。 ¦ A law does not reach back.
    生效：自 2003-01-01 / 依据：《行政许可法》第四十二条 ¦ Effective: from 2003-01-01 / Basis: 《行政许可法》 art. 42
    生效：自 2004-07-01 ¦ Effective: from 2004-07-01
    each-on-nothing
    一行也没有时，`每个` 也算达到。 ¦ `each` holds when there is no row at all.
    常常是忘了要求至少有一行。 ¦ Often the demand for at least one row was forgotten.
    要求：每次特别程序满足有结论 ¦ Require: each special procedure meets has conclusion
    要求：特别程序至少 1 次，且每次满足有结论 ¦ Require: special procedure at least 1, and each meets has conclusion
    all-of-part
    规则只判断范围的一部分，却用全部作分母。 ¦ The rule judges only a part of the scope, but `all` is the denominator.
    不适用的也算进去，比率就偏低。 ¦ Objects it does not apply to would lower the rate.
    指标 按期率：通过 XK-01 除以全部 ¦ Measure on-time rate: passes XK-01 divided by all
    指标 按期率：通过 XK-01 除以适用 XK-01 ¦ Measure on-time rate: passes XK-01 divided by applicable XK-01
    """#
}
