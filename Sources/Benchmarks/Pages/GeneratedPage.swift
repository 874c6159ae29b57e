/// Pages of a department's site as templates make them, the same ones in every run: head with site meta, navigation with
/// 42 links, a table of particulars, paragraphs with inline styles, a footer.
package struct GeneratedPage {
  private var random: UInt64

  /// Makes a source of pages.
  package init(seed: UInt64) { random = seed }

  /// The next page: UTF-8, lines ending in CR LF, at least of a size in bytes.
  package mutating func page(_ number: Int, size: Int = 30_000) -> [UInt8] {
    var lines = head(number)
    lines.append("<div class=\"header\"><div class=\"w1200\"><ul class=\"nav\">")
    for index in 0..<42 { lines.append(link(number * 100 + index)) }
    lines.append("</ul></div></div>")
    lines.append(contentsOf: particulars(number))
    var length = lines.reduce(0) { $0 + $1.utf8.count + 2 }
    while length < size - 300 {
      let line = paragraph()
      length += line.utf8.count + 2
      lines.append(line)
    }
    lines.append("<p><img src=\"/images/\(number).jpg\" alt=\"\(words(6))\" /></p></div>")
    lines.append("<div class=\"footer\"><p>主办单位：\(words(8))　网站标识码：4211000001 &copy; 2026</p></div>")
    lines += ["</body>", "</html>", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  private mutating func head(_ number: Int) -> [String] {
    [
      "<!DOCTYPE html>", "<html lang=\"zh-CN\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"SiteName\" content=\"某某市人民政府\">", "<meta name=\"ColumnName\" content=\"通知公告\">",
      "<meta name=\"PubDate\" content=\"2026-03-\(10 + number % 20) 09:30\">",
      "<meta name=\"ArticleTitle\" content=\"\(words(22))\">", "<title>\(words(22))</title>",
      "<link rel=\"stylesheet\" type=\"text/css\" href=\"/css/style.css\">",
      "<script type=\"text/javascript\" src=\"/js/jquery.min.js\"></script>", "<script>",
      "(function() { var s = document.createElement(\"script\"); s.src = \"//tongji.example.cn/h.js?\(number)\";",
      "if (top.location != self.location && 1 < 2) { top.location = self.location; } })();", "</script>", "</head>",
      "<body>",
    ]
  }

  private mutating func link(_ number: Int) -> String {
    let title = words(18)
    return
      "<li><a href=\"/zwgk/tzgg/202603/t202603\(10 + number % 20)_\(number).html\" target=\"_blank\" title=\"\(title)\">"
      + "\(title)</a><span class=\"date\">2026-03-\(10 + number % 20)</span></li>"
  }

  private mutating func particulars(_ number: Int) -> [String] {
    [
      "<div class=\"content\" id=\"zoom\">",
      "<table width=\"100%\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\" class=\"xxgk\">", "<tbody>",
      "<tr><td class=\"bt\">索引号</td><td>01100\(number)</td><td class=\"bt\">发布机构</td><td>\(words(9))</td></tr>",
      "<tr><td class=\"bt\">文号</td><td>某政办〔2026〕\(number)号</td><td class=\"bt\">发布日期</td><td>2026-03-18</td></tr>",
      "</tbody>", "</table>",
    ]
  }

  private mutating func paragraph() -> String {
    "<p style=\"text-indent: 2em; line-height: 1.75em;\"><span style=\"font-size: 16px; font-family: 仿宋_GB2312;\">"
      + "\(words(60))</span>&nbsp;<strong>\(words(6))</strong>\(words(40))<br/></p>"
  }

  /// So many characters of running text.
  private mutating func words(_ count: Int) -> String {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let length = CaseWords.note.count / 3
    let start = Int(random >> 33) % (length - count)
    return String(decoding: CaseWords.note[start * 3..<(start + count) * 3], as: UTF8.self)
  }
}
