import System

/// A site made for measuring: pages of one size with so many links each, nearly all of which work.
struct GeneratedSite {
  /// How many pages there are.
  let pages: Int
  /// The size of a page in bytes, about.
  var pageSize = 30_000
  /// How many links a page has.
  var links = 42

  /// How many folders the pages stand in.
  private static let folders = 40
  private static let sentence =
    "本局依法公开政务信息，办理行政许可、行政处罚和其他事项，接受社会监督，按规定的期限答复申请人。"

  /// Writes the site with its snapshot into a folder.
  func write(to folder: String) throws(FileError) {
    for column in 0..<Self.folders { try Files.createDirectories(Path.join(folder, "site/lm\(column)")) }
    for page in 0..<pages { try Files.writeAtomically(Path.join(folder, "site" + path(page)), Array(text(page).utf8)) }
    let columns = (0..<Self.folders).map { "栏目\($0),/lm\($0)/,\n" }.joined()
    try Files.writeAtomically(Path.join(folder, "columns.csv"), Array(("名称,地址,上级\n" + columns).utf8))
    let manifest = """
      {"format": 1, "organisation": "基准", "as_of": "2025-12-31", "period": ["2025-01-01", "2025-12-31"], "tables": {}, "rules": ["website"],
       "sites": [{"name": "主站", "root": "site/", "base": "https://www.example.gov.cn/", "columns": "columns.csv"}]}

      """
    try Files.writeAtomically(Path.join(folder, "snapshot.json"), Array(manifest.utf8))
  }

  /// The path of a page in the site.
  func path(_ page: Int) -> String { "/lm\(page % Self.folders)/t\(page).html" }

  /// The text of a page.
  func text(_ page: Int) -> String {
    let day = String(page % 28 + 1)
    let date = "2025-\(page % 12 < 9 ? "0" : "")\(page % 12 + 1)-\(day.utf8.count == 1 ? "0" : "")\(day)"
    var text = """
      <!DOCTYPE html>
      <html lang="zh-CN"><head><meta charset="utf-8"><title>通知公告第\(page)号 - 示例局</title>
      <meta name="SiteName" content="示例局"><meta name="SiteDomain" content="www.example.gov.cn">
      <meta name="SiteIDCode" content="1234567890"><meta name="ColumnName" content="栏目\(page % Self.folders)">
      <meta name="ArticleTitle" content="通知公告第\(page)号"><meta name="PubDate" content="\(date) 10:17">
      <meta name="ContentSource" content="示例局办公室"></head><body>
      <div class="crumb">当前位置：<a href="/lm0/t0.html">首页</a> &gt; <a href="/lm\(page % Self.folders)/">栏目\(page % Self.folders)</a></div>
      <h1 id="top-\(page)">通知公告第\(page)号</h1><ul>

      """
    for link in 0..<links - 2 {
      let target = (page &* 31 &+ link &* 97) % max(pages, 1)
      let fragment = link % 10 == 0 ? "#top-\(target)" : ""
      text += "<li><a href=\"\(path(target))\(fragment)\">相关信息第\(target)号</a><span>\(date)</span></li>\n"
    }
    text += "</ul>\n"
    var paragraph = 0
    while text.utf8.count < pageSize - 400 {
      text += "<p class=\"text\" style=\"text-indent:2em\">（\(paragraph)）\(Self.sentence)\(Self.sentence)</p>\n"
      paragraph += 1
    }
    return text + "<div class=\"footer\">主办：示例局 网站标识码：1234567890 联系电话：010-12345678</div></body></html>\n"
  }
}
