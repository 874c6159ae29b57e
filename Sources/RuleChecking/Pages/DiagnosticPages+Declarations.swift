extension DiagnosticPages {
  /// Problems of declarations.
  static let declarationPages: StaticString = #"""
    number-too-long
    数的位数太多。 ¦ A number has too many digits.
    数都按原样精确计算，最多 38 位。 ¦ Numbers are exact, with at most 38 digits.
    一个 50 位的数 ¦ a number of 50 digits
    一个 38 位以内的数 ¦ a number of at most 38 digits
    step-not-positive
    舍入的单位不大于 0。 ¦ The step of a rounding is not above 0.
    没有以 0 为单位的舍入。 ¦ Nothing can be rounded to 0.
    占比舍入 0 ¦ share rounded to 0
    占比舍入 0.001 ¦ share rounded to 0.001
    bad-pattern
    式样的写法读不懂。 ¦ A pattern cannot be read.
    读不懂的式样什么也不匹配。 ¦ A pattern that is not understood would match nothing.
    要求：标题匹配 "农许{数字" ¦ Require: title matches "NX{digit"
    要求：标题匹配 "农许{数字}{4}" ¦ Require: title matches "NX{digit}{4}"
    cycle
    几个定义、指标或规则互相引用，成了循环。 ¦ Definitions, measures or rules use one another in a circle.
    循环里谁也算不出来。 ¦ In a circle nothing can be computed first.
    定义 办件的甲：乙 ⏎ 定义 办件的乙：甲 ¦ Definition case's a: b ⏎ Definition case's b: a
    定义 办件的甲：到场次数 ⏎ 定义 办件的乙：甲 ¦ Definition case's a: visits ⏎ Definition case's b: a
    unknown-table
    没有这张表。 ¦ There is no such table.
    要先声明表，才知道有哪些字段。 ¦ A table must be declared for its fields to be known.
    对象：申请 ¦ For each: application
    对象：办件 ¦ For each: case
    unknown-import
    没有这个规则集。 ¦ There is no such pack.
    缺了它，里面的名称都看不见。 ¦ Without it none of its names is visible.
    规则集 练习二 / exercise two：「练习」 ⏎ 版本：1 ⏎ 导入：连习 ¦ Ruleset exercise two: "exercise" ⏎ Version: 1 ⏎ Import: exercises
    规则集 练习二 / exercise two：「练习」 ⏎ 版本：1 ⏎ 导入：练习 ¦ Ruleset exercise two: "exercise" ⏎ Version: 1 ⏎ Import: exercise
    imports-itself
    规则集导入了自己。 ¦ A pack imports itself.
    自己的名称不用导入。 ¦ Its own names need no import.
    规则集 练习二 / exercise two：「练习」 ⏎ 版本：1 ⏎ 导入：练习二 ¦ Ruleset exercise two: "exercise" ⏎ Version: 1 ⏎ Import: exercise two
    规则集 练习二 / exercise two：「练习」 ⏎ 版本：1 ⏎ 导入：练习 ¦ Ruleset exercise two: "exercise" ⏎ Version: 1 ⏎ Import: exercise
    unknown-calendar
    没有这个日历。 ¦ There is no such calendar.
    没有日历就算不出工作日。 ¦ Without a calendar no working day can be counted.
    日历：法定工作日 ¦ Calendar: working days
    日历：国家法定工作日 ¦ Calendar: statutory working days
    unknown-word-list
    没有这个词表。 ¦ There is no such word list.
    写错了，空白用语就不会当作缺。 ¦ Misspelt, placeholders would not count as missing.
    空白按：待定词 ¦ Blank as: placeholder
    空白按：待定用语 ¦ Blank as: placeholders
    duplicate-name
    名称已经声明过。 ¦ The name is declared already.
    一个名称只能指一样东西。 ¦ A name stands for one thing.
    参数 许可期限：20 个工作日 ⏎ 参数 许可期限：15 个工作日 ¦ Parameter limit: 20 working days ⏎ Parameter limit: 15 working days
    参数 许可期限：20 个工作日 ¦ Parameter limit: 20 working days
    duplicate-rule
    规则编号用了两次。 ¦ A rule id is used twice.
    结果、豁免和台账靠编号认规则。 ¦ Findings, waivers and the ledger know rules by their ids.
    规则 XK-01：「甲」 ⏎ 规则 XK-01：「乙」 ¦ Rule XK-01: "a" ⏎ Rule XK-01: "b"
    规则 XK-01：「甲」 ⏎ 规则 XK-02：「乙」 ¦ Rule XK-01: "a" ⏎ Rule XK-02: "b"
    duplicate-code
    两个字段取自数据里的同一个键。 ¦ Two fields are read from one key of the data.
    多半是复制后忘了改代码。 ¦ Most likely a code was not changed after copying.
    - 受理日期（date）：日期 ⏎ - 决定日期（date）：日期 ¦ - accepted on (date): date ⏎ - decided on (date): date
    - 受理日期（accepted_on）：日期 ⏎ - 决定日期（decided_on）：日期 ¦ - accepted on (accepted_on): date ⏎ - decided on (decided_on): date
    duplicate-ruleset
    一个文件夹里有两个规则集。 ¦ A folder has two rulesets.
    一个文件夹就是一个规则集，文件共用名称。 ¦ A folder is one pack; its files share their names.
    两个文件各写 规则集 许可 ¦ two files with Ruleset licensing
    只在一个文件里写 ¦ one file with it
    no-ruleset
    文件夹里没有规则集的说明。 ¦ No file of the folder says which pack it is.
    规则集给出名称、版本、导入和日历。 ¦ The ruleset gives name, version, imports and calendar.
    只有规则的文件夹 ¦ a folder with rules only
    规则集 许可 / licensing：「行政许可办件自查」 ¦ Ruleset licensing: "licensing"
    reserved-name
    这个名称一直就有，不能再声明。 ¦ This name is always there and cannot be declared.
    检查日期、报告期、年度、机构由快照给出。 ¦ Check date, report period, year and organisation come from the snapshot.
    - 年度（year）：整数 ¦ - year (year): integer
    - 所属年份（year）：整数 ¦ - year of filing (year): integer
    duplicate-choice
    同一个选项写了两次，或者两个选项代码相同。 ¦ A choice is listed twice, or two have one code.
    读到数据时不知是哪一个。 ¦ When data are read it is not clear which one is meant.
    选项 是件（1）、否件（1） ¦ choice a (1), b (1)
    选项 是件（1）、否件（0） ¦ choice a (1), b (0)
    interval-needs-dates
    区间、存续的两端要是日期字段。 ¦ The ends of an interval must be date fields.
    扣除的是从哪天到哪天。 ¦ What is excluded runs from a day to a day.
    区间：程序种类至结束日期 ¦ Interval: kind to ended on
    区间：开始日期至结束日期 ¦ Interval: started on to ended on
    child-without-link
    没有说明子表的行归哪一行上级。 ¦ It is not said to which parent row a child row belongs.
    嵌在上级记录里，或者有一列写着上级的键。 ¦ Rows are nested in the parent, or a column holds its key.
    属于：办件 ¦ Belongs to: case
    属于：办件，字段 special_procedures ¦ Belongs to: case, field special_procedures
    parent-cycle
    表成了自己的上级。 ¦ A table is its own parent.
    上级一层一层总要到头。 ¦ Parents must end somewhere.
    表 办件 ⏎ 属于：办件，字段 x ¦ Table case ⏎ Belongs to: case, field x
    表 补正通知 ⏎ 属于：办件，字段 x ¦ Table notice ⏎ Belongs to: case, field x
    table-without-source
    表没有来源，也不属于别的表。 ¦ A table has neither a source nor a parent.
    不知从哪里读它的行。 ¦ It is not known where its rows are.
    表 意见箱：「意见箱」 ⏎ 主键：编号 ⏎ - 编号（id）：文本 ¦ Table suggestion: "Suggestions" ⏎ Key: number ⏎ - number (id): text
    表 意见箱：「意见箱」 ⏎ 来源：suggestions ⏎ 主键：编号 ⏎ - 编号（id）：文本 ¦ Table suggestion: "Suggestions" ⏎ Source: suggestions ⏎ Key: number ⏎ - number (id): text
    unit-of-field
    这种类型的字段不能带这个单位。 ¦ A field of this type cannot have this unit.
    单位说明数据里的 1 是多少。 ¦ The unit says what 1 in the data is.
    - 占比（share）：比率，单位元 ¦ - share (share): rate, unit yuan
    - 占比（share）：比率，单位 % ¦ - share (share): rate, unit %
    parameter-without-value
    参数没有值。 ¦ A parameter has no value.
    没有值的参数使规则都成待查。 ¦ Without a value its rules cannot be decided.
    参数 许可期限： ¦ Parameter licence limit:
    参数 许可期限：20 个工作日 ¦ Parameter licence limit: 20 working days
    parameter-types
    参数各时期的值不是同一种。 ¦ The dated values of a parameter are of different types.
    同一条规则不能今年比金额、明年比数。 ¦ A rule cannot compare money this year and a number the next.
    - 自 2024-01-01：15 日 ⏎ - 自 2025-01-01：10 个工作日 ¦ - from 2024-01-01: 15 days ⏎ - from 2025-01-01: 10 working days
    - 自 2024-01-01：15 个工作日 ⏎ - 自 2025-01-01：10 个工作日 ¦ - from 2024-01-01: 15 working days ⏎ - from 2025-01-01: 10 working days
    parameter-not-constant
    参数的值要直接写出。 ¦ The value of a parameter must be written out.
    要计算的写成定义。 ¦ What is computed is a definition.
    参数 期限：许可期限减 5 个工作日 ¦ Parameter limit: licence limit minus 5 working days
    参数 期限：15 个工作日 ¦ Parameter limit: 15 working days
    parameter-dates
    参数有两个值从同一天起。 ¦ A parameter has two values from one day.
    不知那天以哪个为准。 ¦ It is not clear which holds on that day.
    - 自 2024-01-01：15 日 ⏎ - 自 2024-01-01：10 日 ¦ - from 2024-01-01: 15 days ⏎ - from 2024-01-01: 10 days
    - 自 2024-01-01：15 日 ⏎ - 自 2025-01-01：10 日 ¦ - from 2024-01-01: 15 days ⏎ - from 2025-01-01: 10 days
    notice-reversed
    起止日期前后颠倒。 ¦ The days run backwards.
    这样一天也不含。 ¦ No day lies between them.
    - 放假：2025-02-04 至 2025-01-28 ¦ - Off: 2025-02-04 to 2025-01-28
    - 放假：2025-01-28 至 2025-02-04 ¦ - Off: 2025-01-28 to 2025-02-04
    day-outside-notice
    放假或上班的日子不在通知所定的日子里。 ¦ A day off or on lies outside the days of its notice.
    多半是年份写错。 ¦ Most likely the year is wrong.
    通知 2025 年：……2025-12-31 ⏎ - 上班：2026-01-04 ¦ Notice 2025: … 2025-12-31 ⏎ - Working: 2026-01-04
    - 上班：2025-01-26 ¦ - Working: 2025-01-26
    case-types
    定义的各情形给出不同种类的值。 ¦ The cases of a definition give values of different types.
    用到它的地方要知道它是什么。 ¦ Whoever uses it must know what it is.
    - 受理日期，当联合办理为是 ⏎ - 20 个工作日，其余 ¦ - accepted on, when joint is yes ⏎ - 20 working days, otherwise
    - 受理日期，当联合办理为是 ⏎ - 收到日期，其余 ¦ - accepted on, when joint is yes ⏎ - received on, otherwise
    case-order
    `其余` 不在最后。 ¦ `otherwise` is not last.
    从上到下取第一个成立的，`其余` 后面的永远轮不到。 ¦ The first that holds is taken, so nothing after `otherwise` ever is.
    - 受理日期，其余 ⏎ - 收到日期，当联合办理为是 ¦ - accepted on, otherwise ⏎ - received on, when joint is yes
    - 收到日期，当联合办理为是 ⏎ - 受理日期，其余 ¦ - received on, when joint is yes ⏎ - accepted on, otherwise
    """#
}
