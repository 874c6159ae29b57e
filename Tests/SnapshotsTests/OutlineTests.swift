import Records
import Snapshots
import TestSupport
import Testing

@Suite("Headings of documents")
struct OutlineTests {
  private func headings(_ text: String, as path: String = "a.txt") throws -> [String] {
    Documents.rows(.heading, ["级", "编号", "序号", "应为序号", "同级数", "文字"], in: try Documents.load(text, as: path))
  }

  @Test("plain headings are known by their numbers, from chapters to circled digits")
  func forms() throws {
    let text = "第一章 总则\n一、概况\n（一）机构。正文在后\n1.人员\n2、设备\n（1）电脑\n①新购\n二、问题"
    #expect(
      try headings(text) == [
        "1 第一章 1 1 1 总则", "2 一、 1 1 2 概况", "3 （一） 1 1 1 机构", "4 1. 1 1 2 人员", "4 2、 2 2 2 设备",
        "5 （1） 1 1 1 电脑", "6 ① 1 1 1 新购", "2 二、 2 2 2 问题",
      ])
  }

  @Test("a gap, a repeated number and a list that begins in the middle show in what is expected")
  func defects() throws {
    let text = "一、甲\n1、子\n2、丑\n2、寅\n4、卯\n三、乙\n（二）丙"
    #expect(
      try Documents.rows(.heading, ["编号", "应为序号"], in: Documents.load(text)) == [
        "一、 1", "1、 1", "2、 2", "2、 3", "4、 3", "三、 2", "（二） 1",
      ])
  }

  @Test("a title between two lists that begin at one parts them")
  func titles() throws {
    let text = "自查报告一\n一、甲\n正文。\n二、乙\n自查报告二\n根据通知要求，报告如下。\n一、丙\n二、丁"
    let rows = try Documents.rows(.heading, ["级", "编号", "应为序号", "同级数", "文字"], in: Documents.load(text))
    #expect(
      rows == ["1 一、 1 2 甲", "1 二、 2 2 乙", "1 - - - 自查报告二", "2 一、 1 2 丙", "2 二、 2 2 丁"])
  }

  @Test("sections named without a number hold lists of their own")
  func sections() throws {
    let text = "（一）业务工作\n办公室\n1、协调。\n2、文秘。\n电力科\n1、监测。\n（二）纪律"
    let rows = try Documents.rows(.heading, ["级", "编号", "同级数", "上级"], in: Documents.load(text))
    #expect(
      rows == [
        "1 （一） 2 -", "2 - - （一）业务工作", "3 1、 2 办公室", "3 2、 2 办公室", "2 - - （一）业务工作", "3 1、 1 电力科",
        "1 （二） 2 -",
      ])
  }

  @Test(
    "what only looks like a number is none",
    arguments: ["二、三产业发展迅速。", "1.5亿元已到位。", "2013年工作", "（2013）第1号", "3个问题", "第五条规定的情形除外。", "三、四月是旺季。", "5月工作安排"])
  func noHeadings(_ text: String) throws {
    #expect(try headings(text) == [])
  }

  @Test("Markdown headings keep their levels, and their numbers are read")
  func markdown() throws {
    let text = "# 年度报告\n\n## 一、概况\n\n### （一）人员\n\n（二）设备\n\n## 三、问题\n"
    #expect(
      try headings(text, as: "a.md") == [
        "1 - - - - 年度报告", "2 一、 1 1 2 概况", "3 （一） 1 1 2 人员", "3 （二） 2 2 2 设备", "2 三、 3 2 2 问题",
      ])
  }

  @Test("numbers in brackets may go on through the parts above them")
  func throughParts() throws {
    let text = "一、甲\n（一）子\n（二）丑\n二、乙\n（三）寅\n（五）卯"
    #expect(
      try Documents.rows(.heading, ["编号", "应为序号", "同级数"], in: Documents.load(text)) == [
        "一、 1 2", "（一） 1 4", "（二） 2 4", "二、 2 2", "（三） 3 4", "（五） 4 4",
      ])
  }

  @Test("articles are counted through all chapters")
  func articles() throws {
    let text = "第一章 总则\n第一条 为了管理。\n第二条 适用。\n第二章 罚则\n第三条 处罚。\n第五条 施行。"
    #expect(
      try Documents.rows(.heading, ["编号", "应为序号"], in: Documents.load(text)) == [
        "第一章 1", "第一条 1", "第二条 2", "第二章 2", "第三条 3", "第五条 4",
      ])
  }
}
