import Driver
import SourceText
import Testing

@Suite("Packs on disk")
struct PackTests {
  @Test("each folder with rule files is a pack, Markdown counts with a zicha block")
  func eachFolderIsAPack() throws {
    let work = try WorkFolder([
      "rules/README.md": "# about\n```\nzicha check\n```\n", "rules/b/two.zicha": "", "rules/b/one.zicha": "",
      "rules/b/guide.md": "# guide\n\n```zicha\n规则集 b：「b」\n```\n", "rules/b/notes.md": "text ```zicha inline\n",
      "rules/a/c/deep.zicha": "", "rules/.git/x.zicha": "",
    ])
    let packs = try PackFolder.all(at: "rules", in: work.folder)
    #expect(packs.map(\.path) == ["rules/a/c", "rules/b"])
    #expect(
      packs.map(\.files) == [["rules/a/c/deep.zicha"], ["rules/b/guide.md", "rules/b/one.zicha", "rules/b/two.zicha"]])
  }

  @Test("a folder without rules and a path that is not there say what to do")
  func nothingThere() throws {
    let work = try WorkFolder(["rules/README.md": "nothing"])
    let empty = #expect(throws: InputFailure.self) { try PackFolder.all(at: "rules", in: work.folder) }
    #expect(empty?.reason.en.contains("no rule file (*.zicha) in `rules`") == true)
    let missing = #expect(throws: InputFailure.self) { try PackFolder.all(at: "rulse", in: work.folder) }
    #expect(missing?.reason.zh == "`rulse` 不存在，请检查路径")
  }

  @Test("the first place judges, the others serve imports")
  func placesInOrder() throws {
    let work = try WorkFolder([
      "rules/a/a.zicha": "", "shared/b/b.zicha": "", "share/zicha/rules/c/c.zicha": "", "project/rules/d/d.zicha": "",
    ])
    let executable = work.path + "/bin/zicha"
    func places(_ named: [String], _ configuration: String?, _ variable: String?) throws -> PackPlaces {
      try PackPlaces(
        named: named, configurationFolder: configuration, variable: variable, executable: executable, in: work.folder)
    }
    #expect(try places([], nil, nil).judging == ["rules"])
    #expect(try places([], nil, "shared:nowhere").serving == ["shared", "share/zicha/rules"])
    #expect(try places([], "project", nil).judging == ["project/rules"])
    #expect(try places([], "project", nil).serving == ["rules", "share/zicha/rules"])
    #expect(try places(["shared", "x"], nil, nil).judging == ["shared", "x"])
    #expect(try places(["rules"], nil, nil).serving == ["share/zicha/rules"])
  }
}
