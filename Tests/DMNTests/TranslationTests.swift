import TestSupport
import Testing

/// The translation by itself, over models written here; the kit is not needed.
@Suite("Translation of the DMN kit")
struct TranslationTests {
  static let model = """
    <?xml version="1.0"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m">
      <!-- a comment with <tags> -->
      <decision name="Fee"><variable name="Fee" typeRef="number"/>
        <decisionTable hitPolicy="COLLECT" aggregation="SUM">
          <input><inputExpression typeRef="number"><text>My Age</text></inputExpression></input>
          <input><inputExpression typeRef="string"><text>City</text></inputExpression></input>
          <output/>
          <rule><inputEntry><text>[18..22)</text></inputEntry><inputEntry><text>"A","B"</text></inputEntry>
            <outputEntry><text>98.5</text></outputEntry></rule>
          <rule><inputEntry><text>&gt;= 20</text></inputEntry><inputEntry><text>not("B")</text></inputEntry>
            <outputEntry><text>1.5</text></outputEntry></rule>
        </decisionTable>
      </decision>
      <decision name="Sum"><literalExpression><text>(My Age + 2) * 3 - 1</text></literalExpression></decision>
      <inputData name="My Age"><variable typeRef="number"/></inputData>
      <inputData name="City"><variable typeRef="string"/></inputData>
    </definitions>
    """

  private func kitCase(_ decision: String, _ expected: KitValue) -> KitCase {
    KitCase(
      id: "m/1/\(decision)", folder: "m", decision: decision,
      inputs: [("My Age", .plain("20", type: "decimal")), ("City", .plain("A", type: "string"))], expected: expected,
      isError: false)
  }

  @Test("a table becomes a decision table with a rule that passes and one that is violated")
  func table() throws {
    let model = KitModel(try #require(MarkupElement.read(Self.model)))
    let text = try TableTranslation.pack(model, kitCase("Fee", .plain("100", type: "decimal")))
    #expect(
      text.hasSuffix(
        """
        决策表 T-1：「Fee」
        命中：汇总 合计
        覆盖：部分
        | 值乙 | 值甲 | => 子 |
        | 18 至不满 22 | "A"、"B" | 98.5 |
        | 至少 20 | 不为"B" | 1.5 |

        规则 D-1：「核对 1」
        对象：案
        要求：T-1 的子为100

        测试 D-1：「核对 1」
        给定：编号 K1，值甲 "A"，值乙 20
        应为：通过

        规则 D-2：「核对 2」
        对象：案
        要求：T-1 的子不为100

        测试 D-2：「核对 2」
        给定：编号 K1，值甲 "A"，值乙 20
        应为：违规

        """))
    #expect(KitRun.fault(of: text) == nil)
    let wrong = try TableTranslation.pack(model, kitCase("Fee", .plain("99", type: "decimal")))
    #expect(KitRun.fault(of: wrong) == "wrong: violation instead of pass")
  }

  @Test("an expression becomes a rule, and another expected value is noticed")
  func value() throws {
    let model = KitModel(try #require(MarkupElement.read(Self.model)))
    let text = try ValueTranslation.pack(model, kitCase("Sum", .plain("65", type: "decimal")))
    #expect(text.contains("要求：（（（值乙加2）乘3）减1）为65"))
    #expect(KitRun.fault(of: text) == nil)
    let wrong = try ValueTranslation.pack(model, kitCase("Sum", .plain("64", type: "decimal")))
    #expect(KitRun.fault(of: wrong) == "wrong: violation instead of pass")
    let unknown = try ValueTranslation.pack(model, kitCase("Sum", .null))
    #expect(KitRun.fault(of: unknown) == "wrong: violation instead of to be checked")
  }

  @Test(
    "what rules can't say is named",
    arguments: [
      ("2 ** 3", "a power: rules have none"),
      ("for i in [1] return i", "a loop or a function as a value: rules have neither"),
      ("\"a\" < \"b\"", "a condition as a value"), ("sqrt(4)", "a function that rules do not have: sqrt"),
    ])
  func inexpressible(text: String, reason: String) {
    var writer = ExpressionWriter()
    #expect(throws: Inexpressible(reason: reason)) {
      _ = try writer.value(try FeelReader.expression(text, names: []))
    }
  }

  @Test("entities, sections and attributes of XML are read, broken files are not")
  func markup() throws {
    let element = try #require(
      MarkupElement.read("<a:b x:c='1 &lt; 2' d=\"&#x4E2D;\"><e/>&amp;<![CDATA[<f>]]></a:b>"))
    #expect(element.name == "b")
    #expect(element.attributes == ["c": "1 < 2", "d": "中"])
    #expect(element.children.map(\.name) == ["e"])
    #expect(element.trimmed == "&<f>")
    #expect(MarkupElement.read("<a><b></a>") == nil)
    #expect(MarkupElement.read("<a") == nil)
  }
}
