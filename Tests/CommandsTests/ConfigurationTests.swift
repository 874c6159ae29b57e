import Driver
import System
import Testing

@Suite("Configuration")
struct ConfigurationTests {
  @Test("the nearest zicha.json upwards counts, and --isolated reads none")
  func nearestConfiguration() throws {
    let folder = try WorkFolder(["zicha.json": #"{"lang": "en"}"#, "deep/down/zicha.json": #"{"lang": "zh"}"#])
    #expect(Configuration.nearest(to: folder.folder) == "zicha.json")
    #expect(
      Configuration.nearest(to: WorkingFolder(Path.join(folder.path, "deep"))) == Path.join(folder.path, "zicha.json"))
    #expect(folder.zicha("init", "a").errors.contains("done: "))
    #expect(folder.zicha("init", "b", "--isolated").errors.contains("完成："))
    #expect(folder.zicha("init", "c", "--lang", "zh").errors.contains("完成："))
  }

  @Test(
    "mistakes are shown where they are",
    arguments: [
      (#"{"lang": "en", "selct": ["XK-01"]}"#, "configuration-key-unknown", "select"),
      (#"{"lang": "en", "rules": {"a": 1}}"#, "configuration-value", "text"),
      (#"{"lang": "en", "lang": "zh"}"#, "configuration-key-repeated", "lang"),
      (#"{"lang": "en""#, "configuration-not-json", "zicha.json:1:"),
      (#"[1]"#, "configuration-not-json", "zicha.json:1:1"),
    ])
  func mistakesAreShown(text: String, id: String, mention: String) throws {
    let folder = try WorkFolder(["zicha.json": text])
    let call = folder.zicha("init", "x", "--lang", "en")
    #expect(call.code == 2)
    #expect(call.errors.contains("[\(id)]"))
    #expect(call.errors.contains(mention))
    #expect(call.closingLine == "could not be carried out: the configuration `zicha.json` is wrong")
  }

  @Test("values are held to the rules of their flags")
  func valuesAreChecked() throws {
    let folder = try WorkFolder(["zicha.json": #"{"color": "sometimes"}"#])
    let call = folder.zicha("init", "x", "--lang", "en")
    #expect(call.code == 2)
    #expect(call.closingLine.contains("`--color` can't be `sometimes`"))
  }

  @Test("a configuration file that is named must be there")
  func namedConfigurationMustExist() throws {
    let call = try WorkFolder().zicha("init", "--config", "mine.json", "--lang", "en")
    #expect(call.code == 2)
    #expect(call.closingLine == "could not be carried out: `mine.json` does not exist; check the path")
  }
}
