import Diagnostics
import Records
import RuleEngine
import RuleSyntax
import SourceText

/// Checks tables that are read out of web pages: which pages (来源：网页，其中 …), and where in them (取自).
struct PageTablePass {
  let world: World

  /// Checks all tables.
  func run() {
    for index in world.tables.indices {
      let table = world.tables[index]
      guard let declaration = table.declaration else { continue }
      checkFields(declaration, isRead: declaration.pages != nil)
      guard let readings = declaration.pages, let page = world.builtInIDs[.page] else { continue }
      var checker = ExpressionChecker(
        world: world, context: ScopeContext(pack: table.pack),
        object: Frame(slot: 0, table: page, element: nil, name: BuiltInTable.page.name))
      do throws(Rejection) {
        let filter = try checker.choose(readings) { (checker, node) throws(Rejection) in
          try Self.filter(node, &checker)
        }
        world.tables[index].content = .pages(filter)
        world.declarationUses.formUnion(checker.uses)
      } catch {
        world.report(error.diagnostics)
      }
    }
  }

  private func checkFields(_ declaration: TableDeclaration, isRead: Bool) {
    for field in declaration.fields {
      guard let extractor = field.extractor else {
        if isRead, !world.hasError(in: field.range) {
          world.report(PageTableProblem.fieldWithoutExtractor(field.names.range, field: field.names.text))
        }
        continue
      }
      if !isRead { world.report(PageTableProblem.extractorElsewhere(extractor.range, field: field.names.text)) }
      guard extractor.kind == .selector, let text = extractor.texts.first else { continue }
      if let fault = SelectorText.fault(in: text.text) { world.report(PageTableProblem.badSelector(text.range, fault)) }
    }
  }

  // MARK: Which pages

  private static func filter(
    _ node: Expression, _ checker: inout ExpressionChecker
  ) throws(Rejection) -> PageFilter {
    switch node.kind {
    case .name(let name):
      checker.resolve(name, to: BuiltInTable.page.name)
      return PageFilter(alternatives: [])
    case .selection(let base, let condition):
      guard case .name(let name) = base.kind else { throw Rejection(PageTableProblem.filter(node.range)) }
      checker.resolve(name, to: BuiltInTable.page.name)
      let checked = try checker.condition(condition)
      guard let alternatives = alternatives(checked, isNegated: false), !alternatives.isEmpty else {
        throw Rejection(PageTableProblem.filter(condition.range))
      }
      return PageFilter(alternatives: alternatives)
    default: throw Rejection(PageTableProblem.filter(node.range))
    }
  }

  /// No filter has more alternatives.
  private static let greatestCount = 64

  /// The tests of a condition, one list for each way in which it may hold; nil if it asks something else.
  private static func alternatives(_ condition: CheckedExpression, isNegated: Bool) -> [[PageFilter.Test]]? {
    switch condition.kind {
    case .not(let inner): return alternatives(inner, isNegated: !isNegated)
    case .all(let parts): return isNegated ? any(parts, isNegated) : all(parts, isNegated)
    case .any(let parts): return isNegated ? all(parts, isNegated) : any(parts, isNegated)
    case .textTest(let test, let value, let text):
      guard let comparison = test.comparison, case .constant(.text(let words)) = text.kind else { return nil }
      return self.test(value, comparison, [words.string], isNegated)
    case .compare(let comparison, let value, let text):
      guard comparison == .equal || comparison == .notEqual, case .constant(.text(let words)) = text.kind else {
        return nil
      }
      return self.test(value, .equals, [words.string], isNegated != (comparison == .notEqual))
    case .member(let value, .noneOf(let set)): return member(value, set, !isNegated)
    case .member(let value, let set): return member(value, set, isNegated)
    default: return nil
    }
  }

  private static func all(_ parts: [CheckedExpression], _ isNegated: Bool) -> [[PageFilter.Test]]? {
    var result: [[PageFilter.Test]] = [[]]
    for part in parts {
      guard let alternatives = alternatives(part, isNegated: isNegated) else { return nil }
      result = result.flatMap { tests in alternatives.map { tests + $0 } }
      if result.count > greatestCount { return nil }
    }
    return result
  }

  private static func any(_ parts: [CheckedExpression], _ isNegated: Bool) -> [[PageFilter.Test]]? {
    var result: [[PageFilter.Test]] = []
    for part in parts {
      guard let alternatives = alternatives(part, isNegated: isNegated) else { return nil }
      for tests in alternatives {
        // The words of a list asked of one field are one test.
        if tests.count == 1, let last = result.last, last.count == 1, let joined = last[0].joined(with: tests[0]) {
          result[result.count - 1] = [joined]
        } else {
          result.append(tests)
        }
      }
      if result.count > greatestCount { return nil }
    }
    return result
  }

  private static func member(
    _ value: CheckedExpression, _ set: MemberSet, _ isNegated: Bool
  ) -> [[PageFilter.Test]]? {
    switch set {
    case .words(let words): return test(value, .equals, words.map(\.string), isNegated)
    case .values(let values):
      var texts: [String] = []
      for value in values {
        guard case .constant(.text(let text)) = value.kind else { return nil }
        texts.append(text.string)
      }
      return test(value, .equals, texts, isNegated)
    case .anyOf(let sets):
      var texts: [String] = []
      for set in sets {
        guard let tests = member(value, set, false)?.first?.first else { return nil }
        texts += tests.texts
      }
      return test(value, .equals, texts, isNegated)
    case .range, .noneOf, .decision: return nil
    }
  }

  /// The fields that are known before a page is read as a whole.
  private static let fields = ["地址", "路径", "标题", "站点"].compactMap { BuiltInTable.page.field($0) }

  private static func test(
    _ value: CheckedExpression, _ comparison: PageFilter.Test.Comparison, _ texts: [String], _ isNegated: Bool
  ) -> [[PageFilter.Test]]? {
    guard case .field(.slot(0), let field) = value.kind, fields.contains(field) else { return nil }
    return [[PageFilter.Test(field: field, comparison: comparison, texts: texts, isNegated: isNegated)]]
  }
}

extension PageFilter.Test {
  /// One test that holds if one of two does; nil if they ask different things.
  fileprivate func joined(with other: PageFilter.Test) -> PageFilter.Test? {
    guard field == other.field, comparison == other.comparison, !isNegated, !other.isNegated else { return nil }
    return PageFilter.Test(field: field, comparison: comparison, texts: texts + other.texts)
  }
}

extension TextTest {
  /// How a text of a page is compared; nil for patterns.
  fileprivate var comparison: PageFilter.Test.Comparison? {
    switch self {
    case .contains: .contains
    case .hasPrefix: .prefix
    case .hasSuffix: .suffix
    case .matches: nil
    }
  }
}

extension ExtractorSyntax {
  /// Where a value is taken from.
  var extractor: Extractor {
    let words = texts.map(\.text)
    return switch kind {
    case .metadata: .metadata(words)
    case .label: .label(words)
    case .selector: .selector(words.first ?? "")
    }
  }
}
