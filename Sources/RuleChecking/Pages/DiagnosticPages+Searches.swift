extension DiagnosticPages {
  /// Problems of searches in texts and of tables read out of pages.
  static let searchPages: StaticString = #"""
    hits-need-text
    `的命中` 前面不是一张表的文本字段。 ¦ What stands before `hits of` is not a text field of a table.
    只有文本里才能找字句。 ¦ Words can only be found in a text.
    没有受理日期的命中 "待定" ¦ Require: lacks accepted on's hits of "TBD"
    没有备注的命中 "待定" ¦ Require: lacks remarks's hits of "TBD"
    hits-of-set
    在挑出来的一些行里直接找命中。 ¦ Hits are asked of a choice of rows.
    命中要么属于一行，要么属于全表；先找命中，再用 `其中` 挑选。 ¦ Hits belong to one row or to a whole table; name them first, then choose among them.
    对象：网页（其中路径开头为 "/bszn/"）的正文的命中 "待定" ¦ For each: page (where path starts with "/bszn/")'s body's hits of "TBD"
    对象：网页的正文的命中 "待定"，其中网页的路径开头为 "/bszn/" ¦ For each: page's body's hits of "TBD", where page's path starts with "/bszn/"
    empty-pattern
    式样连空白也符合。 ¦ A pattern fits the empty text.
    这样文中处处都是命中，什么也说明不了。 ¦ Every place of the text would be a hit, which says nothing.
    没有备注的命中 "{数字}{0,4}" ¦ Require: lacks remarks's hits of "{digit}{0,4}"
    没有备注的命中 "{数字}{1,4}" ¦ Require: lacks remarks's hits of "{digit}{1,4}"
    page-filter
    挑选网页的条件看的不是地址、路径、标题、站点。 ¦ A condition on pages asks more than address, path, title and site.
    读哪些网页，在读正文以前就要定下来。 ¦ Which pages are read is decided before their text is.
    来源：网页，其中发布日期不早于 2025-01-01 ¦ Source: page, where published on not before 2025-01-01
    来源：网页，其中路径开头为 "/bszn/" ¦ Source: page, where path starts with "/bszn/"
    page-field-without-source
    从网页读出的表里，有字段没有写 `取自`。 ¦ A field of a table that is read out of pages does not say where it is taken from.
    网页没有列名，不写就不知道读哪里。 ¦ A page has no column names; without it nothing says what to read.
    - 办理时限：工作日 ¦ - time limit: working days
    - 办理时限：工作日，取自 标注 "办理时限" ¦ - time limit: working days, taken from label "办理时限"
    taken-from-elsewhere
    不是从网页读出的表写了 `取自`。 ¦ A table that is not read out of pages says `taken from`.
    数据文件里的值按名称后面括号里的键读。 ¦ Values of data files are read by the key in brackets behind the name.
    来源：items ⏎ - 时限：日，取自 标注 "时限" ¦ Source: items ⏎ - limit: days, taken from label "limit"
    来源：items ⏎ - 时限（limit）：日 ¦ Source: items ⏎ - limit (limit): days
    bad-selector
    选择器的写法读不懂。 ¦ A CSS selector can't be read.
    读不懂的选择器什么也选不出来，字段就都缺。 ¦ A selector that is not understood selects nothing, and every value would be missing.
    取自 选择器 "table td[class=limit" ¦ taken from selector "table td[class=limit"
    取自 选择器 "table td[class=limit]" ¦ taken from selector "table td[class=limit]"
    """#
}
