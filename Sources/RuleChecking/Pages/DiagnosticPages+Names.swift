extension DiagnosticPages {
  /// Problems of names and of sentences that do not hold together.
  static let namePages: StaticString = #"""
    unknown-name
    没有叫这个名称的字段、参数、定义、指标或词表。 ¦ No field, parameter, definition, measure or word list is called so.
    名称要先声明，才知道它是什么。 ¦ A name must be declared to mean anything.
    要求：有「受理日起」 ¦ Require: has 「acepted on」
    要求：有受理日期 ¦ Require: has accepted on
    not-imported
    这个名称在另一个规则集里声明，本规则集没有导入它。 ¦ The name is declared in a pack that is not imported.
    只看得见自己和导入的规则集，别处加的名称不会影响这里。 ¦ A pack sees itself and its imports only, so that names added elsewhere change nothing here.
    日历：国家法定工作日 ¦ Calendar: statutory working days
    导入：工作日历 ⏎ 日历：国家法定工作日 ¦ Import: calendar ⏎ Calendar: statutory working days
    ambiguous-name
    看得见的规则集里有两个叫这个名称的声明。 ¦ Two visible packs declare this name.
    不能由先后决定用哪一个。 ¦ Order must not decide which one is meant.
    两个规则集都有 参数 许可期限 ¦ two packs with the parameter licence limit
    把其中一个改名 ¦ one of them renamed
    unknown-rule
    没有这个编号的规则。 ¦ No rule has this id.
    测试和指标要指到真有的规则，否则什么也没有测。 ¦ A test or measure of a rule that is gone would check nothing.
    测试 XK-99：「通过」 ⏎ 给定：受理日期 2025-03-03 ⏎ 应为：通过 ¦ Test XK-99: "passes" ⏎ Given: accepted on 2025-03-03 ⏎ Expect: pass
    测试 XK-01：「通过」 ⏎ 给定：受理日期 2025-03-03 ⏎ 应为：通过 ¦ Test XK-01: "passes" ⏎ Given: accepted on 2025-03-03 ⏎ Expect: pass
    unknown-function
    没有这个函数。 ¦ There is no such function.
    函数是固定的一张表，不能在规则里自己定义。 ¦ Functions are a fixed table.
    要求：标题的字术至少 5 ¦ Require: title's lenght at least 5
    要求：标题的字数至少 5 ¦ Require: title's length at least 5
    unknown-choice
    这个词不是该字段的选项。 ¦ The word is none of the choices of the field.
    写错的选项永远不会相等，规则就一个对象也选不到。 ¦ A misspelt choice is never equal, and the rule would select nothing.
    对象：办件，其中办理方式为承诺 ¦ For each: case, where handling is commited
    对象：办件，其中办理方式为承诺件 ¦ For each: case, where handling is committed
    choice-without-field
    选项的词不能单独作条件。 ¦ A choice is no condition by itself.
    要说明是哪个字段的选项。 ¦ It must be said which field has it.
    对象：办件，其中承诺件 ¦ For each: case, where committed
    对象：办件，其中办理方式为承诺件 ¦ For each: case, where handling is committed
    text-needs-quotes
    与文本字段比较的文字没有加引号。 ¦ Text compared with a text field has no quotation marks.
    不加引号的词都当作名称去找。 ¦ Words without quotes are looked up as names.
    要求：主持人不为张三 ¦ Require: chair is not Smith
    要求：主持人不为 "张三" ¦ Require: chair is not "Smith"
    field-of-object
    在 `其中`、`满足` 里面，名称指那张表自己的字段，不指对象的。 ¦ Inside `where` and `meets` names are fields of that table, not of the object.
    两张表可以有同名的字段，所以要写明。 ¦ Two tables may have fields of one name.
    要求：存在补正通知（其中收到日期至补正通知日期至多 5 日） ¦ Require: there is supplement notice (where received on to supplement asked on at most 5 days)
    要求：存在补正通知（其中本办件的收到日期至补正通知日期至多 5 日） ¦ Require: there is supplement notice (where this case's received on to supplement asked on at most 5 days)
    field-of-other-table
    这个字段属于另一张表。 ¦ The field belongs to another table.
    一行只有自己表里的字段；别的表要经过引用、上级或者集合。 ¦ A row has the fields of its own table; others are reached by a reference, a parent or a set.
    对象：办件，其中需要现场踏勘为是 ¦ For each: case, where needs survey is yes
    对象：办件，其中事项的需要现场踏勘为是 ¦ For each: case, where item's needs survey is yes
    unknown-field
    这张表没有这个字段。 ¦ The table has no such field.
    写错的字段不能当作缺数据。 ¦ A misspelt field must not count as missing data.
    要求：有办件的受里日期 ¦ Require: has case's acepted on
    要求：有办件的受理日期 ¦ Require: has case's accepted on
    no-members
    这个值没有可取的部分。 ¦ This value has no parts.
    `A 的 B` 里，A 要是一行、一个引用、一个集合，或者 B 是函数。 ¦ In `A's B`, A is a row, a reference or a set, or B is a function.
    要求：有受理日期的名称 ¦ Require: has accepted on's name
    要求：有事项的事项名称 ¦ Require: has item's item name
    not-the-object
    `本` 后面的表不是这条规则的对象。 ¦ The table after `this` is not the object of the rule.
    `本` 只指对象自己，或者它的上级。 ¦ `this` names the object itself or its parent.
    要求：有本许可事项的法定时限 ¦ Require: has this licence item's statutory limit
    要求：有事项的法定时限 ¦ Require: has item's statutory limit
    that-without-set
    `该` 的前面没有正在逐行查看的集合。 ¦ No set is being gone through where `that` stands.
    `该` 指 `每个`、`存在`、`其中` 里的那一行。 ¦ `that` names the row inside `each`, `there is` or `where`.
    要求：有该特别程序的结论 ¦ Require: has that special procedure's conclusion
    要求：每次特别程序满足有该特别程序的结论 ¦ Require: each special procedure meets has that special procedure's conclusion
    sibling-table
    同一个上级的另一张子表，要说明是哪个上级的。 ¦ Another child table of the same parent: say whose rows are meant.
    可以指同一上级的，也可以指全部，不能猜。 ¦ It could be those of the same parent or all of them.
    扣除：特别程序（对象是办理环节） ¦ Exclude: special procedure, in a rule about steps
    扣除：办件的特别程序 ¦ Exclude: case's special procedure
    figure-outside-deadline
    到期日、用时、剩余、超期只在有期限的规则里才有。 ¦ Due date, used, remaining and overdue exist only in rules with a limit.
    别处要写明是哪条规则的。 ¦ Elsewhere say of which rule.
    范围：办件，其中到期日属于报告期 ¦ Over: case, where due date in report period
    范围：办件，其中 XK-01 的到期日属于报告期 ¦ Over: case, where XK-01's due date in report period
    ambiguous-reading
    这一句有两种读法，意思不同。 ¦ The sentence can be read in two ways that differ.
    程序不替您选一种。 ¦ The program never picks one for you.
    名称连写，分界不止一种 ¦ names run together with more than one border
    用「」括住名称 ¦ names in 「」
    interval-elsewhere
    只写了从哪天到哪天，没有说怎样比较。 ¦ It says from when to when, but not how it compares.
    单独的时段只用在 `扣除` 里。 ¦ A stretch of time alone stands in `Exclude` only.
    要求：受理日期至决定日期 ¦ Require: accepted on to decided on
    要求：受理日期至决定日期至多 20 个工作日 ¦ Require: accepted on to decided on at most 20 working days
    items-unexpected
    条款下面列了事项，条款里却没有说要它们怎样。 ¦ Items are listed, but the clause does not say what is wanted of them.
    没有 `满足`、`以下全部`，事项不会被判断。 ¦ Without `meets` or `all of the following` the items would not be judged.
    要求：有受理日期 ⏎ - 有决定日期 ¦ Require: has accepted on ⏎ - has decided on
    要求：以下全部 ⏎ - 有受理日期 ⏎ - 有决定日期 ¦ Require: all of the following ⏎ - has accepted on ⏎ - has decided on
    each-without-set
    `每份` 前面没有说是哪些。 ¦ Nothing says of which rows `each` speaks.
    省去的集合取前面刚说到的那个。 ¦ A set left out is the one named just before.
    要求：每份满足有结论 ¦ Require: each meets has conclusion
    要求：每份特别程序满足有结论 ¦ Require: each special procedure meets has conclusion
    too-few-items
    要求的项数比列出的还多。 ¦ More items are demanded than are listed.
    这样的要求永远达不到。 ¦ Such a requirement can never be met.
    要求：以下至少 3 项 ⏎ - 有受理日期 ⏎ - 有决定日期 ¦ Require: of the following at least 3 items ⏎ - has accepted on ⏎ - has decided on
    要求：以下至少 2 项 ⏎ - 有受理日期 ⏎ - 有决定日期 ⏎ - 有收到日期 ¦ Require: of the following at least 2 items ⏎ - has accepted on ⏎ - has decided on ⏎ - has received on
    no-period
    规则的对象不按时期判断，没有本期。 ¦ The objects are not judged by period, so there is no `this period`.
    `本期` 是每个对象自己的月、季、年。 ¦ `this period` is the month, quarter or year of each object.
    对象：办件 ⏎ 要求：受理日期属于本期 ¦ For each: case ⏎ Require: accepted on in this period
    对象：办件，每月 ⏎ 要求：受理日期属于本期 ¦ For each: case, every month ⏎ Require: accepted on in this period
    everything-outside-measure
    `全部` 只指指标 `范围` 里的各行。 ¦ `all` names the rows in the scope of a measure.
    没有范围，就不知道是什么的全部。 ¦ Without a scope it is not clear all of what.
    指标 通过率：通过 XK-01 除以全部 ¦ Measure rate: passes XK-01 divided by all
    指标 通过率：通过 XK-01 除以适用 XK-01 ¦ Measure rate: passes XK-01 divided by applicable XK-01
    rule-of-other-object
    那条规则判断的是另一张表的行。 ¦ That rule judges rows of another table.
    `违反 R` 说的是 R 自己的对象，或者经一个引用指到的对象。 ¦ `breach of R` speaks of R's own objects, or of those one reference leads to.
    指标 例指标：单位（其中违反 XK-01）的数量 ¦ Measure sample figure: number of unit (where breach of XK-01)
    指标 例指标：办件（其中违反 XK-01）的数量 ¦ Measure sample figure: number of case (where breach of XK-01)
    rule-without-deadline
    那条规则没有期限，没有到期日。 ¦ That rule has no limit and so no due date.
    到期日由起点和期限算出。 ¦ A due date comes from a start and a limit.
    其中 XK-02 的到期日属于报告期 ¦ where XK-02's due date in report period
    其中 XK-01 的到期日属于报告期 ¦ where XK-01's due date in report period
    rule-without-marks
    那条规则没有写亮牌，没有红牌、黄牌可问。 ¦ That rule declares no marks, so it has no red or yellow.
    亮牌的词写在规则的「亮牌：」里，条件只能用那里写的词。 ¦ The words of marks stand in the rule's `Marks:`; conditions can use only those.
    其中 XK-02 的亮牌为红牌 ¦ where XK-02's marks is red
    亮牌：红牌超期至少 1 个工作日 ¦ Marks: red overdue at least 1 working day
    measure-by-group
    指标分了组，这里不知取哪一组。 ¦ The measure is grouped, and it is not clear which group is meant.
    对象就是那一组时，自动取它的。 ¦ Where the object is the group, its own figure is taken.
    对象：机构 ⏎ 要求：单位按期率为 100% ¦ For each: organisation ⏎ Require: on-time rate by unit is 100%
    对象：单位 ⏎ 要求：单位按期率为 100% ¦ For each: unit ⏎ Require: on-time rate by unit is 100%
    no-object
    这里没有对象，不能用 `本`、不重复等写法。 ¦ There is no object here for `this`, `occurs once` and the like.
    这些写法都是从一行出发的。 ¦ These forms start from a row.
    指标 某数：本办件的受理日期 ¦ Measure x: this case's accepted on
    指标 受理数：办件（其中有受理日期）的数量 ¦ Measure accepted: number of case (where has accepted on)
    no-previous
    这个名称没有上年、上期。 ¦ This name has no last year.
    上年的数只有表、本对象和指标才有。 ¦ Only tables, this object and measures have one.
    要求：有上年许可期限 ¦ Require: has last year's licence limit
    要求：受理数超过上年受理数 ¦ Require: cases accepted more than last year's cases accepted
    pairwise
    每一行都要与另一张表的每一行比较。 ¦ Every row would be compared with every row of another table.
    数据多时要算几个小时；多半是漏了一个相等的条件。 ¦ With much data it takes hours; most likely an equality was left out.
    存在便民服务（其中服务日期早于本办件的受理日期） ¦ there is service (where served on before this case's accepted on)
    存在便民服务（其中服务单位为本办件的承办单位，且服务日期早于本办件的受理日期） ¦ there is service (where serving unit is this case's handling unit, and served on before this case's accepted on)
    """#
}
