/// An `http` or `https` address taken apart as the URL standard says, as far as sites need it.
///
/// Path, query and fragment are in readable form (``PercentText``): two addresses of the same thing are equal as texts.
/// Source: WHATWG URL, sections 4.4 (parsing, special schemes) and 4.5.
struct WebAddress: Hashable, Sendable {
  /// `http` or `https`.
  var scheme: String
  /// The host in lower case, with a port that is not the usual one.
  var host: String
  /// The path, which begins with a slash.
  var path: String
  /// The query without its question mark; nil for none.
  var query: String?
  /// The fragment without its hash; nil for none.
  var fragment: String?

  /// What a text in the place of an address is.
  enum Reading: Hashable, Sendable {
    /// An address on the web.
    case web(WebAddress)
    /// A place in the same page; empty for `#`.
    case fragment(String)
    /// Nothing at all.
    case empty
    /// A script.
    case script
    /// A mail address or a telephone number.
    case mailOrPhone
    /// An address of another scheme, such as `data:`, by its scheme.
    case other(String)
    /// No address: what a browser can't go to.
    case invalid
  }

  /// The address as a text.
  var text: String {
    scheme + "://" + host + path + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
  }

  /// Path and query, as they are looked up in a site.
  var key: String { path + (query.map { "?" + $0 } ?? "") }

  // MARK: - Parsing

  /// Reads an absolute address such as the `base` of a site.
  static func absolute(_ text: String) -> WebAddress? {
    if case .web(let address) = read(text, seenFrom: nil) { return address }
    return nil
  }

  /// Reads what stands in an `href` or `src`, seen from the address of its page.
  static func read(_ written: String, seenFrom base: WebAddress?) -> Reading {
    let text = trimmed(written)
    guard let first = text.utf8.first else { return .empty }
    if first == 0x23 { return .fragment(PercentText.fragment(text.dropFirst())) }
    if holdsResidue(text) { return .invalid }
    var rest = text
    var scheme = base?.scheme ?? "https"
    var isAbsolute = false
    if let colon = schemeEnd(text) {
      let name = text[..<colon].lowercased()
      rest = text[text.index(after: colon)...]
      switch name {
      case "http", "https":
        scheme = name
        isAbsolute = startsWithSlashes(rest) || base == nil || base?.scheme != name
      case "javascript", "vbscript": return .script
      case "mailto", "tel", "sms", "callto", "weixin", "skype": return .mailOrPhone
      case "file": return .invalid
      // A drive letter of somebody's own computer.
      case _ where name.utf8.count == 1: return .invalid
      default: return .other(name)
      }
    } else if startsWithSlashes(rest) {
      isAbsolute = true
    }
    return isAbsolute ? withHost(scheme, rest) : relative(rest, to: base)
  }

  /// Takes white space and control characters off both ends, and tabs and line ends out of the middle.
  private static func trimmed(_ written: String) -> Substring {
    var text = Substring(written)
    if text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
      text = Substring(String(decoding: text.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }, as: UTF8.self))
    }
    while let first = text.unicodeScalars.first, first.value <= 0x20 || first.value == 0x3000 {
      text.unicodeScalars.removeFirst()
    }
    while let last = text.unicodeScalars.last, last.value <= 0x20 || last.value == 0x3000 {
      text.unicodeScalars.removeLast()
    }
    return text
  }

  /// Says whether an address still holds the marks of a template that nobody filled in.
  private static func holdsResidue(_ text: Substring) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch (before, byte) {
      case (0x3C, 0x25), (0x3C, 0x40), (0x3C, 0x23), (0x7B, 0x7B), (0x24, 0x7B), (0x23, 0x7B), (0x7B, 0x25): return true
      default: before = byte
      }
    }
    return false
  }

  private static func schemeEnd(_ text: Substring) -> Substring.Index? {
    guard let first = text.utf8.first, (first | 0x20) &- 0x61 < 26 else { return nil }
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      if byte == 0x3A { return index }
      let isPart = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2E
      if !isPart { return nil }
    }
    return nil
  }

  private static func startsWithSlashes(_ text: Substring) -> Bool {
    let start = Array(text.utf8.prefix(2))
    return start.count == 2 && start.allSatisfy { $0 == 0x2F || $0 == 0x5C }
  }

  private static func withHost(_ scheme: String, _ text: Substring) -> Reading {
    var rest = text
    while let byte = rest.utf8.first, byte == 0x2F || byte == 0x5C { rest = rest.dropFirst() }
    let end = rest.utf8.firstIndex { $0 == 0x2F || $0 == 0x5C || $0 == 0x3F || $0 == 0x23 } ?? rest.endIndex
    guard let host = host(rest[..<end], scheme) else { return .invalid }
    var address = WebAddress(scheme: scheme, host: host, path: "/", query: nil, fragment: nil)
    address.take(rest[end...], under: "/")
    return .web(address)
  }

  /// The host in lower case, without user and the usual port; nil for what is none.
  private static func host(_ text: Substring, _ scheme: String) -> String? {
    var text = text
    if let at = text.lastIndex(of: "@") { text = text[text.index(after: at)...] }
    var port = ""
    if let colon = text.lastIndex(of: ":"), text.last != "]" {
      port = String(text[text.index(after: colon)...])
      text = text[..<colon]
    }
    while text.last == "." { text = text.dropLast() }
    guard !text.isEmpty, port.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let forbidden = Set("<>^|%\"{}`$()*,;=!'~ ".utf8)
    guard !text.utf8.contains(where: { $0 <= 0x20 || forbidden.contains($0) }) else { return nil }
    let isUsual = port.isEmpty || port == (scheme == "https" ? "443" : "80")
    return text.lowercased() + (isUsual ? "" : ":" + port)
  }

  private static func relative(_ text: Substring, to base: WebAddress?) -> Reading {
    guard var address = base else { return .invalid }
    address.fragment = nil
    let first = text.utf8.first
    if first == 0x3F {
      address.take(text, under: nil)
    } else {
      let folder = address.path[...(address.path.lastIndex(of: "/") ?? address.path.startIndex)]
      address.take(text, under: first == 0x2F || first == 0x5C ? "/" : String(folder))
    }
    return .web(address)
  }

  /// Takes path, query and fragment from a text; the path is seen from a folder, or stays when that is nil.
  private mutating func take(_ text: Substring, under folder: String?) {
    var rest = text
    fragment = nil
    if let hash = rest.utf8.firstIndex(of: 0x23) {
      fragment = PercentText.fragment(rest[rest.utf8.index(after: hash)...])
      rest = rest[..<hash]
    }
    query = nil
    if let mark = rest.utf8.firstIndex(of: 0x3F) {
      query = PercentText.query(rest[rest.utf8.index(after: mark)...].utf8)
      rest = rest[..<mark]
    }
    if let folder { path = Self.path(Array(rest.utf8), under: folder) }
  }

  /// The path of names seen from a folder, `.` and `..` resolved.
  private static func path(_ bytes: [UInt8], under folder: String) -> String {
    var names = folder.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast().map(String.init)
    let parts = bytes.split(omittingEmptySubsequences: false) { $0 == 0x2F || $0 == 0x5C }
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let name = PercentText.segment(part)
      if index == 0, part.isEmpty, !bytes.isEmpty, !isLast { continue }
      switch name {
      case "..":
        if !names.isEmpty { names.removeLast() }
        if isLast { names.append("") }
      case ".": if isLast { names.append("") }
      default: names.append(name)
      }
    }
    return "/" + names.joined(separator: "/")
  }
}
