import SourceText

extension SiteReading {
  /// Why a page is set apart.
  struct Fault: Error {
    /// The reason.
    let reason: LocalizedText

    init(reason: LocalizedText) {
      self.reason = reason
    }

    /// The fault of a file that can't be read.
    init(_ fault: InputFault, limit: Int) {
      reason =
        switch fault.cause {
        case .missing: LocalizedText(zh: "读的时候文件已经不在了", en: "the file is gone")
        case .folder: LocalizedText(zh: "是文件夹", en: "it is a folder")
        case .notPermitted: LocalizedText(zh: "没有权限读", en: "there is no permission to read it")
        case .notRereadable: LocalizedText(zh: "只能读一次", en: "it can be read only once")
        case .tooLarge:
          LocalizedText(
            zh: "超过 \(limit >> 20) MB，不像网页", en: "it has more than \(limit >> 20) MB and is hardly a page")
        case .system(let words): LocalizedText(zh: "读不出：\(words)", en: "it can't be read: \(words)")
        }
    }
  }
}
