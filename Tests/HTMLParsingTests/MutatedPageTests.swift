import HTMLParsing
import TestSupport
import Testing

/// Pages with bytes changed at random: nothing makes the parser fail, and every tree is whole.
@Suite struct MutatedPageTests {
  private static let page = """
    <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html lang=zh><head><title>通知&amp;公告</title>\r
    <meta name="PubDate" content='2026-03-10'><script>if (a<b) { document.write("<!--<script>x</script>-->") }</script>
    <style>p > b { }</style><base href=/><noscript><link rel=x></noscript></head><body class="a b" onload=f()>
    <div id=zoom><p>一<b>二<i>三</b>四</i><p>五&nbsp;&copy2&#20013;&#x6587;<br/><a href="a?b=1&amp;c=2">甲<a>乙</a>
    <table><caption>表</caption><colgroup><col><tbody><tr><td>x<td>y<tr>z<table><tr><th>嵌</table></table>
    <ul><li>1<li>2<ul><li>3</ul></ul><dl><dt>主办<dd>单位</dl><form><input type=hidden><select><option>1<option selected>2
    <selectedcontent></select><textarea>\n<b></textarea></form><template><tr><td>模板</template><h1>题<h2>题</h1>
    <svg viewbox="0 0 1 1"><title>图</title><foreignObject><p>字</p></foreignObject><![CDATA[x]]></svg><math><mi>x</mi>
    <annotation-xml encoding="text/html"><div>y</div></annotation-xml></math><pre>\n  文</pre><!-- 注 --><marquee><b>滚
    </marquee><iframe><p></iframe><button>按<button>钮</button><frameset><frame></frameset><plaintext>完
    """

  private static let scraps = [
    "<", ">", "</", "<!--", "-->", "&", "\"", "'", "=", "/", "\0", "\r", "\u{0C}", "<table>", "</table>", "<b>", "</b>",
    "<p>", "</p>", "<a>", "</a>", "<tr>", "<td>", "<select>", "</select>", "<template>", "</template>", "<svg>",
    "</svg>",
    "<math>", "<frameset>", "<script>", "</script>", "<title>", "<form>", "</form>", "<html a>", "<body b>",
    "<![CDATA[",
    "]]>", "<font size=1>", "</font>", "<i>", "</i>", "<caption>", "<col>", "<option>", "<br>", "</body>", "</html>",
    "<foreignObject>", "<mi>", "<desc>", "<nobr>", "<li>", "<dd>", "<h3>", "<plaintext>", "<noscript>", "<head>",
  ]

  private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.below(24) {
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes.removeSubrange(place..<min(place + random.below(40), bytes.count - 1))
      case 2:
        let from = random.below(bytes.count)
        bytes.insert(contentsOf: Array(bytes[from..<min(from + random.below(60), bytes.count)]), at: place)
      default: bytes.insert(contentsOf: Array(random.pick(scraps).utf8), at: place)
      }
    }
    return bytes
  }

  @Test("A mutated page has a whole tree, and a small limit on depth holds") func mutations() {
    var random = SeededGenerator(seed: 5)
    let page = Array(Self.page.utf8)
    for number in 0..<SeededGenerator.cases {
      let bytes = Self.mutated(page, &random)
      var limits = HTMLPage.Limits()
      if random.chance(40) { limits.depth = 4 + random.below(12) }
      if random.chance(10) { limits.nodes = 1 + random.below(100) }
      let invariants = TreeInvariants(HTMLTree.parse(bytes, limits: limits), limits: limits)
      #expect(invariants.failures.isEmpty, "case \(number): \(invariants.failures)")
      guard invariants.failures.isEmpty else { return }
    }
  }

  @Test("A mutated fragment has a whole tree in every context") func fragments() {
    var random = SeededGenerator(seed: 6)
    let page = Array(Self.page.utf8)
    let contexts = [
      FragmentContext("td"), FragmentContext("select"), FragmentContext("template"), FragmentContext("table"),
      FragmentContext("svg", in: .svg), FragmentContext("mi", in: .math), FragmentContext("html"),
      FragmentContext("frameset"), FragmentContext("textarea"), FragmentContext("colgroup"), FragmentContext("form"),
    ]
    for number in 0..<SeededGenerator.cases {
      let bytes = Self.mutated(Array(page[random.below(page.count)...]) + [0x20], &random)
      let tree = HTMLTree.parseFragment(bytes, in: contexts[number % contexts.count])
      let invariants = TreeInvariants(tree)
      #expect(invariants.failures.isEmpty, "case \(number): \(invariants.failures)")
      guard invariants.failures.isEmpty else { return }
    }
  }

  @Test("Where a page is cut off, what came before is in the tree") func prefixes() {
    let page = Array(Self.page.utf8)
    for count in page.indices {
      let invariants = TreeInvariants(HTMLTree.parse(Array(page[..<count])))
      #expect(invariants.failures.isEmpty, "\(count) bytes: \(invariants.failures)")
    }
  }
}
