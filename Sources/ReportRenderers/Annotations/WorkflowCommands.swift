import Findings
import Records
import Reporting
import RuleEngine
import SourceText

/// Workflow commands of GitHub Actions: lines on standard output that become annotations.
///
/// GitHub keeps ten errors, ten warnings and ten notices a step, so findings are merged by rule where there are more, the
/// worst first, and the last one says how many more there are. All of them stand in a folded group of the log.
struct WorkflowCommands {
  /// How many annotations of a level GitHub keeps of one step.
  static let maximum = 10
  /// How many places a merged annotation names.
  private static let namedPlaces = 5

  private let list: AnnotationList
  private let lines: SourceLines
  private let language: Language

  init(_ result: RunResult, language: Language, sources: (any FindingSources)?) {
    list = AnnotationList(result, sources: sources)
    lines = SourceLines(list.sources)
    self.language = language
  }

  /// The lines.
  func text() -> String {
    let open = AnnotationList.worstFirst(list.open + list.notes)
    var text = ""
    for level in Annotation.Level.allCases.reversed() {
      for command in commands(level, open.filter { $0.level == level }) { text += command + "\n" }
    }
    return text + group(open)
  }

  private struct Group {
    let rule: String
    var members: [Annotation]
  }

  private func commands(_ level: Annotation.Level, _ annotations: [Annotation]) -> [String] {
    if annotations.count <= Self.maximum {
      return annotations.map { command(level, $0, message: ([$0.headline(language)] + $0.details(language))) }
    }
    let groups = groups(annotations)
    let shown = groups.count <= Self.maximum ? groups.count : Self.maximum - 1
    var commands = groups.prefix(shown).compactMap { group in
      group.members.first.map { command(level, $0, message: merged(group)) }
    }
    let rest = groups.dropFirst(shown)
    if let first = rest.first?.members.first {
      let count = rest.reduce(0) { $0 + $1.members.count }
      let rules = rest.map { $0.rule + " " + String($0.members.count) }
      let message = RendererWording.filled(
        AnnotationWording.moreOf, language, String(count), rules.joined(separator: language == .zh ? "，" : ", "))
      commands.append(command(level, first, title: "zicha", message: [VisibleText.line(message)]))
    }
    return commands
  }

  private func groups(_ annotations: [Annotation]) -> [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for annotation in annotations {
      if let place = places[annotation.rule] {
        groups[place].members.append(annotation)
      } else {
        places[annotation.rule] = groups.count
        groups.append(Group(rule: annotation.rule, members: [annotation]))
      }
    }
    return groups
  }

  private func merged(_ group: Group) -> [String] {
    guard let first = group.members.first else { return [] }
    let own = [first.headline(language)] + first.details(language)
    guard group.members.count > 1 else { return own }
    let places = group.members.prefix(Self.namedPlaces).map { place(of: $0).text + " " + $0.subject[language] }
    let more = group.members.count > Self.namedPlaces ? [language == .zh ? "……" : "…"] : []
    let named = (places + more).joined(separator: language == .zh ? "；" : "; ")
    let all = RendererWording.filled(
      AnnotationWording.places, language, String(group.members.count), VisibleText.line(named))
    return [own[0], all] + own.dropFirst()
  }

  private func place(of annotation: Annotation) -> AnnotationPlace {
    AnnotationPlace(annotation, list.sources, lines, from: .repository)
  }

  // MARK: Writing

  private func command(
    _ level: Annotation.Level, _ annotation: Annotation, title: String? = nil, message: [String]
  ) -> String {
    let place = place(of: annotation)
    var properties = [("file", place.path), ("line", String(place.region.line))]
    if let start = place.region.start, let end = place.region.end, place.region.hasColumn {
      properties += [
        ("endLine", String(place.region.line)), ("col", String(start.codePoints)),
        ("endColumn", String(max(start.codePoints + 1, end.codePoints))),
      ]
    }
    let own = title ?? annotation.rule + " " + VisibleText.line(annotation.title[language])
    properties.append(("title", own))
    let shown = properties.map { $0.0 + "=" + Self.property($0.1) }.joined(separator: ",")
    let name =
      switch level {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    return "::" + name + " " + shown + "::" + Self.data(message.joined(separator: "\n"))
  }

  /// Everything, in a folded group; a text of the data can't become a command of its own.
  private func group(_ open: [Annotation]) -> String {
    let remainder = list.leftOut(written: list.open.count, language)
    guard !open.isEmpty || remainder != nil else { return "" }
    let title = RendererWording.filled(AnnotationWording.listed, language, String(open.count))
    var text = "::group::" + Self.data(title) + "\n"
    for annotation in open {
      let words = [annotation.severity.label[language], annotation.rule, annotation.headline(language)]
      text += Self.log(place(of: annotation).text + ": " + words.joined(separator: " ")) + "\n"
    }
    text += "::endgroup::\n"
    if let remainder { text += Self.log(remainder) + "\n" }
    return text
  }

  /// A line of the log: `::` at its beginning and `##[` anywhere would be commands.
  private static func log(_ line: String) -> String {
    "- " + VisibleText.line(line).split(separator: "##[", omittingEmptySubsequences: false).joined(separator: "## [")
  }

  private static func data(_ text: String) -> String {
    escaped(text, isProperty: false)
  }

  private static func property(_ text: String) -> String {
    escaped(text, isProperty: true)
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": shown += "%25"
      case "\r": shown += "%0D"
      case "\n": shown += "%0A"
      case ":" where isProperty: shown += "%3A"
      case "," where isProperty: shown += "%2C"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
