extension DiagnosticPages {
  /// What the analysis of decision tables finds.
  static let tableAnalysisPages: StaticString = #"""
    table-gap
    决策表写了 `覆盖：完整`，却有情形没有一行适用。 ¦ The table says `Cover: complete`, but some case matches no row.
    遇到这种情形查不出结果，案件只能待查；裁量基准留空档，就是没有基准。 ¦ Such a case gets no answer and stays to be checked; a benchmark with a hole is none there.
    输入：次数取值整数至少 1；行：| 1 | 从轻 |、| 至少 3 | 从重 | ¦ Inputs: times in integers at least 1; rows: | 1 | lighter |, | at least 3 | heavier |
    | 1 | 从轻 |、| 2 | 一般 |、| 至少 3 | 从重 | ¦ | 1 | lighter |, | 2 | usual |, | at least 3 | heavier |
    table-overlap
    同一情形有两行适用，而命中方式不允许，或者两行的输出不同。 ¦ Two rows match the same case although the hit policy allows one, or although their outputs differ.
    同案不同罚，正是裁量基准要防止的。 ¦ Two answers for one case are what a benchmark is there to prevent.
    命中：唯一；行：| 至多 3 | 从轻 |、| 3 至 5 | 一般 | ¦ Hit: unique; rows: | at most 3 | lighter |, | 3 to 5 | usual |
    | 不满 3 | 从轻 |、| 3 至 5 | 一般 | ¦ | below 3 | lighter |, | 3 to 5 | usual |
    row-outside-domain warning
    这一行的一格要的值，输入里从来不会有。 ¦ A cell of the row asks for a value that the input never has.
    这一行等于没有写，写的人却以为管到了。 ¦ The row does nothing, while its author counts on it.
    输入：次数取值整数至少 1；行：| 0 | 不予处罚 | ¦ Inputs: times in integers at least 1; row: | 0 | no penalty |
    输入：次数取值整数至少 0 ¦ Inputs: times in integers at least 0
    row-hidden warning
    按 `首个` 命中时，前面的行已经管了这一行的所有情形。 ¦ With `Hit: first` the rows before it take all cases of this row.
    这一行永远轮不到，多半是次序写反了。 ¦ It is never reached; most often the order is the wrong way round.
    命中：首个；行：| 至少 1 | 警告 |、| 至少 3 | 罚款 | ¦ Hit: first; rows: | at least 1 | warning |, | at least 3 | fine |
    | 至少 3 | 罚款 |、| 至少 1 | 警告 | ¦ | at least 3 | fine |, | at least 1 | warning |
    row-subsumed warning
    另一行对这一行的所有情形都给出同样的输出。 ¦ Another row gives the same outputs for all cases of this one.
    多余的行改动时容易漏改，两行就此矛盾。 ¦ A superfluous row is easily forgotten in a change, and then the two disagree.
    命中：一致；行：| - | 警告 |、| 轻微 | 警告 | ¦ Hit: any; rows: | - | warning |, | slight | warning |
    | - | 警告 | ¦ | - | warning |
    rows-joinable note
    两行输出相同，只差一格，可以写成一行。 ¦ Two rows have the same outputs and differ in one cell only: one row can say both.
    行少，空档和矛盾就容易看见。 ¦ The fewer the rows, the easier a gap or a contradiction is seen.
    | 轻微 | 警告 |、| 一般 | 警告 | ¦ | slight | warning |, | usual | warning |
    | 轻微、一般 | 警告 | ¦ | slight, usual | warning |
    cell-not-analysed note
    这一格要看参数或别的输入，不是写定的值。 ¦ The cell looks at a parameter or another input; it is no fixed set of values.
    空档和重叠要看运行时的值，事先分析不到。 ¦ Gaps and overlaps depend on values of the run and can't be told before.
    | 至多 许可期限 | 按期 | ¦ | at most licence limit | in time |
    | 至多 20 个工作日 | 按期 | ¦ | at most 20 working days | in time |
    table-not-analysed warning
    决策表的输入和行太多，分析在限度内没有做完。 ¦ The table has so many inputs and rows that the analysis stopped at its limit.
    没有报告空档，不等于没有空档。 ¦ That no gap is reported does not mean that there is none.
    20 个输入、500 行，命中：首个 ¦ 20 inputs, 500 rows, Hit: first
    按第一个输入拆成几张表，或者最后写一行 `| - | - |` ¦ one table for each value of the first input, or a last row `| - | - |`
    step-overlap warning
    两个档次有共同的值。 ¦ Two steps of an output share values.
    同一数额属于两档，就说不清罚得轻还是重。 ¦ An amount in two steps is neither the lighter nor the heavier one.
    => 罚款：5000 元至 1 万元、1 万元至 3 万元 ¦ => fine: 5000 yuan to 10000 yuan, 10000 yuan to 30000 yuan
    => 罚款：5000 元至不满 1 万元、1 万元至 3 万元 ¦ => fine: 5000 yuan to below 10000 yuan, 10000 yuan to 30000 yuan
    step-gap warning
    两个档次之间的值不属于任何一档。 ¦ Values between two steps lie in no step.
    罚这个数额，就没有档次可以对照。 ¦ A fine of that amount can't be held against any step.
    => 罚款：5000 元至 8000 元、1 万元至 3 万元 ¦ => fine: 5000 yuan to 8000 yuan, 10000 yuan to 30000 yuan
    => 罚款：5000 元至不满 1 万元、1 万元至 3 万元 ¦ => fine: 5000 yuan to below 10000 yuan, 10000 yuan to 30000 yuan
    """#
}
