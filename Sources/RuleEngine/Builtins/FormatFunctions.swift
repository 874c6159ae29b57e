import Records
import SourceText

private func text(_ string: String) -> Value { .text(Text(string)) }

private func predicate(
  _ id: String, _ zh: String, _ en: String, _ summary: LocalizedText, _ examples: [(String, String)],
  _ test: @escaping @Sendable (String) -> Bool
) -> BuiltinFunction {
  BuiltinFunction(
    id: id, name: LocalizedText(zh: zh, en: en), form: .predicate, parameters: [.text], result: .fixed(.truth),
    summary: summary, examples: examples.map { .init("\"\($0.0)\"\(zh)", [text($0.0)], $0.1) },
    body: { arguments in arguments.text(0).map { .truth(test($0)) } })
}

extension BuiltinFunctions {
  /// Named formats with their check digits.
  static let formatFunctions: [BuiltinFunction] = [
    predicate(
      "format.identityNumber", "符合身份证号", "is well-formed identity number",
      LocalizedText(
        zh: "18 位公民身份号码，日期和校验码都对（GB 11643）",
        en: "an 18-digit citizen number with a true date and check digit (GB 11643)"),
      [("11010519491231002X", "是"), ("110105194912310021", "否")], NamedFormat.isIdentityNumber),
    predicate(
      "format.creditCode", "符合统一社会信用代码", "is well-formed credit code",
      LocalizedText(
        zh: "18 位统一社会信用代码，校验码正确（GB 32100）",
        en: "an 18-character unified social credit code with a true check character (GB 32100)"),
      [("91350100M000100Y43", "是"), ("91350100M000100Y44", "否")], NamedFormat.isCreditCode),
    predicate(
      "format.organisationCode", "符合组织机构代码", "is well-formed organisation code",
      LocalizedText(zh: "8 位本体和校验码，中间可有短横（GB 11714）", en: "eight characters and a check character (GB 11714)"),
      [("D2143569-X", "是"), ("D2143569-1", "否")], NamedFormat.isOrganisationCode),
    predicate(
      "format.mobile", "符合手机号", "is well-formed mobile number",
      LocalizedText(zh: "1 开头的 11 位手机号", en: "eleven digits beginning with 1 and 3 to 9"),
      [("13800138000", "是"), ("12800138000", "否")], NamedFormat.isMobileNumber),
    predicate(
      "format.bankCard", "符合银行卡号", "is well-formed bank card number",
      LocalizedText(
        zh: "16 至 19 位，校验位正确，可以四位一组（ISO/IEC 7812）",
        en: "16 to 19 digits with a true check digit, in groups of four or not (ISO/IEC 7812)"),
      [("6222021234567894", "是"), ("6222 0212 3456 7894", "是"), ("6222021234567895", "否")], NamedFormat.isBankCard),
    predicate(
      "format.documentNumber", "符合文号", "is well-formed document number",
      LocalizedText(
        zh: "发文机关代字、〔年份〕、序号，如 浙农发〔2024〕12号（GB/T 9704）", en: "issuer, 〔year〕 and number as GB/T 9704 writes it"),
      [("浙农发〔2024〕12号", "是"), ("浙农发[2024]12号", "否"), ("浙农发〔2024〕012号", "否")], NamedFormat.isDocumentNumber),
    predicate(
      "format.postcode", "符合邮政编码", "is well-formed postcode", LocalizedText(zh: "6 位数字", en: "six digits"),
      [("310020", "是"), ("3100", "否")],
      { NamedFormat.isDigits($0, count: 6) }),
    predicate(
      "format.email", "符合电子邮箱", "is well-formed email address",
      LocalizedText(zh: "一个 @，前后都有内容，域名带点", en: "one @ with something before it and a dotted domain behind"),
      [("office@example.gov.cn", "是"), ("office.example", "否")], NamedFormat.isEmail),
    predicate(
      "format.webAddress", "符合网址", "is well-formed web address",
      LocalizedText(zh: "http 或 https 开头，没有空白", en: "begins with http or https, without spaces"),
      [("https://www.example.gov.cn/", "是"), ("www.example.gov.cn", "否")], NamedFormat.isWebAddress),
    BuiltinFunction(
      id: "format.birthDate", name: LocalizedText(zh: "身份证上的生日", en: "birth date in identity number"),
      form: .property, parameters: [.text], result: .fixed(.date),
      summary: LocalizedText(zh: "身份证号第 7 至 14 位的日期", en: "the date in digits 7 to 14"),
      examples: [.init("身份证上的生日（\"11010519491231002X\"）", [text("11010519491231002X")], "1949-12-31")],
      body: { arguments in arguments.text(0).flatMap(NamedFormat.birthDate).map { .date($0) } }),
  ]
}
