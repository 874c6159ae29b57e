import HTMLParsing
import Testing

@Suite struct PageLimitTests {
  @Test("Limits of a normal run are bounded") func limits() {
    #expect(HTMLPage.Limits().depth == 512)
  }
}
