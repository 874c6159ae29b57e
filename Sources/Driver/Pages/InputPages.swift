package import SourceText

/// The pages of `zicha explain CODE` for problems of snapshots and of the configuration; rule files have pages of their own.
package enum InputPages {
  /// The ids that have a page, in the order of the pages.
  package static let ids: [String] = pages.map(\.id)

  /// The page of an id: what it means and what to do; nil if there is none.
  package static func page(_ id: String) -> LocalizedText? {
    pages.first { $0.id == id }?.text
  }

  private struct Page: Sendable {
    let id: String
    let text: LocalizedText
  }

  private static func page(_ id: String, _ zh: String, _ en: String) -> Page {
    Page(id: id, text: LocalizedText(zh: zh, en: en))
  }

  private static let pages: [Page] = manifestPages + inputPages + recordPages + configurationPages

  private static let manifestPages: [Page] = [
    page(
      "manifest-syntax", "snapshot.json 要符合 JSON 的写法：键和文本加双引号，各项之间用逗号，最后一项后面不加逗号，以 UTF-8 保存。",
      "snapshot.json must be valid JSON: keys and texts in double quotes, commas between entries and none after the last, saved as UTF-8."
    ),
    page(
      "manifest-repeated-key", "清单里同一个键写了两次，读哪一个都可能不是您的意思。删去一个；一个表的几个文件写成数组 [\"a.csv\", \"b.csv\"]。",
      "A key stands twice in the manifest, and either may be the wrong one. Keep one; several files of a table are written as an array [\"a.csv\", \"b.csv\"]."
    ),
    page(
      "manifest-type", "这一项的值写成了别的种类，如应当加引号的日期写成了数。按提示改成文本、数组或对象。",
      "The value is of another kind than the key takes, such as a number where a date in quotes belongs. Write what the hint says."
    ),
    page(
      "manifest-missing-key", "清单必须有 format、as_of（检查日期）和 period（报告期），organisation 和 tables 也几乎总要有。",
      "A manifest must have format, as_of (the check date) and period; organisation and tables are nearly always needed too."
    ),
    page(
      "manifest-date", "日历上没有这一天，如 2023-02-29。日期写成 \"2024-12-31\"。",
      "The calendar has no such day, such as 2023-02-29. Dates are written as \"2024-12-31\"."),
    page("manifest-period", "报告期先写首日，再写末日。", "The period names its first day, then its last."),
    page(
      "manifest-format", "清单的格式号比这个版本认识的新。升级 zicha，或者用 format 1 的清单。",
      "The manifest has a newer format than this version knows. Use a newer zicha, or a manifest of format 1."),
    page(
      "manifest-repeated-file", "同一个文件列了两次，每条记录会算两遍。只列一次。",
      "A file is listed twice, so that each record would count twice. List it once."),
    page(
      "manifest-digest", "sha256 应当是 64 位十六进制数。用 `zicha snapshot create` 重新登记，不要手写。",
      "A sha256 has 64 hexadecimal digits. Let `zicha snapshot create` write it."),
    page(
      "manifest-organisation", "没有写机构名称，报告的抬头会空着。加上 \"organisation\"。",
      "No organisation is named, and reports would leave it blank. Add \"organisation\"."),
    page(
      "manifest-empty", "清单没有列出任何表，什么也查不到。在 tables 里写上表名和文件。",
      "The manifest lists no table, so nothing can be checked. Name tables and files under tables."),
    page(
      "manifest-path", "清单里的文件路径要从快照文件夹算起，不出这个文件夹，用 / 分隔：快照才能整个搬走、归档。",
      "Paths in the manifest are seen from the snapshot's folder, stay inside it and use /, so that the folder can be moved as a whole."
    ),
    page(
      "manifest-unknown-key", "清单里没有这一项，多半是写错了字母。写错的键不会生效，所以按错误处理。",
      "The manifest has no such key, most likely a slip of the pen. A misspelt key would do nothing, so it is an error."
    ),
  ]

  private static let inputPages: [Page] = [
    page(
      "input-missing", "清单里列的文件不在快照文件夹里。放进去，或改正文件名（注意大小写和扩展名）。",
      "A file of the manifest is not in the snapshot's folder. Put it there or correct its name (mind case and extension)."
    ),
    page("input-folder", "清单里这个名字是一个文件夹。逐个列出里面的文件。", "The name is a folder. List the files in it."),
    page("input-permission", "没有读这个文件的权限。请管理员放开。", "The file may not be read. Ask for permission."),
    page(
      "input-pipe", "标准输入只能读一次，而这次运行要读两次。先存成文件。",
      "Standard input can be read once, this run needs it twice. Save it as a file."),
    page(
      "input-unreadable", "操作系统读不出这个文件。检查磁盘或网络盘，再运行一次。",
      "The system can't read the file. Check the disk or network drive and run again."),
    page(
      "input-size", "文件的大小与清单登记的不同：制作快照以后文件变了。换回原来的文件，或用 `zicha snapshot create` 重新登记。",
      "The size is not the one in the manifest: the file changed after the snapshot was made. Restore it, or register it again with `zicha snapshot create`."
    ),
    page(
      "input-digest", "文件的内容与清单登记的 SHA-256 不符。换回原来的文件，或用 `zicha snapshot create` 重新登记。",
      "The content does not have the SHA-256 of the manifest. Restore the file, or register it again with `zicha snapshot create`."
    ),
    page(
      "input-format", "不知道怎样读这种文件。可读的有 .jsonl（一行一个 JSON 对象）、.csv、.tsv。",
      "There is no reader for such files. Readable are .jsonl (one JSON object a line), .csv and .tsv."),
    page("input-workbook", "本版本还不读 XLSX。在表格软件里另存为 CSV。", "This version does not read XLSX. Save it as CSV."),
    page(
      "input-encoding", "文件不是 UTF-8，也不是 GBK/GB18030 的文本。检查是不是选错了文件，或另存为 UTF-8。",
      "The file is neither UTF-8 nor GBK/GB18030 text. Check that it is the right one, or save it as UTF-8."),
    page(
      "input-packed", "这是压缩文件或工作簿。先解压；工作簿另存为 CSV。",
      "This is a packed file or a workbook. Unpack it; save a workbook as CSV."),
    page(
      "input-header", "CSV 的第一行应是各列的名称，与表里声明的字段一致，不重复，上面没有标题行。",
      "The first line of a CSV names its columns as the table declares them, each once, with no title above."),
    page(
      "input-unregistered", "要求核对 SHA-256，清单里却没有登记。先用 `zicha snapshot create` 登记。",
      "The digests are to be compared, but the manifest holds none. Register the files with `zicha snapshot create`."),
    page(
      "input-field", "声明的字段在数据里一条也没有，却有一个相近而没有声明的列，多半是一处写错了。改得一致，否则这个字段全部按缺处理。",
      "A declared field occurs in no record, beside an undeclared column with a similar name: one of them is misspelt. "
        + "Use one spelling, else the field is missing everywhere."),
    page("input-too-large", "文件比一次能读的还大。检查是不是选错了文件。", "The file is larger than is read at once. Is it the right one?"),
    page(
      "site-missing", "清单 sites 里的 root 是网站镜像的文件夹（或 WARC 文件），从快照文件夹算起。放进去，或改正名字。",
      "The root of a site is the folder of its mirror (or a WARC file), seen from the snapshot's folder. Put it there or correct the name."
    ),
    page(
      "site-base", "base 是网站首页的网址，带 https://，如 \"https://www.example.gov.cn/\"。",
      "The base is the address of the site's home page with https://, such as \"https://www.example.gov.cn/\"."),
    page(
      "site-repeated", "报告用名称区分网站，两个网站不能同名。", "Reports tell sites apart by their names, which must differ."),
    page(
      "site-unused", "没有规则用到网页、链接、图片、栏目，网站就没有读。加上网页方面的规则包，如“网站”。",
      "No rule asks for pages, links, images or columns, so the sites were not read. Add a pack about them, such as website."
    ),
    page(
      "undeclared-table", "没有一个规则包声明这个来源，所以没有读它。改正清单里的表名，或在规则的表里写“来源”。",
      "No pack declares this source, so it was not read. Correct the name in the manifest, or declare a table with this source."
    ),
  ]

  private static let recordPages: [Page] = [
    page(
      "quarantine-long", "很多记录读不出。读不出的记录都计数，只列出前面一部分，多半是导出方式不对，先看前几条的原因。",
      "Many records can't be read. All are counted, the first are listed; most likely the export is wrong, begin with the first reasons."
    ),
    page(
      "child-list", "子表应是对象的数组。没有时写 []，有时写 [{…}]；别的写法按未知处理。",
      "Child rows are an array of objects: [] for none, [{…}] otherwise; anything else counts as unknown."),
    page(
      "child-orphan", "子表的记录写的编号在主表里找不到。核对编号，或补上主表的记录。",
      "Child rows name a key that no parent has. Check the numbers or add the parents."),
    page("child-without-key", "子表的记录没有写属于哪一条。补上编号。", "Child rows do not say whose they are. Add the number."),
    page(
      "child-double-parent", "子表的编号对应主表的多条记录，分不清属于哪一条，按未知处理。先消除重复的编号。",
      "Several parents have the key of these child rows, which count as unknown. Remove the double keys first."),
  ]

  private static let configurationPages: [Page] = [
    page(
      "configuration-not-json", "zicha.json 要符合 JSON 的写法，如 {\"rules\": [\"rules\"], \"snapshot\": \"data\"}。",
      "zicha.json must be valid JSON, such as {\"rules\": [\"rules\"], \"snapshot\": \"data\"}."),
    page("configuration-key-repeated", "配置里同一项写了两次。只留一处。", "A key stands twice in the configuration. Keep one."),
    page(
      "configuration-value", "配置的值是文本、数、true/false，或文本的数组。", "Values are texts, numbers, true/false or arrays of texts."
    ),
    page(
      "configuration-key-unknown", "配置的键是各命令的长选项名（不带 --），另有 snapshot。见 `zicha help check`。",
      "The keys are the long flags of the commands without --, and snapshot. See `zicha help check`."),
  ]
}
