import Records
import RuleEngine
import SourceText
import Testing

@Suite("Built-in functions")
struct BuiltinFunctionTests {
  @Test("every example of every function gives the result it shows", arguments: BuiltinFunctions.all.map(\.id))
  func examples(id: String) throws {
    let function = try #require(BuiltinFunctions.function(id))
    #expect(!function.examples.isEmpty, "a function without an example")
    for example in function.examples {
      let result = function.body(BuiltinArguments(example.arguments))
      #expect(Self.shown(result, function) == example.result, "\(example.expression)")
    }
  }

  private static func shown(_ result: Value?, _ function: BuiltinFunction) -> String {
    guard let result else { return ValueText.missing.zh }
    if case .fixed(let type) = function.result { return ValueText.text(result, type: type).zh }
    return ValueText.text(result, type: .text).zh
  }

  @Test("there are at least forty, each with an id and names of its own")
  func distinctNames() {
    let all = BuiltinFunctions.all
    #expect(all.count >= 40)
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(Set(all.map(\.name.zh)).count == all.count)
    #expect(Set(all.map(\.name.en)).count == all.count)
    for function in all { #expect(function.parameters.dropLast().allSatisfy { !$0.repeats }) }
  }

  @Test("an argument of the wrong type or number gives no value, never a crash")
  func wrongArguments() {
    let odd: [[Value]] = [
      [], [.truth(true)], [.text(Text(""))], [.number(Fraction(-3)), .number(Fraction(0))], [.several([])],
      [.text(Text("")), .text(Text("")), .text(Text(""))], [.date(Day(number: 0)), .date(Day(number: -900_000))],
    ]
    for function in BuiltinFunctions.all {
      for arguments in odd { _ = function.body(BuiltinArguments(arguments)) }
    }
  }
}
