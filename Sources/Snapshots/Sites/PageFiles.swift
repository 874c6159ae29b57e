/// Which files of a site are pages.
enum PageFiles {
  /// The names under which a server shows a file of a folder for the folder itself.
  static let indexNames = [
    "index.html", "index.htm", "index.shtml", "default.html", "default.htm", "index.jsp", "index.php", "index.aspx",
    "index.asp", "default.aspx", "default.asp", "default.jsp", "index.xhtml",
  ]

  private static let pageExtensions: Set<String> = [
    "html", "htm", "shtml", "shtm", "stm", "xhtml", "xht", "jsp", "jspx", "jspa", "asp", "aspx", "php", "phtml", "do",
    "action", "cfm",
  ]

  /// Files that are never pages, so that nobody need look into them.
  private static let otherExtensions: Set<String> = [
    "css", "js", "mjs", "map", "json", "xml", "rss", "atom", "txt", "csv", "tsv", "md", "svg", "png", "jpg", "jpeg",
    "gif",
    "bmp", "ico", "webp", "tif", "tiff", "woff", "woff2", "ttf", "otf", "eot", "swf", "mp3", "mp4", "m4a", "m4v", "avi",
    "wmv", "flv", "mov", "wav", "ogg", "webm", "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et",
    "dps", "rtf", "zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "exe", "apk", "cer", "dwg", "jsonl", "class", "jar",
  ]

  /// Files that are handed out as they are: what a link to them leads to is an attachment.
  private static let attachmentExtensions: Set<String> = [
    "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "rtf", "zip", "rar", "7z", "gz",
    "tar",
    "csv", "txt", "mp3", "mp4", "avi", "wmv", "flv", "mov", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "exe",
    "apk", "dwg", "xml", "json",
  ]

  /// Whether a file is a page by its name; nil if one must look into it.
  static func isPage(_ path: String) -> Bool? {
    let suffix = fileExtension(path)
    if pageExtensions.contains(suffix) { return true }
    return otherExtensions.contains(suffix) ? false : nil
  }

  /// Whether what an address leads to is a file to keep, by its name.
  static func isAttachment(_ path: String) -> Bool {
    attachmentExtensions.contains(fileExtension(path))
  }

  /// The extension of the last name in lower case, without what a saved query adds.
  static func fileExtension(_ path: String) -> String {
    let name = path.utf8[(path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) } ?? path.startIndex)...]
    let end = name.firstIndex { $0 == 0x3F || $0 == 0x40 || $0 == 0x3B } ?? name.endIndex
    let bare = name[..<end]
    guard let dot = bare.lastIndex(of: 0x2E) else { return "" }
    return String(Substring(bare[bare.index(after: dot)...])).lowercased()
  }

  /// Whether a file begins as HTML does (WHATWG MIME Sniffing, section 7.1, the marks of `text/html`).
  static func beginsAsPage(_ bytes: [UInt8]) -> Bool {
    var start = bytes[...]
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0C || $0 == 0x0D }
    return marks.contains { mark in
      start.count > mark.count && zip(start, mark).allSatisfy { upper($0) == $1 }
        && [0x20, 0x3E, 0x2D].contains(start[start.startIndex + mark.count])
    }
  }

  private static let marks: [[UInt8]] = [
    "<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A", "<STYLE",
    "<TITLE",
    "<B", "<BODY", "<BR", "<P", "<!-",
  ].map { Array($0.utf8) }

  private static func upper(_ byte: UInt8) -> UInt8 {
    byte &- 0x61 < 26 ? byte - 0x20 : byte
  }
}
