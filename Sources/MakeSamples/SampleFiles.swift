import Codecs
import Records
import Snapshots

/// The files of one year: what the generator writes and what a test compares with the ones in git.
struct SampleFiles {
  private typealias File = AgricultureSamples.File

  let sample: YearSample

  /// The data files, in the order of the manifest. Cases come in two files, the tables that officers keep by hand as CSV.
  private var tables: [File] {
    [
      File(path: "cases-01.jsonl", bytes: caseLines(firstHalf: true)),
      File(path: "cases-02.jsonl", bytes: caseLines(firstHalf: false)),
      File(path: "items.csv", bytes: itemTable),
      File(path: "units.csv", bytes: unitTable),
      File(path: "convenience-services.csv", bytes: serviceTable),
      File(path: "delegations.csv", bytes: delegationTable), File(path: "renewals.csv", bytes: renewalTable),
      File(path: "revocations.csv", bytes: revocationTable), File(path: "review-sheets.jsonl", bytes: sheetLines),
      File(path: "supervision-orders.csv", bytes: orderTable),
    ]
  }

  /// All files of the year: manifest, data, list of planted faults.
  var all: [AgricultureSamples.File] {
    let files = tables
    return [File(path: SnapshotManifest.fileName, bytes: manifest(files).json)] + files + [plantedFaults]
  }

  private func manifest(_ files: [File]) -> SnapshotManifest {
    func table(_ name: String, _ paths: [String]) -> SnapshotManifest.Table {
      SnapshotManifest.Table(name: name, files: paths.map { SnapshotManifest.File(path: $0) })
    }
    let year = sample.profile.year
    let first = Day(year: year, month: 1, day: 1) ?? sample.checkDate
    return SnapshotManifest(
      organisation: AgricultureSamples.organisation, asOf: sample.checkDate, period: first...sample.checkDate,
      previous: YearProfile.all.contains { $0.year == year - 1 } ? "../\(year - 1)" : nil,
      rules: ["licensing", "monitoring"],
      tables: [
        table("cases", ["cases-01.jsonl", "cases-02.jsonl"]), table("items", ["items.csv"]),
        table("units", ["units.csv"]), table("convenience_services", ["convenience-services.csv"]),
        table("delegations", ["delegations.csv"]), table("renewals", ["renewals.csv"]),
        table("revocations", ["revocations.csv"]), table("review_sheets", ["review-sheets.jsonl"]),
        table("supervision_orders", ["supervision-orders.csv"]),
      ],
      inputs: files.map {
        SnapshotManifest.Input(path: $0.path, size: $0.bytes.count, sha256: digest($0.bytes))
      })
  }

  private func digest(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return Hexadecimal.text(hash.finish())
  }

  /// The list of planted faults, beside the snapshot and no part of it.
  private var plantedFaults: File {
    var writer = CSVWriter()
    writer.record(["规则", "表", "键", "结果", "说明"])
    let sorted = sample.planted.sorted { left, right in
      (left.rule, left.table, left.key) < (right.rule, right.table, right.key)
    }
    for fault in sorted { writer.record([fault.rule, fault.table, fault.key, fault.outcome, fault.note]) }
    return File(path: "planted-faults.csv", bytes: writer.bytes)
  }

  private func caseLines(firstHalf: Bool) -> [UInt8] {
    let middle = sample.cases.count / 2
    let half = firstHalf ? sample.cases[..<middle] : sample.cases[middle...]
    var bytes: [UInt8] = []
    for record in half {
      bytes.append(contentsOf: CaseWriter.line(record).utf8)
      bytes.append(0x0A)
    }
    return bytes
  }

  private var itemTable: [UInt8] {
    var writer = CSVWriter()
    writer.record([
      "事项编码", "事项名称", "事项类别", "行业门类", "主管单位", "适用特别程序", "需要现场踏勘", "需要专家评审", "法定时限", "承诺时限", "设定依据",
      "收费依据", "进驻中心", "取消日期", "依据种类", "实施日期", "提请立法日期", "收费依据种类", "收费标准", "改革批次", "纳入日期",
    ])
    for item in sample.items {
      writer.record([
        item.code, item.name, item.itemClass, item.branch, item.unit, yesNo(item.special), yesNo(item.needsSurvey),
        yesNo(item.needsReview), String(item.statutoryDays), String(item.promisedDays), item.basis,
        item.feeBasis.map { "《" + $0 + "》" } ?? "", yesNo(true), text(item.abolishedOn), item.basisKind,
        text(item.appliedSince), text(item.proposedOn), item.feeBasisKind ?? "",
        item.feeStandard.map { String($0) } ?? "",
        item.abolishedOn == nil ? String(item.reformStep) : "", item.abolishedOn == nil ? text(item.joinedOn) : "",
      ])
    }
    return writer.bytes
  }

  private var unitTable: [UInt8] {
    var writer = CSVWriter()
    writer.record(["单位编码", "单位名称", "单位性质"])
    for unit in UnitRegister.all { writer.record([unit.code, unit.name, unit.kind]) }
    return writer.bytes
  }

  private var serviceTable: [UInt8] {
    var writer = CSVWriter()
    writer.record(["服务编号", "服务单位", "服务日期", "服务名称"])
    for service in sample.services { writer.record([service.id, service.unit, service.day.text, service.name]) }
    return writer.bytes
  }

  private var delegationTable: [UInt8] {
    var writer = CSVWriter()
    writer.record(["委托编号", "委托事项", "受委托单位", "受委托单位性质", "公告日期", "起始日期", "终止日期", "再委托"])
    for row in sample.registers.delegations {
      writer.record([
        row.id, row.item, row.delegate, row.kind, text(row.announced), row.from.text, text(row.until),
        yesNo(row.isPassedOn),
      ])
    }
    return writer.bytes
  }

  private var renewalTable: [UInt8] {
    var writer = CSVWriter()
    writer.record([
      "延续编号", "延续事项", "延续单位", "许可证号", "届满日期", "延续申请日期", "延续决定日期", "延续结果", "登记为延续", "注销日期",
    ])
    for row in sample.registers.renewals {
      writer.record([
        row.id, row.item, row.unit, row.licence, row.expires.text, row.asked.text, text(row.decided), row.outcome ?? "",
        row.isEntered.map(yesNo) ?? "", text(row.cancelled),
      ])
    }
    return writer.bytes
  }

  private var revocationTable: [UInt8] {
    var writer = CSVWriter()
    writer.record(["处理编号", "处理事项", "处理单位", "许可文号", "处理种类", "撤销情形", "注销情形", "处理日期", "事实说明"])
    for row in sample.registers.revocations {
      writer.record([
        row.id, row.item, row.unit, row.licence, row.kind, row.revokedFor ?? "", row.cancelledFor ?? "", row.day.text,
        row.facts ?? "",
      ])
    }
    return writer.bytes
  }

  private var orderTable: [UInt8] {
    var writer = CSVWriter()
    writer.record(["督办编号", "督办办件", "督办日期", "回复期限", "督办回复日期"])
    for row in sample.registers.orders {
      writer.record([row.id, row.caseID, row.ordered.text, row.due.text, text(row.answered)])
    }
    return writer.bytes
  }

  private var sheetLines: [UInt8] {
    sample.registers.sheets.flatMap { Array(CaseWriter.line($0).utf8) + [0x0A] }
  }

  /// A date as the registers of the year have it: what is still to come is blank.
  private func text(_ day: Day?) -> String {
    day.flatMap { $0 <= sample.checkDate ? $0.text : nil } ?? ""
  }

  private func yesNo(_ value: Bool) -> String { value ? "是" : "否" }
}
