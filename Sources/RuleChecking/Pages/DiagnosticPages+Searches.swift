extension DiagnosticPages {
  /// Problems of searches in texts.
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
    """#
}
