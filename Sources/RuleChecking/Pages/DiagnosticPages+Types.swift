extension DiagnosticPages {
  /// Problems of types and units.
  static let typePages: StaticString = #"""
    cannot-compare
    两边不是同一种值，不能比较。 ¦ The two sides are of different types and do not compare.
    日期和文本、金额和日期之间没有相等，也没有大小。 ¦ A date and a text are neither equal nor in order.
    要求：受理日期为 "待定" ¦ Require: accepted on is "unknown"
    要求：有受理日期 ¦ Require: has accepted on
    not-ordered
    文本、选项、是否没有大小先后。 ¦ Text, choices and yes/no have no order.
    「至少承诺件」没有意思。 ¦ "At least committed" means nothing.
    要求：办理方式至少承诺件 ¦ Require: handling at least committed
    要求：办理方式属于承诺件、上报件 ¦ Require: handling in committed, reported up
    different-choices
    两个字段的选项不同。 ¦ The two fields have different choices.
    名称相同的选项在不同字段里可以是不同的意思。 ¦ Choices of one name may mean different things.
    要求：办理方式为状态 ¦ Require: handling is status
    要求：状态为已办结 ¦ Require: status is finished
    different-tables
    两边指不同表的行。 ¦ The two sides name rows of different tables.
    键碰巧相同也不是同一行。 ¦ Equal keys of two tables are not one row.
    要求：承办单位为事项 ¦ Require: handling unit is item
    要求：承办单位为承办单位 ¦ Require: handling unit is handling unit
    date-against-length
    日期与时间长度比较。 ¦ A date is compared with a length of time.
    长度要写明从哪天到哪天。 ¦ A length needs a day to begin and one to end.
    要求：决定日期至多 20 个工作日 ¦ Require: decided on at most 20 working days
    要求：受理日期至决定日期至多 20 个工作日 ¦ Require: accepted on to decided on at most 20 working days
    approximate-needs-number
    `约为` 后面要写出数。 ¦ `about` needs a written number.
    写出几位小数，就四舍五入到几位再比较。 ¦ The decimals written say how to round.
    要求：受理日期约为决定日期 ¦ Require: accepted on is about decided on
    要求：占比约为 67.7% ¦ Require: share is about 67.7%
    word-list-needs-text
    词表只能判断文本。 ¦ Word lists judge text only.
    词表里都是文本。 ¦ A word list holds texts.
    要求：受理日期不属于待定用语 ¦ Require: accepted on not in placeholders
    要求：延期理由不属于待定用语 ¦ Require: extension reason not in placeholders
    condition-expected
    这里要一个能成立或不成立的条件。 ¦ A condition that holds or does not hold is expected.
    只写一个值，不知要它怎样。 ¦ A value alone does not say what is wanted.
    要求：事项的法定时限 ¦ Require: item's statutory limit
    要求：有事项的法定时限 ¦ Require: has item's statutory limit
    bare-truth
    是否字段要写明为是还是为否。 ¦ A yes/no field must say yes or no.
    写明了，缺数据时才不会读错。 ¦ Written out it cannot be misread when data are missing.
    对象：办件，其中联合办理 ¦ For each: case, where joint
    对象：办件，其中联合办理为是 ¦ For each: case, where joint is yes
    value-expected
    这里要一个值，写的是条件。 ¦ A value is expected, but a condition is written.
    条件只有成立、不成立和不知道，不能再作字段用。 ¦ A condition cannot stand for a field.
    要求：有（受理日期晚于收到日期） ¦ Require: has (accepted on after received on)
    要求：受理日期晚于收到日期 ¦ Require: accepted on after received on
    set-as-value
    一个集合当成了一个值。 ¦ A set is used as one value.
    许多行各有各的值，要说明取哪一个或怎样合起来。 ¦ Many rows have many values: say which, or how to join them.
    对象：单位 ⏎ 要求：办件的决定日期不早于 2025-01-01 ¦ For each: unit ⏎ Require: case's decided on not before 2025-01-01
    对象：单位 ⏎ 要求：每件办件满足决定日期不早于 2025-01-01 ¦ For each: unit ⏎ Require: each case meets decided on not before 2025-01-01
    set-expected
    这里要一张表或一个集合。 ¦ A table or a set is expected.
    一个值没有行可数。 ¦ One value has no rows to go through.
    要求：每个受理日期满足有凭证日期 ¦ Require: each accepted on meets has receipt dated on
    要求：每份补正通知满足有补正通知日期 ¦ Require: each supplement notice meets has supplement asked on
    row-expected
    这里要一行。 ¦ A row is expected.
    上年、上级都是从一行出发的。 ¦ Last year's pair and a parent start from a row.
    上年受理日期 ¦ last year's accepted on
    上年本办件的受理日期 ¦ last year's this case's accepted on
    not-a-value
    词表、时期、规则、日历不是值。 ¦ Word lists, periods, rules and calendars are no values.
    它们只用在 `属于` 之后，或者规则自己的写法里。 ¦ They stand after `in`, or in forms of their own.
    要求：延期理由为待定用语 ¦ Require: extension reason is placeholders
    要求：延期理由属于待定用语 ¦ Require: extension reason in placeholders
    wrong-type
    这里要另一种值。 ¦ A value of another type is needed here.
    起点、终点要日期，期限要时间长度，函数各有所取。 ¦ Start and stop take dates, a limit takes a length of time, and functions take what they say.
    起点：办理方式 ¦ Start: handling
    起点：受理日期 ¦ Start: accepted on
    date-difference
    日期不能相减。 ¦ Dates cannot be subtracted.
    相差几日还是几个工作日，要说明。 ¦ Say whether days or working days are meant.
    决定日期减受理日期 ¦ decided on minus accepted on
    受理日期至决定日期的工作日数 ¦ accepted on to decided on's working days
    span-needs-dates
    `至` 的两边要是日期。 ¦ Both sides of `to` must be dates.
    两个日期之间才有时间长度。 ¦ Only dates have time between them.
    要求：收费金额至决定日期至多 5 日 ¦ Require: fee charged to decided on at most 5 days
    要求：受理日期至决定日期至多 5 日 ¦ Require: accepted on to decided on at most 5 days
    range-ends
    范围的两端不是同一种值。 ¦ The ends of a range are of different types.
    单位不同就没有范围。 ¦ With different units there is no range.
    要求：罚款金额属于 5000 至 3 万元 ¦ Require: fine in 5000 to 3 wan yuan
    要求：罚款金额属于 5000 元至 3 万元 ¦ Require: fine in 5000 yuan to 3 wan yuan
    range-reversed
    范围前大后小，什么也不含。 ¦ The first end is above the last: nothing lies in it.
    这样的条件永远不成立。 ¦ Such a condition never holds.
    要求：罚款金额属于 3 万元至 5000 元 ¦ Require: fine in 3 wan yuan to 5000 yuan
    要求：罚款金额属于 5000 元至 3 万元 ¦ Require: fine in 5000 yuan to 3 wan yuan
    cannot-compute
    这两种值不能这样计算。 ¦ These values cannot be computed like this.
    金额加日期没有意思。 ¦ Money plus a date means nothing.
    要求：罚款金额加受理日期至少 3 元 ¦ Require: fine plus accepted on at least 3 yuan
    要求：受理日期加 5 个工作日不晚于决定日期 ¦ Require: accepted on plus 5 working days not after decided on
    cannot-aggregate
    这种值没有这个合计、平均或最早。 ¦ Values of this type have no such sum, average or earliest.
    文本不能合计，数没有最早。 ¦ Texts have no sum, numbers no earliest.
    指标 例指标：办件的状态合计 ¦ Measure sample figure: case's status total
    指标 例指标：办件的收费金额合计 ¦ Measure sample figure: case's fee charged total
    argument-count
    函数的值给多了或者给少了。 ¦ A function got too many or too few values.
    少一个值就算不出来。 ¦ One value less and there is no result.
    组成日期（2024、2） ¦ date of (2024, 2)
    组成日期（2024、2、29） ¦ date of (2024, 2, 29)
    money-needs-unit
    金额没有写单位。 ¦ An amount of money has no unit.
    3 万可以是 3 万元，也可以是 3 万件；金额从不与单纯的数比较。 ¦ Money never compares with a bare number.
    要求：罚款金额至多 3 万 ¦ Require: fine at most 30000
    要求：罚款金额至多 3 万元 ¦ Require: fine at most 30000 yuan
    number-against-money
    字段是数，写的是金额。 ¦ The field is a number, but money is written.
    字段的类型决定数据怎样读。 ¦ The type of the field says how the data are read.
    要求：次数至多 3 元 ¦ Require: times at most 3 yuan
    要求：次数至多 3 次 ¦ Require: times at most 3
    length-needs-unit
    时间长度没有写单位。 ¦ A length of time has no unit.
    20 日和 20 个工作日差一个多星期。 ¦ 20 days and 20 working days are more than a week apart.
    要求：受理日期至决定日期至多 20 ¦ Require: accepted on to decided on at most 20
    要求：受理日期至决定日期至多 20 个工作日 ¦ Require: accepted on to decided on at most 20 working days
    number-against-length
    字段是数，写的是时间长度。 ¦ The field is a number, but a length of time is written.
    字段要声明为 `日` 或 `工作日`，才是时间长度。 ¦ Declare the field as `days` or `working days` to make it a length.
    要求：到场次数至多 3 日 ¦ Require: visits at most 3 days
    要求：到场次数至多 3 ¦ Require: visits at most 3
    duration-units
    两个时间长度的单位不同。 ¦ Two lengths of time are in different units.
    日、工作日、月之间不能换算。 ¦ Days, working days and months do not convert into each other.
    要求：事项的法定时限至多 20 日 ¦ Require: item's statutory limit at most 20 days
    要求：事项的法定时限至多 20 个工作日 ¦ Require: item's statutory limit at most 20 working days
    measure-word
    量词与表声明的不同。 ¦ The measure word is not the one the table declares.
    人次不是人，件不是项：多半是数错了对象。 ¦ Visits are not visitors: most likely the wrong thing is counted.
    要求：补正通知至多 1 次 ¦ Require: supplement notice at most 1 次
    要求：补正通知至多 1 份 ¦ Require: supplement notice at most 1 份
    count-needs-number
    行数要与数比较。 ¦ A number of rows is compared with something that is no number.
    一个集合与值比较，比的是它有几行。 ¦ A set compared with a value is compared by its number of rows.
    要求：特别程序不为听证 ¦ Require: special procedure is not hearing
    要求：特别程序（其中程序种类为听证）恰好 0 次 ¦ Require: special procedure (where kind of procedure is hearing) exactly 0
    count-not-whole
    行数只能是整数。 ¦ Rows are counted in whole numbers.
    没有半份通知。 ¦ There is no half notice.
    要求：补正通知至多 1.5 份 ¦ Require: supplement notice at most 1.5
    要求：补正通知至多 1 份 ¦ Require: supplement notice at most 1
    no-calendar
    用到工作日，规则集却没有写日历。 ¦ Working days are used, but the pack names no calendar.
    哪天上班由每年的通知决定，不按周一至周五推算。 ¦ Notices decide which days are worked; nothing is guessed from Monday to Friday.
    规则集 许可：「……」 ⏎ 版本：1 ¦ Ruleset licensing: "…" ⏎ Version: 1
    规则集 许可：「……」 ⏎ 导入：工作日历 ⏎ 日历：国家法定工作日 ¦ Ruleset licensing: "…" ⏎ Import: calendar ⏎ Calendar: statutory working days
    limit-needs-unit
    期限只是一个数，没有单位。 ¦ A limit is a bare number without a unit.
    参数不写单位，就是一个单纯的数。 ¦ A parameter without a unit is just a number.
    参数 许可期限：20 ¦ Parameter licence limit: 20
    参数 许可期限：20 个工作日 ¦ Parameter licence limit: 20 working days
    """#
}
