package import Snapshots
package import SourceText
package import System

extension FileError {
  /// What went wrong in words, with the path and what can be done about it.
  package var sentence: LocalizedText {
    let (zh, en) = words
    return LocalizedText(zh: "`\(path)` \(zh)", en: "`\(path)` \(en)")
  }

  private var words: (String, String) {
    switch cause {
    case .notFound: ("不存在，请检查路径", "does not exist; check the path")
    case .isDirectory: ("是文件夹，这里需要一个文件", "is a folder, a file is needed here")
    case .notDirectory: ("是文件，这里需要一个文件夹", "is a file, a folder is needed here")
    case .permissionDenied: ("没有权限，请检查文件的读写权限", "may not be accessed; check its permissions")
    case .alreadyExists: ("已经存在", "exists already")
    case .tooLarge(_, let limit): ("太大，上限是 \(limit >> 20) MB", "is too large, the limit is \(limit >> 20) MB")
    case .noSpace: ("写不下，磁盘已满", "can't be written, the disk is full")
    case .fileSizeLimit:
      ("写不下，超过了文件大小的限制（ulimit -f）", "can't be written, it passes the limit of a file's size (ulimit -f)")
    case .readOnly: ("在只读的磁盘上，不能写入", "is on a disk that can only be read")
    case .invalidName: ("不是有效的文件名", "is no valid file name")
    case .linkLoop: ("的符号链接绕成了圈", "is a symbolic link that leads in a circle")
    case .tooManyEntries(let limit): ("里的文件或层级太多，上限是 \(limit)", "holds too many files or levels, the limit is \(limit)")
    case .tooManyOpenFiles: ("打不开，同时打开的文件太多", "can't be opened, too many files are open")
    case .brokenPipe: ("的读取方已经关闭", "is no longer read by anyone")
    case .shortened: ("在读取过程中变短了，请再运行一次", "became shorter while it was read; run again")
    case .system(let number): ("读写失败（系统错误 \(number)）", "can't be read or written (system error \(number))")
    }
  }
}

extension InputFault {
  /// What went wrong in words.
  package var sentence: LocalizedText {
    let error: FileError.Cause? =
      switch cause {
      case .missing: .notFound
      case .folder: .isDirectory
      case .notPermitted: .permissionDenied
      default: nil
      }
    if let error { return FileError(error, path: path).sentence }
    if case .system(let words) = cause {
      return LocalizedText(zh: "`\(path)` 读不出（\(words)）", en: "`\(path)` can't be read (\(words))")
    }
    return LocalizedText(zh: "`\(path)` 只能读一次，请先存成文件", en: "`\(path)` can be read only once; save it as a file first")
  }
}
