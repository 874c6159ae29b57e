/// What tree construction asks of an element on the stack, looked up once when it is put there.
struct ElementTraits: OptionSet {
  let rawValue: UInt16

  /// In the category "special" (section 13.2.4.2).
  static let special = ElementTraits(rawValue: 1)
  /// Ends every scope but that of tables.
  static let scope = ElementTraits(rawValue: 2)
  /// Ends the scope of list items besides.
  static let listScope = ElementTraits(rawValue: 4)
  /// Ends the scope of buttons besides.
  static let buttonScope = ElementTraits(rawValue: 8)
  /// Ends the scope of tables.
  static let tableScope = ElementTraits(rawValue: 16)
  /// Its end tag may be left out.
  static let implied = ElementTraits(rawValue: 32)
  /// Its end tag may be left out at the end of a template.
  static let impliedInTemplate = ElementTraits(rawValue: 64)
  /// What stands in it directly is moved out of the table.
  static let fosters = ElementTraits(rawValue: 128)
  /// One of `table`, `tbody`, `tfoot`, `thead`, `tr`, `td`, `th`, `caption`, `colgroup`, `template` and the like: taking
  /// it off the stack out of turn asks for another insertion mode.
  static let structure = ElementTraits(rawValue: 256)
  /// MathML text integration point.
  static let mathText = ElementTraits(rawValue: 512)
  /// HTML integration point.
  static let htmlPoint = ElementTraits(rawValue: 1_024)
  /// `h1` to `h6`.
  static let heading = ElementTraits(rawValue: 2_048)

  /// The traits of an HTML element.
  static func html(_ name: HTMLName) -> ElementTraits {
    name.id < NameTable.knownCount ? table[Int(name.id)] : []
  }

  /// The traits of an element of SVG or MathML; `annotation-xml` may be an integration point besides.
  static func foreign(_ name: HTMLName, _ space: HTMLTree.Namespace) -> ElementTraits {
    switch (space, name.known) {
    case (.math, .mi), (.math, .mo), (.math, .mn), (.math, .ms), (.math, .mtext): [.special, .scope, .mathText]
    case (.math, .annotationXml): [.special, .scope]
    case (.svg, .svgForeignObject), (.svg, .desc), (.svg, .title): [.special, .scope, .htmlPoint]
    default: []
    }
  }

  private static let table: [ElementTraits] = {
    var table = [ElementTraits](repeating: [], count: Int(NameTable.knownCount))
    func add(_ traits: ElementTraits, _ names: [KnownName]) {
      for name in names { table[Int(name.rawValue)].formUnion(traits) }
    }
    add(
      .special,
      [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
        .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
        .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html,
        .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed,
        .noframes, .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select,
        .source, .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr,
        .track, .ul, .wbr, .xmp,
      ])
    add(.scope, [.applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template])
    add(.listScope, [.ol, .ul])
    add(.buttonScope, [.button])
    add(.tableScope, [.html, .table, .template])
    add([.implied, .impliedInTemplate], [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc])
    add(.impliedInTemplate, [.caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr])
    add(.fosters, [.table, .tbody, .tfoot, .thead, .tr])
    add(
      .structure,
      [
        .table, .tbody, .tfoot, .thead, .tr, .td, .th, .caption, .colgroup, .template, .head, .frameset,
      ])
    add(.heading, [.h1, .h2, .h3, .h4, .h5, .h6])
    return table
  }()
}
