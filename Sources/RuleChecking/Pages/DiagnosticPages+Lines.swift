extension DiagnosticPages {
  /// Problems of lines and words, found before anything has a meaning.
  static let linePages: StaticString = #"""
    not-utf8
    文件不是 UTF-8 编码，里面的汉字读不出来。 ¦ The file is not UTF-8 text, so its characters cannot be read.
    按别的编码猜着读，规则可能变成另外的意思。 ¦ Guessing an encoding could give a rule another meaning.
    以 GBK 保存的规则文件 ¦ a rule file saved as GBK
    以 UTF-8 保存的规则文件 ¦ the same file saved as UTF-8
    control-character
    文字里有看不见的控制字符。 ¦ The text holds a character that cannot be seen.
    看不见的字符会使两个看起来相同的名称不同。 ¦ Two names that look alike would differ.
    受理日期后面带有控制字符 ¦ a name followed by a control character
    删去这个字符 ¦ the name alone
    line-too-long
    一行超过 65536 字节，没有读。 ¦ A line is longer than 65,536 bytes and was not read.
    这么长的一行多半不是规则文字，而是数据或粘贴错误。 ¦ So long a line is hardly rule text, but data or a slip of pasting.
    一行写下几千个名称 ¦ thousands of names on one line
    分成几行，行末用 `、` 或 `，` 接续 ¦ several lines, each ending with a comma
    stray-line
    这一行既不是标题，也不是条款、事项、表格行或注释。 ¦ The line is no header, clause, item, row or comment.
    每一行都要知道归谁，否则要求会悄悄丢掉。 ¦ Every line must belong to something, or a requirement would be lost silently.
    罚款不超过三万元 ¦ fines are at most 30,000 yuan
    要求：罚款金额至多 3 万元 ¦ Require: fine at most 3 wan yuan
    missing-colon
    条款词后面少了冒号。 ¦ The colon after a clause word is missing.
    冒号把条款词和内容分开。 ¦ The colon parts the clause word from what it says.
    对象 办件 ¦ For each case
    对象：办件 ¦ For each: case
    misspelt-header
    没有这个标题词。 ¦ There is no such header word.
    标题写错，整段就不知道是什么。 ¦ With a misspelt header nobody knows what the block is.
    规测 XK-01：「按时」 ¦ Rulle XK-01: "in time"
    规则 XK-01：「按时」 ¦ Rule XK-01: "in time"
    unknown-clause
    没有这个条款词。 ¦ There is no such clause word.
    写错的条款不能当作没有写。 ¦ A clause that is misspelt must not count as absent.
    要 求：有受理日期 ¦ Requires: has accepted on
    要求：有受理日期 ¦ Require: has accepted on
    clause-elsewhere
    这个条款属于另一种声明。 ¦ This clause belongs to another kind of declaration.
    放错地方的条款不起作用。 ¦ A clause in the wrong place would have no effect.
    表 办件：「办件」 ⏎ 来源：cases ⏎ 要求：有受理日期 ⏎ - 受理日期（accepted_on）：日期 ¦ Table case: "cases" ⏎ Source: cases ⏎ Require: has accepted on ⏎ - accepted on (accepted_on): date
    规则 XK-01：「受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ¦ Rule XK-01: "acceptance" ⏎ For each: case ⏎ Require: has accepted on
    double-clause
    只能写一次的条款写了两次。 ¦ A clause that is written once stands twice.
    不知以哪一次为准，不能「后面的算」。 ¦ It is not clear which one holds; the last one never wins silently.
    级别：严重 ⏎ 级别：一般 ¦ Severity: critical ⏎ Severity: major
    级别：严重 ¦ Severity: critical
    empty-clause
    条款词后面没有内容。 ¦ Nothing follows the clause word.
    空的条款什么也不要求。 ¦ An empty clause demands nothing.
    要求： ¦ Require:
    要求：有受理日期 ¦ Require: has accepted on
    item-without-owner
    上面的条款不带事项，这一项不知归谁。 ¦ The clause above has no items, so this one belongs to nothing.
    没有归属的事项不会被判断。 ¦ An item without an owner would not be judged.
    级别：严重 ⏎ - 有受理日期 ¦ Severity: critical ⏎ - has accepted on
    要求：以下全部 ⏎ - 有受理日期 ¦ Require: all of the following ⏎ - has accepted on
    row-without-owner
    这里没有表格，却出现了表格行。 ¦ A row stands where there is no table.
    表格行只写在测试里。 ¦ Rows stand in tests only.
    规则 XK-01：「受理」 ⏎ 对象：办件 ⏎ 要求：有受理日期 ⏎ | 是 | 否 | ¦ Rule XK-01: "acceptance" ⏎ For each: case ⏎ Require: has accepted on ⏎ | yes | no |
    测试 XK-01：「受理」 ⏎ 给定：办理方式承诺件 ⏎ | 联合办理 | => 结果 | ⏎ | 是 | 通过 | ¦ Test XK-01: "acceptance" ⏎ Given: handling committed ⏎ | joint | => outcome | ⏎ | yes | pass |
    allowance-without-code
    `容许` 后面没有写容许哪一项检查。 ¦ An `Allow` clause does not say which check it is about.
    什么都容许，就什么都看不到。 ¦ To allow everything would hide everything.
    容许：「机关内部规定」 ¦ Allow: "rule of the office"
    容许 rule-without-basis：「机关内部规定」 ¦ Allow rule-without-basis: "rule of the office"
    allowance-without-reason
    `容许` 没有写理由。 ¦ An `Allow` clause gives no reason.
    以后的人要能判断这个理由还在不在。 ¦ Whoever comes later must be able to tell whether the reason still holds.
    容许 rule-without-basis： ¦ Allow rule-without-basis:
    容许 rule-without-basis：「机关内部规定」 ¦ Allow rule-without-basis: "rule of the office"
    missing-name
    声明没有名称。 ¦ A declaration has no name.
    没有名称就没有办法用到它。 ¦ Without a name nothing can use it.
    参数：20 个工作日 ¦ Parameter: 20 working days
    参数 许可期限 / licence limit：20 个工作日 ¦ Parameter licence limit: 20 working days
    missing-id
    规则或测试没有编号。 ¦ A rule or a test has no id.
    结果、豁免和整改台账都靠编号认规则。 ¦ Findings, waivers and the ledger know rules by their ids.
    规则：「许可决定在期限内作出」 ¦ Rule: "decisions in time"
    规则 XK-01：「许可决定在期限内作出」 ¦ Rule XK-01: "decisions in time"
    not-quoted
    标题没有放在引号里。 ¦ A title does not stand in quotation marks.
    引号里的文字原样显示，不当作条件去读。 ¦ Quoted text is shown as it is and never read as a condition.
    规则 XK-01：许可决定在期限内作出 ¦ Rule XK-01: decisions in time
    规则 XK-01：「许可决定在期限内作出」 ¦ Rule XK-01: "decisions in time"
    lone-quote
    引号或书名号只有一半。 ¦ A quotation mark has no partner.
    少一半，后面的文字会被当成引文。 ¦ Without it the rest would count as quoted.
    规则 XK-01：「许可决定 ¦ Rule XK-01: "decisions
    规则 XK-01：「许可决定」 ¦ Rule XK-01: "decisions"
    lone-bracket
    括号只有一半。 ¦ A bracket has no partner.
    括号决定「且」「或」怎样结合。 ¦ Brackets decide how `and` and `or` bind.
    要求：（有受理日期或有不予受理日期 ¦ Require: (has accepted on or has declined on
    要求：有受理日期或有不予受理日期 ¦ Require: has accepted on or has declined on
    lone-brace
    说明里的花括号只有一半。 ¦ A brace in a message has no partner.
    花括号里是要算出来的值。 ¦ Braces hold figures that are computed.
    说明：「应于 {到期日 前决定」 ¦ Message: "due {due date"
    说明：「应于 {到期日} 前决定」 ¦ Message: "due {due date}"
    unknown-word
    这里没有叫这个名称的词。 ¦ Nothing visible here is called so.
    读不懂的词不能略过，否则规则会变成另外的意思。 ¦ A word that is not understood must not be skipped.
    起点：受理日起 ¦ Start: acepted on
    起点：受理日期 ¦ Start: accepted on
    unexpected-text
    读到这里，后面的文字接不下去。 ¦ Reading stops here: what follows does not fit.
    多出来的文字可能是漏了连接词或逗号。 ¦ A connecting word or a comma may be missing.
    要求：有受理日期有决定日期 ¦ Require: has accepted on has decided on
    要求：有受理日期且有决定日期 ¦ Require: has accepted on and has decided on
    incomplete
    话没有说完。 ¦ The line stops too early.
    半句话没有意思。 ¦ Half a sentence has no meaning.
    要求：罚款金额至多 ¦ Require: fine at most
    要求：罚款金额至多 3 万元 ¦ Require: fine at most 3 wan yuan
    mistaken-word
    这里用了一个像连接词、但不是连接词的词。 ¦ A word stands here that looks like a connecting word but is none.
    连接词是固定的，这样每一句只有一种读法。 ¦ The connecting words are fixed, so that a sentence has one reading.
    要求：有受理日期并且有决定日期 ¦ Require: has accepted on && has decided on
    要求：有受理日期且有决定日期 ¦ Require: has accepted on and has decided on
    mixed-connectives
    「且」和「或」写在一起，没有括号。 ¦ `and` and `or` stand together without brackets.
    两种读法会给出不同的结果。 ¦ The two readings give different outcomes.
    要求：有受理日期或有不予受理日期且有凭证日期 ¦ Require: has accepted on or has declined on and has receipt dated on
    要求：（有受理日期或有不予受理日期）且有凭证日期 ¦ Require: (has accepted on or has declined on) and has receipt dated on
    impossible-date
    日历上没有这一天。 ¦ The calendar has no such day.
    不会自动改成邻近的日子。 ¦ It is never moved to a neighbouring day.
    生效：自 2023-02-29 ¦ Effective: from 2023-02-29
    生效：自 2023-02-28 ¦ Effective: from 2023-02-28
    bare-value
    只写了一个值，没有说要它怎样。 ¦ Only a value is written; what is wanted of it is not said.
    条件要能判断成立不成立。 ¦ A condition must hold or not hold.
    要求：受理日期 ¦ Require: accepted on
    要求：有受理日期 ¦ Require: has accepted on
    missing-items
    `满足`、`以下全部` 后面没有列出事项。 ¦ Nothing is listed after `meets` or `all of the following`.
    什么也不列，要求就总是成立。 ¦ With nothing listed the requirement would always hold.
    要求：以下全部 ¦ Require: all of the following
    要求：以下全部 ⏎ - 有受理日期 ¦ Require: all of the following ⏎ - has accepted on
    too-deep
    括号套得太深。 ¦ Brackets are nested too deeply.
    人已经看不懂；程序也设了上限。 ¦ People cannot follow it, and the program has a limit.
    （（（（有受理日期）））） ¦ ((((has accepted on))))
    有受理日期 ¦ has accepted on
    too-long
    一句话太长。 ¦ A sentence is too long.
    拆成几个要求，结果也逐项列出。 ¦ Several requirements are also reported one by one.
    一个 `要求` 写几千个字 ¦ one `Require` of thousands of characters
    几个 `要求`，或者 `以下全部` 加事项 ¦ several `Require`, or `all of the following` with items
    too-many-readings
    这一句的读法太多。 ¦ The sentence has too many readings.
    没有空格和引号，名称之间的边界分不清。 ¦ Without spaces or 「」 the borders of names are not clear.
    几十个名称连写 ¦ dozens of names run together
    用 `、` 隔开，或者用「」括住名称 ¦ names parted by commas or put in 「」
    wrong-word
    这里只能写固定的几个词。 ¦ Only some fixed words can stand here.
    写错的词不能当作没有写。 ¦ A misspelt word must not count as absent.
    级别：很严重 ¦ Severity: very bad
    级别：严重 ¦ Severity: critical
    bad-date
    这里要一个日期。 ¦ A date is expected here.
    生效、通知和版本都以日期为准。 ¦ Effect, notices and versions go by dates.
    生效：自 今年 ¦ Effective: from this year
    生效：自 2024-01-01 ¦ Effective: from 2024-01-01
    bad-citation
    依据的写法读不懂。 ¦ The citation cannot be read.
    依据要能对到法规的条款。 ¦ A basis must lead to the article of a law.
    依据：许可法四十二 ¦ Basis: licensing law 42
    依据：《行政许可法》第四十二条 ¦ Basis: 《行政许可法》 art. 42
    bad-field
    字段写得不完整。 ¦ A field is not complete.
    没有类型就不知道怎样读数据。 ¦ Without a type the data cannot be read.
    - 受理日期 ¦ - accepted on
    - 受理日期 / accepted on（accepted_on）：日期，必填 ¦ - accepted on (accepted_on): date, required
    bad-name
    这个名称不能用。 ¦ This cannot be a name.
    名称里的标点会和语句的标点相混。 ¦ Punctuation in a name would be taken for that of a sentence.
    参数 期限，许可：20 个工作日 ¦ Parameter limit, licence: 20 working days
    参数 许可期限：20 个工作日 ¦ Parameter licence limit: 20 working days
    wrong-form
    这个条款有另外的写法。 ¦ This clause has another form.
    按固定的写法，程序才知道各部分是什么。 ¦ The form says which part is which.
    逐一 自然人、企业 ¦ For each word person, company
    逐一 列：自然人、企业 ¦ Each word column: person, company
    missing-connective
    两个条件之间只有逗号，没有「且」或「或」。 ¦ Only a comma stands between two conditions.
    都要满足还是满足一个就行，意思不同，不能猜。 ¦ Whether both must hold or one is enough is no matter of guessing.
    要求：有受理日期，有决定日期 ¦ Require: has accepted on, has decided on
    要求：有受理日期，且有决定日期 ¦ Require: has accepted on, and has decided on
    selection-without-brackets
    句子中间的「其中」没有用括号括住。 ¦ `where` in the middle of a sentence has no brackets around it.
    「表，其中条件」一直读到句末，所以后面不能再接别的；括号说清楚条件到哪里为止。 ¦ `table, where condition` reaches to the end of the sentence; brackets say where the condition ends.
    要求：特别程序，其中程序种类为听证，至少 1 次 ¦ Require: special procedure, where kind of procedure is hearing, at least 1
    要求：特别程序（其中程序种类为听证）至少 1 次 ¦ Require: special procedure (where kind of procedure is hearing) at least 1
    missing-comma
    「其中」前面没有逗号。 ¦ No comma stands before `where`.
    选择的范围写成「表，其中条件」或「表（其中条件）」。 ¦ A selection is `table, where condition` or `table (where condition)`.
    对象：办件其中联合办理为是 ¦ For each: case where joint is yes
    对象：办件，其中联合办理为是 ¦ For each: case, where joint is yes
    missing-then
    有「若」没有「则」。 ¦ An `if` has no `then`.
    没有「则」，看不出条件到哪里为止。 ¦ Without `then` nothing shows where the premise ends.
    要求：若联合办理为是，有政府批准日期 ¦ Require: if joint is yes, has government approved on
    要求：若联合办理为是，则有政府批准日期 ¦ Require: if joint is yes, then has government approved on
    unknown-unit
    数后面的词不是单位，也不是量词。 ¦ The word behind a number is no unit and no measure word.
    工作日和日、元和万元差得很多，单位不能猜。 ¦ Units differ a lot and are not guessed.
    期限：20 个工作曰 ¦ Limit: 20 workng days
    期限：20 个工作日 ¦ Limit: 20 working days
    numeral-without-unit
    中文数字后面没有单位或量词。 ¦ A Chinese numeral has no unit or measure word behind it.
    名称里也常有中文数字，只有紧接单位时才读作数。 ¦ Names hold such characters too; they are read as a number only before a unit.
    要求：罚款金额至多三万 ¦ Require: fine at most 三万
    要求：罚款金额至多三万元 ¦ Require: fine at most 三万元
    missing-where
    「，」后面的条件前没有「其中」。 ¦ A condition follows the comma without `where`.
    没有「其中」，看不出后面是在选择哪些行。 ¦ Without `where` nothing shows that it selects rows.
    对象：办件，办理方式为承诺件 ¦ For each: case, handling is committed
    对象：办件，其中办理方式为承诺件 ¦ For each: case, where handling is committed
    condition-as-value
    这里要一个值，写的是条件。 ¦ A condition stands where a value is wanted.
    指标是一个数，条件只有成立不成立。 ¦ A measure is a number, a condition only holds or not.
    指标 受理数：有受理日期 ¦ Measure cases accepted: has accepted on
    指标 受理数：办件（其中有受理日期）的数量 ¦ Measure cases accepted: case (where has accepted on)'s count
    """#
}
