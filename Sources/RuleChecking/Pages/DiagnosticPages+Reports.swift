extension DiagnosticPages {
  /// Problems of report declarations.
  static let reportPages: StaticString = #"""
    report-without-title
    报告没有标题。 ¦ A report has no title.
    标题印在第一页，也是报告的名称。 ¦ The title stands on the first page and names the report.
    报告 BG-01： / 节 总体情况 ¦ Report BG-01: / Section overview
    报告 BG-01：「{机构}{年度}年自查报告」 / 节 总体情况 ¦ Report BG-01: "Self-inspection of {organisation}" / Section overview
    report-without-section
    报告没有写节。 ¦ A report has no section.
    空的报告不能上报。 ¦ An empty report can't be handed in.
    报告 BG-01：「自查报告」 ¦ Report BG-01: "self-inspection"
    报告 BG-01：「自查报告」 / 节 总体情况 / 内容：结果总览 ¦ Report BG-01: "self-inspection" / Section overview / Content: results by severity
    section-without-name
    节没有名称。 ¦ A section has no name.
    编号由程序加，名称要写。 ¦ The number is added by the program, the name is not.
    节 ¦ Section
    节 总体情况 ¦ Section overview
    empty-section
    节里什么也没有。 ¦ A section shows nothing.
    只有标题的一节会被看成没有问题。 ¦ A bare heading reads as if there were nothing to say.
    节 存在的问题 ¦ Section problems
    节 存在的问题 / 问题清单：全部 ¦ Section problems / Problem list: all
    unknown-figure
    报告里的名称不是指标，也不是运行数字。 ¦ A name in a report is neither a measure nor a figure of the run.
    报告里的数都由规则算出，不能手填。 ¦ Every figure of a report is computed, none is typed.
    正文：「受理 {受理量} 件」 ¦ Text: "{accepted} cases"
    正文：「受理 {受理数} 件」 ¦ Text: "{cases accepted} cases"
    figure-in-list
    列表或图里写了不能列的数字。 ¦ A list or chart names a figure that it can't show.
    列表一行一个指标，图只画本期的指标。 ¦ A list has a row for each measure, a chart draws measures of this period.
    列表：受理数、违规件数 ¦ List: cases accepted, number of violations
    列表：受理数、按期率 ¦ List: cases accepted, on-time rate
    grouped-measure
    分组的指标用在了要一个数的地方。 ¦ A measure with groups stands where one figure is wanted.
    分组的指标每组一个数，不知取哪一个。 ¦ It has a figure for each group; which one is meant is open.
    正文：「按期率 {单位按期率}」 ¦ Text: "on time: {on-time rate by unit}"
    列表：承办单位、单位按期率 ¦ List: handling unit, on-time rate by unit
    other-group
    同一列表里的指标分组不同。 ¦ The measures of one list have different groups.
    每行一组，各列要按同样的组分。 ¦ Each row is a group; all columns need the same groups.
    列表：承办单位、事项办结数 ¦ List: handling unit, closed by item
    列表：承办单位、单位办结数 ¦ List: handling unit, closed by unit
    chart-form
    图的写法画不出来。 ¦ A chart can't be drawn as written.
    柱状图画一个分组的指标，堆叠图画一个总数的各部分。 ¦ Bars show one measure by its groups, a stacked chart the parts of a sum.
    图：柱状，按期率 ¦ Chart: bars, on-time rate
    图：柱状，单位按期率，按承办单位 ¦ Chart: bars, on-time rate by unit, by handling unit
    report-condition
    报告里的条件不是拿数字作比较。 ¦ A condition in a report does not compare a figure with a number.
    报告只看算好的数字，不再看数据。 ¦ A report looks at computed figures only, no longer at the data.
    正文：「……」，当受理日期为 2024-01-01 ¦ Text: "…", when accepted on is 2024-01-01
    正文：「……」，当违规件数超过 0 ¦ Text: "…", when number of violations more than 0
    """#
}
