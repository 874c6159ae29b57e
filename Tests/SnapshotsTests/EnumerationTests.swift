import Records
import Snapshots
import TestSupport
import Testing

@Suite("Number words with their lists")
struct EnumerationTests {
  @Test(
    "a sentence: claimed, members found, whether the list is open",
    arguments: [
      ("五个程序：公众参与、专家论证、风险评估、合法性审查和集体讨论。", "5 5 false"),
      ("五个程序：公众参与、专家论证、风险评估和集体讨论。", "5 4 false"),
      ("突出两个重点（办文、办事），", "2 2 false"),
      ("围绕一个目标(提高服务质量)，", "1 1 false"),
      ("增强大局意识、服务意识、责任意识这三大意识。", "3 3 false"),
      ("建立“民生服务、主题服务、场景服务”四大板块", "4 3 false"),
      ("制定了首问责任制、限时办结制和服务承诺制四项制度", "4 3 false"),
      ("涵盖生育收养、户籍管理、文化教育等20多项服务", "20 3 true"),
      ("政务信息、人事、督查等等,共计20余项工作", "20 3 true"),
      ("至少要经过承办人员、处室负责人、分管负责人4个环节", "4 3 false"),
      ("这19处分别是甲站、乙站、丙站和丁站。", "19 4 false"),
      ("“首问责任”、“限时办结”和“服务承诺”三项制度", "3 3 false"),
      ("选择北京、天津和沈阳、大连4个城市", "4 4 false"),
      ("发展和改革、财政两个部门", "2 2 false"),
      ("存在以下三个问题：一是内容不全。二是更新不及时。三是形式单一。", "3 3 false"),
      ("存在三个问题：一是内容不全；二是更新不及时。", "3 2 false"),
    ])
  func lists(_ sentence: String, _ expected: String) throws {
    #expect(try Documents.rows(.enumeration, ["声称数", "成员数", "未列尽"], in: Documents.load(sentence)) == [expected])
  }

  @Test(
    "what is divided twice, or is a name or a date, is left alone",
    arguments: [
      "3个层次(个人方面,分甲、乙；单位方面,分丙、丁)", "落实“八个严禁”、“五办”要求", "2024年、2025年两年", "第三项、第四项", "办理3件。", "新增省级4家、市级8家",
      "全县有防疫、防治机构4所。", "17个（中心卫生院5所、普通卫生院12所）", "10个省（区、市）", "不得同时接受建设、监理、施工等两个以上单位委托",
      "处以二十元罚款：\n（一）甲。\n（二）乙。\n（三）丙。",
      "三个方面的工作取得进展。",
    ])
  func none(_ sentence: String) throws {
    #expect(try Documents.rows(.enumeration, ["声称数", "成员数"], in: Documents.load(sentence)) == [])
  }

  @Test("headings under a number word are its members")
  func headings() throws {
    let text = "重点抓好以下四个方面的工作:\n(一)完善配套。正文。\n(二)深化内容。正文。\n(三)扩展途径。正文。"
    let rows = try Documents.rows(.enumeration, ["声称数", "成员数", "成员", "位置"], in: Documents.load(text))
    #expect(rows == ["4 3 完善配套,深化内容,扩展途径 1:7"])
  }
}
