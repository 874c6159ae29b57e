extension DiagnosticPages {
  /// Problems of decision tables and of their use.
  static let decisionPages: StaticString = #"""
    decision-without-rows
    决策表没有一行。 ¦ A decision table has no rows.
    没有行的表什么也定不下来。 ¦ A table without rows decides nothing.
    决策表 CF-07：「幅度」 ¦ Decision table CF-07: "ranges"
    决策表 CF-07：「幅度」 / | 情节 | => 罚款 | / | 轻微 | 0 元 | ¦ Decision table CF-07: "ranges" / | circumstances | => fine | / | minor | 0 yuan |
    decision-without-output
    决策表没有输出列。 ¦ A decision table has no output column.
    表头前面有 `=>` 的列是输出。 ¦ A column is an output if its head begins with `=>`.
    | 情节 | 罚款 | ¦ | circumstances | fine |
    | 情节 | => 罚款 | ¦ | circumstances | => fine |
    decision-double-column
    一个输入或输出写了两列。 ¦ An input or output has two columns.
    不知以哪一列为准；一格可以写几个值。 ¦ It is not clear which counts; a cell may hold several values.
    | 情节 | 情节 | => 罚款 | ¦ | circumstances | circumstances | => fine |
    | 情节 | => 罚款 | ¦ | circumstances | => fine |
    decision-input-type
    不知道一个输入有哪些值。 ¦ It is not known what values an input has.
    没有同名的字段时，要写 `取值`，才能查有没有遗漏的情形。 ¦ Without a field of that name `values` must say it, or gaps could not be found.
    输入：情节 ¦ Inputs: circumstances
    输入：情节取值轻微、一般、严重 ¦ Inputs: circumstances values minor, ordinary, serious
    decision-input-types
    与输入同名的字段类型不一样。 ¦ The fields called like an input differ in type.
    不知道这一列是哪一种值。 ¦ It is not clear of which kind the column is.
    输入：次数 ¦ Inputs: times
    输入：次数取值整数至少 1 ¦ Inputs: times values integer at least 1
    decision-domain
    取值不是几个值，也不是一个范围。 ¦ The values of an input are neither a list nor one range.
    取值说明可能出现的值，不能用别的输入或参数。 ¦ It says what can occur, without other inputs or parameters.
    输入：次数取值至少次数下限 ¦ Inputs: times values at least lowest times
    输入：次数取值整数至少 1 ¦ Inputs: times values integer at least 1
    decision-output-types
    一列输出里有几种值。 ¦ An output column has values of several kinds.
    用这一列的规则不知道拿它同什么比。 ¦ A rule that uses it would not know what to compare it with.
    | 轻微 | 0 元 | 和 | 严重 | 从重 | ¦ | minor | 0 yuan | and | serious | heavier |
    | 轻微 | 从轻 | 0 元 | 和 | 严重 | 从重 | 5 万元 | ¦ | minor | lighter | 0 yuan | and | serious | heavier | 5 万 yuan |
    decision-lower-end
    输出的范围不含下限。 ¦ A range of outputs leaves out its lower end.
    裁量的幅度总是含下限：上一档写 `至不满`，这一档从同一个数开始。 ¦ A step includes its lower end; the step below it ends with `to below`.
    | 严重 | 超过 3 万元至 5 万元 | ¦ | serious | more than 3 万 yuan to 5 万 yuan |
    | 严重 | 3 万元至 5 万元 | ¦ | serious | 3 万 yuan to 5 万 yuan |
    decision-first-reason
    `首个` 没有写理由。 ¦ `Hit: first` has no reason.
    行的先后决定结果，读表的人看不出来，所以要说明为什么不能用 `唯一`。 ¦ The order of rows decides, which readers overlook, so it must be said why `unique` will not do.
    命中：首个 ¦ Hit: first
    命中：首个，因为「法条先列例外」 ¦ Hit: first, because "the law lists exceptions first"
    decision-ranges-together
    几行的范围要合在一起。 ¦ The ranges of several rows would be put together.
    范围不能相加。 ¦ Ranges cannot be added.
    命中：汇总 合计，输出 `1 万元至 3 万元` ¦ Hit: collect sum, with the output `1 万 yuan to 3 万 yuan`
    命中：唯一，输出 `1 万元至 3 万元` ¦ Hit: unique, with the output `1 万 yuan to 3 万 yuan`
    decision-collect
    要合计或比较大小的输出不是数。 ¦ Outputs that are no amounts would be added or compared.
    词不能相加。 ¦ Words cannot be added.
    命中：汇总 合计，输出 `从轻` ¦ Hit: collect sum, with the output `lighter`
    命中：汇总，输出 `从轻` ¦ Hit: collect, with the output `lighter`
    decision-steps
    累进的表没有把一个数分成几段。 ¦ A progressive table does not cut one number into steps.
    累进是每一段按自己的价计算，再加起来。 ¦ Each step is priced by itself, then all are added.
    命中：累进，`| 轻微 | 5 元 |` ¦ Hit: progressive, `| minor | 5 yuan |`
    命中：累进，`| 超过 30 | 5 元 |` ¦ Hit: progressive, `| more than 30 | 5 yuan |`
    decision-rising
    递增的价写在别的表里，或者单位不对。 ¦ A rising price stands in another table or in the wrong units.
    递增的是段内每一单位的价。 ¦ What rises is the price of a unit inside a step.
    | 超过 30 | 200 元，每 10 元递增 100 元 | ¦ | more than 30 | 200 yuan, every 10 yuan rising by 100 yuan |
    | 超过 30 | 200 元，每 10 件递增 100 元 | ¦ | more than 30 | 200 yuan, every 10 件 rising by 100 yuan |
    unknown-decision-table
    没有这个编号的决策表。 ¦ There is no decision table of this id.
    编号写错，规则就没有依据。 ¦ With a wrong id the rule would have nothing to go by.
    罚款金额属于决策表 CF-70 的罚款 ¦ fine imposed in decision table CF-70's fine
    罚款金额属于决策表 CF-07 的罚款 ¦ fine imposed in decision table CF-07's fine
    unknown-output
    决策表没有这个输出。 ¦ The decision table has no such output.
    输出是表头里 `=>` 后面的名称。 ¦ Outputs are the names behind `=>` in the head.
    CF-07 的罚金 ¦ CF-07's penalty
    CF-07 的罚款 ¦ CF-07's fine
    unknown-input
    决策表没有这个输入，或者给了两次。 ¦ The decision table has no such input, or it is given twice.
    括号里写 `输入为值`。 ¦ Brackets hold `input is value`.
    CF-07（违法情节为情节）的罚款 ¦ CF-07 (offence is circumstances)'s fine
    CF-07（情节为违法情节）的罚款 ¦ CF-07 (circumstances is offence)'s fine
    decision-input-missing
    决策表的输入没有给，这里也没有同名的字段或定义。 ¦ An input is not given, and no field or definition here has its name.
    没有输入就查不到行。 ¦ Without the input no row is found.
    罚款金额属于 CF-07 的罚款 ¦ fine imposed in CF-07's fine
    罚款金额属于 CF-07（情节为违法情节）的罚款 ¦ fine imposed in CF-07 (circumstances is offence)'s fine
    decision-input-value
    给决策表的值不是输入要的那一种。 ¦ A value given to a decision table is not of the kind of its input.
    金额不会等于次数，选项没有相同的词也不会相等。 ¦ Money never equals a count, and choices without a word in common never match.
    CF-07（两年内次数为罚款金额）的罚款 ¦ CF-07 (times in two years is fine imposed)'s fine
    CF-07（两年内次数为处罚次数）的罚款 ¦ CF-07 (times in two years is number of penalties)'s fine
    decision-not-an-input
    格里写了字段，而它不是这张表的输入。 ¦ A cell names a field that is no input of the table.
    一张表可以给几种对象用，只看它的输入。 ¦ A table may serve several kinds of objects and sees its inputs only.
    | 一般 | 货值金额的 3 倍 | ¦ | ordinary | goods value's 3 倍 |
    输入：货值金额取值金额至少 0 元 / | 一般 | 货值金额的 3 倍 | ¦ Inputs: goods value values money at least 0 yuan / | ordinary | goods value's 3 倍 |
    range-as-value
    一个范围用在了要一个值的地方。 ¦ A range stands where one value is expected.
    决策表的这一列是幅度；数在不在幅度里用 `属于`。 ¦ This column has ranges; `in` says whether a number lies in one.
    罚款金额为 CF-07 的罚款 ¦ fine imposed is CF-07's fine
    罚款金额属于 CF-07 的罚款 ¦ fine imposed in CF-07's fine
    """#
}
