/// A token with everything in it copied: what the conformance tests of the tokenizer look at; a page is read without it.
package enum HTMLToken: Equatable, Sendable {
  /// A document type; nil is missing.
  case doctype(name: [UInt8]?, publicID: [UInt8]?, systemID: [UInt8]?, isCorrect: Bool)
  /// A start tag with its attributes in order, names and values.
  case startTag(name: [UInt8], attributes: [[UInt8]: [UInt8]], isSelfClosing: Bool)
  /// An end tag.
  case endTag(name: [UInt8])
  /// A comment.
  case comment([UInt8])
  /// Text; neighbouring characters are one token.
  case characters([UInt8])

  /// The state a tokenizer begins in.
  package enum Content: Sendable {
    /// Data state.
    case data
    /// RCDATA state.
    case rcdata
    /// RAWTEXT state.
    case rawText
    /// Script data state.
    case script
    /// PLAINTEXT state.
    case plainText
    /// CDATA section state.
    case cdata
  }

  /// All tokens of some UTF-8 text without the end-of-file token.
  ///
  /// - Parameter lastStartTag: the name that an end tag must have in RCDATA, RAWTEXT and script data.
  package static func tokens(
    of source: [UInt8], in content: Content = .data, lastStartTag: String? = nil
  ) -> [HTMLToken] {
    PageBytes.reading(source, limit: .max) { bytes in
      var tokenizer = Tokenizer(bytes)
      tokenizer.content = content.state
      tokenizer.lastStartTag = lastStartTag.map { tokenizer.names.intern(Array($0.utf8)) }
      var tokens: [HTMLToken] = []
      while true {
        tokenizer.next()
        guard let token = tokenizer.copy(source) else { return tokens }
        if case .characters(let more) = token, case .characters(let text) = tokens.last {
          tokens[tokens.count - 1] = .characters(text + more)
        } else {
          tokens.append(token)
        }
      }
    }
  }
}

extension HTMLToken.Content {
  fileprivate var state: Tokenizer.Content {
    switch self {
    case .data: .data
    case .rcdata: .rcdata
    case .rawText: .rawText
    case .script: .script
    case .plainText: .plainText
    case .cdata: .cdata
    }
  }
}

extension Tokenizer {
  /// The token that was read last; nil at the end.
  fileprivate func copy(_ source: [UInt8]) -> HTMLToken? {
    switch token.kind {
    case .end: return nil
    case .null: return .characters([0])
    case .text: return .characters(text(token.run, source, isText: true))
    case .comment: return .comment(text(token.run, source))
    case .endTag: return .endTag(name: names.bytes(of: token.name))
    case .startTag:
      var values: [[UInt8]: [UInt8]] = [:]
      for attribute in attributes { values[names.bytes(of: attribute.name)] = text(attribute.value, source) }
      return .startTag(name: names.bytes(of: token.name), attributes: values, isSelfClosing: token.isSelfClosing)
    case .doctype:
      return .doctype(
        name: doctype.name.map { text($0, source) }, publicID: doctype.publicID.map { text($0, source) },
        systemID: doctype.systemID.map { text($0, source) }, isCorrect: !doctype.forcesQuirks)
    }
  }

  private func text(_ run: ByteRun, _ source: [UInt8], isText: Bool = false) -> [UInt8] {
    if run.isDecoded { return Array(decoded[run.range]) }
    guard isText else { return Array(source[run.range]) }
    var bytes: [UInt8] = []
    LineEnds.appendNormalised(source[run.range], to: &bytes)
    return bytes
  }
}
