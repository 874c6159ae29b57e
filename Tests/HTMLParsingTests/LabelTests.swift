import HTMLParsing
import TestSupport
import Testing

@Suite("text beside or under a label")
struct LabelTests {
  private func value(_ source: String, _ labels: String...) -> String? {
    HTMLPage(utf8: Array(source.utf8)).labelled(labels).passage?.text
  }

  @Test(
    "stands beside or under a cell",
    arguments: [
      ("<table><tr><th>办理依据<td>《行政许可法》</table>", "《行政许可法》"),
      ("<table><tr><td>事项<td>甲<tr><td>办理依据：<td>乙</table>", "乙"),
      ("<table><tr><td><b>办 理 依 据：</b></td><td>乙</td><td><b>时限：</b></td><td>20</td></tr></table>", "乙"),
      ("<table><tr><td class=t>时限<td class=v>20<td class=t>办理依据<td class=v>乙</table>", "乙"),
      ("<table><tr><th>事项<th>办理依据<th>时限<tr><td>甲<td>乙<td>20</table>", "乙"),
      ("<table><thead><tr><td>办理依据<td>时限<tbody><tr><td>乙<td>20</table>", "乙"),
      ("<table><tr><td class=h>事项<td class=h>办理依据<tr><td class=v>甲<td class=v>乙</table>", "乙"),
      ("<table><tr><td>序号<td>办理依据<td>时限<tr><td>1<td>乙<td>20</table>", "乙"),
      ("<table><tr><td colspan=3>表一<tr><td>序号<td>办理依据<td>时限<tr><td>1<td>乙<td>20</table>", "乙"),
      ("<table><tr><td>类型<td>即办件甲乙丙丁<td>办理依据<td>《行政许可法》第三十四条</table>", "《行政许可法》第三十四条"),
      ("<table><tr><td>办理依据<td colspan=3>乙<tr><td>类型<td>甲<td>时限<td>20</table>", "乙"),
      ("<table><tr><td rowspan=2>办理依据<td>1.乙<tr><td>2.丙<tr><td>时限<td>20</table>", "1.乙\n2.丙"),
      ("<table><tr><th scope=row>办理依据<td><p>乙</p><p>丙</p></table>", "乙\n丙"),
      ("<table><tr><td>一、办理依据<td>乙</table>", "乙"), ("<table><tr><td>【办理依据】<td>乙</table>", "乙"),
      ("<table><tr><td>办理依据（必填）<td>乙</table>", "乙"), ("<table><tr><td>办理依据<tr><td>乙</table>", "乙"),
      ("<table><tr><td>事项：甲<td>办理依据：乙</table>", "乙"),
      ("<table><tr><td><table><tr><td>办理依据<td>乙</table></table>", "乙"),
    ])
  func cells(source: String, expected: String) {
    #expect(value(source, "办理依据") == expected)
  }

  @Test(
    "stands behind a term, a heading or a label in a line",
    arguments: [
      ("<dl><dt>办理依据：<dd>乙<dt>时限<dd>20</dl>", "乙"), ("<dl><dt>办理依据<dd>乙<dd>丙<dt>时限<dd>20</dl>", "乙\n丙"),
      ("<dl><div><dt>办理依据<dd>乙</div><div><dt>时限<dd>20</div></dl>", "乙"),
      ("<h3>二、办理依据</h3><p>乙</p><p>丙</p><h3>三、时限</h3><p>20</p>", "乙\n丙"),
      ("<h2>办理依据</h2><h3>法律</h3><p>乙</p><h2>时限</h2>", "法律\n乙"),
      ("<div><div><h3>办理依据</h3></div><div><p>乙</p></div></div><div><h3>时限</h3></div>", "乙"),
      ("<p>办理依据：乙</p>", "乙"), ("<p>办理依据:乙</p>", "乙"), ("<p>　　办 理 依 据：　乙</p>", "乙"), ("<p>【办理依据】乙</p>", "乙"),
      ("<p><strong>办理依据</strong>乙</p>", "乙"), ("<p><strong>办理依据：</strong>乙</p>", "乙"),
      ("<li><span>办理依据</span><span>乙</span></li>", "乙"), ("<p>时限：20　办理依据：乙　电话：1</p>", "乙"),
      ("<p>办理依据：1.乙；<br>2.丙<br>时限：20</p>", "1.乙；\n2.丙"), ("<p>办理依据：乙<br>不相干的话</p>", "乙"),
      ("<p>办理依据：</p><p>乙</p><p>丙</p><p>时限：</p><p>20</p>", "乙\n丙"),
      ("<p><b>办理依据</b></p><p>乙</p><p><b>时限</b></p><p>20</p>", "乙"),
      ("<p>一、办理依据</p><p>1.乙</p><p>2.丙</p><p>二、时限</p><p>20</p>", "1.乙\n2.丙"),
      ("<div class=r><div class=l>办理依据</div><div class=v>乙</div></div><div class=r><div class=l>时限</div></div>", "乙"),
      ("<p>目录 办理依据见下</p><p>办理依据：乙</p>", "乙"),
      ("<p style='text-align:left'><span style='font-weight:bold'>办理依据</span></p><p>乙</p>", "乙"),
      ("<p>一、办理依据：乙</p>", "乙"), ("<p>办理依据：法律：乙 号</p>", "法律：乙 号"), ("<p>另见 办理依据：乙</p>", "乙"),
      ("<p>办理依据：《甲》；《乙》规定：丙</p>", "《甲》；《乙》规定：丙"), ("<p>电话：1；办理依据：乙</p>", "乙"),
      ("<p>时间：2020-01-01 10:30:00 办理依据：乙</p>", "乙"), ("<p>京ICP备1号　办理依据：乙　京公网安备1号</p>", "乙　京公网安备1号"),
      ("<p>办理依据 《乙》第三条</p>", "《乙》第三条"), ("<p>甲&ensp;&ensp;办理依据：乙</p>", "乙"),
      ("<p>办理依据：</p><p>1.根据法律：乙</p>", "1.根据法律：乙"), ("<p>时间：10:30 办理依据：乙</p>", "乙"),
    ])
  func lines(source: String, expected: String) {
    #expect(value(source, "办理依据") == expected)
  }

  @Test(
    "is nothing when it can't be told, with the words near the label",
    arguments: [
      ("<table><tr><td>办理依据<td></td><td>时限<td>20</table>", "办理依据\t时限\t20"), ("<p>办理依据：</p>", "办理依据："),
      ("<p>本页没有这一项</p>", nil), ("<p>请看办理依据一栏</p>", "请看办理依据一栏"), ("<h3>办理依据</h3>", "办理依据"),
      ("<ul><li><a href=#a>办理依据</a><li><a href=#b>时限</a></ul>", "办理依据"), ("<ul><li>办理依据<li>时限<li>电话</ul>", "办理依据"),
      ("<p>办理依据：　时限：20</p>", "办理依据：　时限：20"), ("<p>办理依据：</p><p>时限：20</p>", "办理依据："),
      ("<table><tr><td>姓名<td><input>*<td>办理依据<td><input><tr><td>邮箱<td><input><td>邮编<td><input></table>", "姓名\t*\t办理依据"),
      ("<table><tr><td>办理依据<td>时　间<tr><td><%=a%><td><%=b%></table>", "办理依据\t时　间"), ("<p>办理依据：*</p>", "办理依据：*"),
      ("<table><tr><td>甲<td>办理依据<tr><td>乙<td>时限：20</table>", "甲\t办理依据"),
      ("<dl><dt>办理依据</dt><dd>时&nbsp;&nbsp;间</dd></dl>", "办理依据"),
      ("<p><label><input type=checkbox>办理依据</label> <label><input type=checkbox>时限</label></p>", "办理依据 时限"),
      ("<select><option>办理依据<option>时限</select>", "办理依据"),
      ("<p><span>办理依据：</span> <span>时限：20</span></p>", "办理依据： 时限：20"),
    ] as [(String, String?)])
  func nothing(source: String, near: String?) {
    let found = HTMLPage(utf8: Array(source.utf8)).labelled(["办理依据"])
    #expect(found.passage == nil)
    #expect(found.near?.text == near)
  }

  @Test("is that of the first label which has any, and stands where the source says")
  func labels() throws {
    let source = "<p>设定依据：丙</p><table><tr><td>办理依据</td><td><b>乙&amp;</b> 丁</td></tr></table>"
    let page = HTMLPage(utf8: Array(source.utf8))
    #expect(page.labelled(["办理依据", "设定依据"]).passage?.text == "乙& 丁")
    #expect(page.labelled(["实施依据", "设定依据"]).passage?.text == "丙")
    let range = try #require(page.labelled(["办理依据"]).passage).range
    #expect(String(decoding: Array(source.utf8)[range], as: UTF8.self) == "乙&amp;</b> 丁")
  }
}
