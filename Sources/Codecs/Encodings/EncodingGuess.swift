/// Guesses what a page is in that doesn't say it: UTF-8 if it is UTF-8, else what Chinese pages look like.
enum EncodingGuess {
  /// How many bytes at most are looked at after the first one that is not ASCII.
  private static let sampleSize = 1 << 16

  /// The likeliest encoding: UTF-8 (also of plain ASCII), GB18030, Big5, or windows-1252 when it is none of them.
  static func guess(_ bytes: [UInt8]) -> WebEncoding {
    guard let start = bytes.firstIndex(where: { $0 >= 0x80 }) else { return .utf8 }
    let sample = bytes[start..<min(bytes.count, start + sampleSize)]
    if isMostlyUTF8(Array(sample)) { return .utf8 }
    let simplified = score(sample, is: .gb18030)
    let traditional = score(sample, is: .big5)
    guard max(simplified, traditional) > 0 else { return .windows1252 }
    return simplified >= traditional ? .gb18030 : .big5
  }

  /// Whether all of it is UTF-8 but a few broken places, and the character that the end of the sample cuts.
  private static func isMostlyUTF8(_ sample: [UInt8]) -> Bool {
    let text = UTF8Decoder.decode(sample)
    guard text.faultCount > 0 else { return true }
    let characters = text.utf8.reduce(0) { $0 + ($1 >= 0xC0 ? 1 : 0) }
    // The faults are among the characters. Chinese in GB18030 read as UTF-8 is nearly all faults.
    return characters > text.faultCount * 8
  }

  /// How much the sample looks like Chinese in an encoding of two bytes a character, in hundredths a character.
  ///
  /// Characters of everyday Chinese count most; codes that only dictionaries use, and bytes that begin no character,
  /// count against it. Latin text has an ASCII letter behind most of its accented ones, which neither encoding has in
  /// its usual codes.
  private static func score(_ sample: ArraySlice<UInt8>, is encoding: WebEncoding) -> Int {
    var total = 0
    var characters = 0
    var offset = sample.startIndex
    while offset < sample.endIndex {
      let lead = sample[offset]
      guard lead >= 0x80 else {
        offset += 1
        continue
      }
      guard offset + 1 < sample.endIndex else { break }
      characters += 1
      let trail = sample[offset + 1]
      let code = encoding == .big5 ? big5(lead, trail) : gb18030(lead, trail)
      switch code {
      case .frequent: total += 500
      case .usual: total += 100
      case .odd: total -= 400
      case .fault: total -= 800
      }
      offset += code == .fault && trail < 0x80 ? 1 : 2
    }
    return characters == 0 ? 0 : total / characters
  }

  private enum Likelihood {
    case frequent, usual, odd, fault
  }

  /// GB2312, the older part of GBK, holds all that pages use but rare names.
  private static func gb18030(_ lead: UInt8, _ trail: UInt8) -> Likelihood {
    guard lead > 0x80, lead < 0xFF, trail >= 0x40, trail != 0x7F, trail != 0xFF else { return .fault }
    guard trail >= 0xA1, lead >= 0xA1, lead <= 0xF7, lead <= 0xA9 || lead >= 0xB0 else { return .odd }
    let scalar = GB18030Index.scalar(at: (Int(lead) - 0x81) * 190 + Int(trail) - 0x41)
    return frequent.contains(scalar) ? .frequent : .usual
  }

  /// Level 1 of Big5 holds all that pages use but rare words.
  private static func big5(_ lead: UInt8, _ trail: UInt8) -> Likelihood {
    guard lead > 0x80, lead < 0xFF, case .row = Big5.code(lead, trail) else { return .fault }
    guard lead >= 0xA1, lead <= 0xC6 else { return .odd }
    let scalar = Big5.decode([lead, trail]).utf8
    return frequentBytes.contains(scalar) ? .frequent : .usual
  }

  private static let frequent = Set(frequentText.description.unicodeScalars.map(\.value))
  private static let frequentBytes = Set(frequentText.description.map { Array(String($0).utf8) })

  /// Characters that pages of offices are full of, in both scripts, and their punctuation.
  private static let frequentText: StaticString = """
    的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三之进等部度\
    家电里如水化高自二理起小物现加量都两体制机当使点从业本去把好应开它因其然前天政四日那事社平形全表间样关各新线内数正心明看原利比或但质气第\
    向道命此变条只没结解问意建月公无系情者最立想已通并提题程展五果料位常文总次品式及设管特件长求基资边流路级少图统接知较将组见计办服务信息区市\
    县乡镇街村局院委处科室审批许可申请材料依据标准收费时限流程政策规通知告预算单登记项目名称地址话邮编号
    這個為國時來們對會動過說產種後學經進電裡現兩體機當點從業應開樣關線內數質氣變條沒結問無題總設長資邊級圖統將組見計辦務處審許請據標費預\
    單項稱號縣鄉鎮區與嗎
    ，。、：；（）《》“”「」　！？－
    """
}
