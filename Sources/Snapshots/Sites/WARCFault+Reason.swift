import Codecs
import SourceText

extension WARCFault {
  /// The fault in words.
  var reason: LocalizedText {
    switch cause {
    case .notARecord: LocalizedText(zh: "这里应是一条 WARC 记录，却不是", en: "a WARC record should begin here and does not")
    case .arcFile:
      LocalizedText(
        zh: "是旧格式 ARC，本版本不读；请转成 WARC", en: "it is in the older format ARC, which is not read; convert it to WARC")
    case .noRecords: LocalizedText(zh: "存档里没有一条记录", en: "the archive holds no record")
    case .headTooLarge: LocalizedText(zh: "WARC 记录的头太长", en: "the head of the WARC record is too long")
    case .missingField(let name): LocalizedText(zh: "WARC 记录缺 \(name)", en: "the WARC record lacks \(name)")
    case .badLength(let text):
      LocalizedText(zh: "WARC 记录的长度 \(text) 不对", en: "the length \(text) of the WARC record is none")
    case .truncated: LocalizedText(zh: "存档在这条记录中间结束", en: "the archive ends inside this record")
    case .wrongLength:
      LocalizedText(zh: "WARC 记录与它写的长度不符", en: "the WARC record does not have the length that it tells")
    case .gzip: LocalizedText(zh: "压缩数据损坏", en: "the compressed data are damaged")
    case .http(let fault): LocalizedText(zh: "HTTP 响应读不出：", en: "the HTTP response can't be read: ") + Self.words(fault)
    case .bodyTooLarge(let limit):
      LocalizedText(zh: "超过 \(limit >> 20) MB，不像网页", en: "it has more than \(limit >> 20) MB and is hardly a page")
    }
  }

  private static func words(_ fault: HTTPFault) -> LocalizedText {
    switch fault {
    case .badStatusLine: LocalizedText(zh: "状态行不对", en: "its status line is none")
    case .headTooLarge: LocalizedText(zh: "头太长", en: "its head is too long")
    case .truncated: LocalizedText(zh: "没有完", en: "it is cut off")
    case .badChunk: LocalizedText(zh: "分块不对", en: "its chunks are broken")
    case .unknownEncoding(let name): LocalizedText(zh: "不认识编码 \(name)", en: "its encoding \(name) is not read")
    case .data: LocalizedText(zh: "压缩数据损坏", en: "its compressed data are damaged")
    case .tooLarge: LocalizedText(zh: "太长", en: "it is too long")
    }
  }
}
