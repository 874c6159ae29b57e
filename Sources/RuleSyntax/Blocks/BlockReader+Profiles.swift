import SourceText

extension BlockReader {
  /// 方案.
  func profile(_ raw: RawBlock) -> ProfileDeclaration {
    var profile = ProfileDeclaration()
    let repeatable: Set<String> = ["includes", "set", "switchoff", "level"]
    eachClause(of: raw, repeatable: repeatable, withItems: ["set"]) { clause, line, scribe in
      switch clause.id {
      case "includes": profile.includes += NameReader.names(line.content, line.body, &scribe)
      case "set": if let setting = setting(clause, line, &scribe) { profile.settings.append(setting) }
      case "switchoff": profile.switchedOff += switchedOff(line, &scribe)
      default: profile.levels += levels(line, &scribe)
      }
    }
    reportItems(raw.items)
    reportRows(raw)
    return profile
  }

  // MARK: 设定

  /// `许可期限 15 个工作日`; with items for dated values the value may be left out.
  private func setting(
    _ clause: RawBlock.Clause, _ line: LogicalLine, _ scribe: inout LineScribe
  ) -> ProfileDeclaration.Setting? {
    let dated = clause.items.compactMap { datedValue($0) }
    guard let start = valueStart(line) else {
      guard !clause.items.isEmpty, let name = NameReader.name(line.content, line.body) else {
        wrongForm("设定：许可期限 15 个工作日", "Set: licence limit 15 working days", line.content.range(line.body), &scribe)
        return nil
      }
      scribe.name(name.range)
      return ProfileDeclaration.Setting(parameter: name, value: nil, dated: dated)
    }
    guard let name = NameReader.name(line.content, line.body.lowerBound..<start) else { return nil }
    scribe.name(name.range)
    scribe.space()
    let value = read(.value, line, start..<line.body.upperBound, &scribe)
    return ProfileDeclaration.Setting(parameter: name, value: value, dated: dated)
  }

  /// Where the value begins behind the name: after a declared parameter, else at the first place from which on a value can
  /// be read, which is behind a space, at a digit or at a quotation mark.
  private func valueStart(_ line: LogicalLine) -> Int? {
    let content = line.content
    let lattice = Lattice(content: content, vocabulary: vocabulary, end: line.body.upperBound)
    let first = content.skipSpaces(line.body.lowerBound, to: line.body.upperBound)
    let declared = lattice.names(at: first).filter { name in
      name.words.contains { vocabulary.words[$0].kind == .parameter }
    }
    if let end = declared.map(\.end).max() {
      let start = content.skipSpaces(end, to: line.body.upperBound)
      return start < line.body.upperBound ? start : nil
    }
    var tried = 0
    for index in line.body.dropFirst() where tried < 64 && mayBegin(content, index) {
      tried += 1
      if !reader(line).tryReading(.value, index..<line.body.upperBound).all.isEmpty { return index }
    }
    return nil
  }

  private func mayBegin(_ content: ContentText, _ index: Int) -> Bool {
    let scalar = content.scalars[index]
    let before = content.scalars[index - 1]
    if scalar == 0x20 { return false }
    if before == 0x20 || content.quotes[index] != nil { return true }
    return CodePoints.isDigit(scalar) && !CodePoints.isDigit(before) && before != 0x2E && before != 0x2D
  }

  // MARK: 停用, 级别

  /// `GK-09、GK-10，因为「本市无此事项」`.
  private func switchedOff(_ line: LogicalLine, _ scribe: inout LineScribe) -> [ProfileDeclaration.SwitchOff] {
    let parts = ClauseText.parts(line.content, line.body, markers: ["o.because"], vocabulary: Vocabulary([]))
    let rules = ruleIDs(line, parts[0].indices, &scribe)
    var reason: TitleSyntax?
    for part in parts.dropFirst() {
      guard let marker = part.marker else { continue }
      if let comma = part.comma { scribe.sign(.comma, comma) }
      scribe.keyword(marker.id, marker.range)
      reason = NameReader.title(line.content, part.indices, &scribe, &problems)
    }
    return rules.map { ProfileDeclaration.SwitchOff(rule: $0, reason: reason) }
  }

  /// `XK-05、XK-06 一般`.
  private func levels(_ line: LogicalLine, _ scribe: inout LineScribe) -> [ProfileDeclaration.Level] {
    var end = line.body.lowerBound
    for part in ClauseText.split(line.content, line.body, at: [0x3001, 0x2C, 0xFF0C]) {
      let lattice = Lattice(content: line.content, vocabulary: Vocabulary([]), end: part.upperBound)
      guard let id = lattice.ruleID(at: part.lowerBound, inHeader: true) else { break }
      end = id.upperBound
    }
    let rules = ruleIDs(line, line.body.lowerBound..<end, &scribe)
    scribe.space()
    let rest = line.content.trimmed(end..<line.body.upperBound)
    guard !rest.isEmpty else {
      wrongForm("级别：XK-05 一般", "Severity: XK-05 major", line.content.range(line.body), &scribe)
      return []
    }
    let severity = word(of: "severity", line, rest, &scribe).flatMap { SeverityWord(rawValue: $0.id) }
    return rules.map { ProfileDeclaration.Level(rule: $0, severity: severity) }
  }

  private func ruleIDs(_ line: LogicalLine, _ indices: Range<Int>, _ scribe: inout LineScribe) -> [Name] {
    var names: [Name] = []
    for part in ClauseText.split(line.content, indices, at: [0x3001, 0x2C, 0xFF0C]) {
      if part.lowerBound > indices.lowerBound {
        scribe.sign(.listComma, line.content.range((part.lowerBound - 1)..<part.lowerBound))
      }
      let part = line.content.trimmed(part)
      let lattice = Lattice(content: line.content, vocabulary: Vocabulary([]), end: part.upperBound)
      guard let id = lattice.ruleID(at: part.lowerBound, inHeader: true), id == part else {
        let text = line.content.text(part)
        wrongForm(
          "规则编号，如 XK-01，不是 `\(text)`", "the id of a rule such as XK-01, not `\(text)`",
          line.content.range(part.isEmpty ? line.body : part), &scribe)
        continue
      }
      scribe.literal(line.content.range(id))
      names.append(Name(text: line.content.text(id), range: line.content.range(id)))
    }
    return names
  }
}
