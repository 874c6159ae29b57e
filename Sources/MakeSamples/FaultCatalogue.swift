import Records

/// All kinds of faults that the packs know, in the order of their rules.
enum FaultCatalogue {
  /// The faults of a year whose last day for planting is `latest`, so that a moved end stays inside the year.
  static func all(latest: Day, promised: [String: Int], abolished: SampleItem) -> [PlantedFault] {
    time(latest, promised) + admission + papers + procedures + hearings(latest) + steps(promised) + data
      + register(abolished) + flow + materials + cooperation + crosschecks
  }

  private static func time(_ latest: Day, _ promised: [String: Int]) -> [PlantedFault] {
    [
      PlantedFault(6, { $0.isPlainCommitted && $0.received < latest && $0.handler == 1 }) { record, builder in
        builder.moveEnd(of: &record, to: builder.random.pick(21...29))
        return [
          PlantedFinding("XK-01", note: "超过二十个工作日才决定，没有延期"),
          PlantedFinding("XK-08", note: "也超过承诺时限"),
          PlantedFinding("DJ-03", table: "办理环节", key: "{id}/2", note: "拖在具体经办环节"),
        ]
      },
      PlantedFault(
        6, { $0.isPlainCommitted && $0.received < latest && $0.handler == 1 && (promised[$0.item] ?? 20) <= 15 }
      ) {
        record, builder in
        builder.moveEnd(of: &record, to: builder.random.pick(16...20))
        return [
          PlantedFinding("XK-08", note: "法定时限之内，超过承诺时限"),
          PlantedFinding("DJ-03", table: "办理环节", key: "{id}/2", note: "拖在具体经办环节"),
        ]
      },
      PlantedFault(5, { $0.kind == "即办件" && $0.status == "已办结" && $0.decided != nil && $0.received < latest }) {
        record, builder in
        let late = builder.counter.day(builder.random.pick(1...4), after: record.received)
        record.decided = late
        record.delivered = late
        record.published = builder.counter.day(1, after: late)
        return [PlantedFinding("XK-07", note: "即办件没有当日决定")]
      },
      PlantedFault(2, { $0.kind == "上报件" && $0.status == "已办结" && $0.received < latest && $0.handler == 1 }) {
        record, builder in
        builder.moveEnd(of: &record, to: builder.random.pick(21...26))
        return [
          PlantedFinding("XK-14", note: "超过二十个工作日才上报"),
          PlantedFinding("DJ-03", table: "办理环节", key: "{id}/2", note: "拖在具体经办环节"),
        ]
      },
      PlantedFault(4, { $0.isPlainCommitted && $0.isDelivered && $0.received < latest }) { record, builder in
        let decided = record.decided ?? record.received
        record.delivered = builder.counter.day(builder.random.pick(11...18), after: decided)
        record.published = record.delivered
        return [PlantedFinding("XK-15", note: "决定后超过十个工作日才送达")]
      },
    ]
  }

  private static var admission: [PlantedFault] {
    [
      PlantedFault(4, { $0.answersAtOnce }) { record, builder in
        // The application was answered late, so it counts as accepted on receipt; the decision still keeps its limits.
        record.accepted = builder.counter.day(builder.random.pick(6...7), after: record.received)
        record.receipt = record.accepted
        return [PlantedFinding("XK-03", note: "收到后六个工作日以上才受理，也没有告知补正")]
      },
      PlantedFault(3, { $0.answersAtOnce }) { record, builder in
        let asked = builder.counter.day(6, after: record.received)
        record.notices = [SampleNotice(asked: asked, contents: ["检验报告"])]
        record.supplementReceived = asked
        record.accepted = asked
        record.receipt = asked
        return [
          PlantedFinding("XK-03", note: "六个工作日才告知补正"),
          PlantedFinding("XK-04", table: "补正通知", key: "{id}/1", note: "补正通知逾期"),
        ]
      },
      PlantedFault(3, { $0.isSupplemented }) { record, _ in
        record.notices.append(
          SampleNotice(asked: record.notices[0].asked, contents: ["补充说明"]))
        return [PlantedFinding("XK-05", note: "补正告知两次")]
      },
      PlantedFault(2, { $0.isSupplemented }) { record, _ in
        record.notices[0].contents = []
        return [PlantedFinding("XK-05", note: "补正通知没有列明内容")]
      },
      PlantedFault(2, { $0.declined != nil }) { record, builder in
        let late = builder.counter.day(builder.random.pick(6...9), after: record.received)
        record.declined = late
        record.receipt = late
        return [
          PlantedFinding("XK-03", note: "收到后五个工作日内没有答复"),
          PlantedFinding("XK-28", note: "已视为受理又不予受理"),
        ]
      },
    ]
  }

  private static var papers: [PlantedFault] {
    [
      PlantedFault(3, { $0.isPlainCommitted && $0.isSealed == true }) { record, builder in
        if builder.random.chance(50) { record.receipt = nil } else { record.isSealed = false }
        return [PlantedFinding("XK-06", note: "受理凭证没有日期或者没有盖章")]
      },
      PlantedFault(3, { $0.kind == "承诺件" && $0.status == "已办结" && $0.extensionApproved != nil }) { record, builder in
        if builder.random.chance(50) { record.extensionReason = "待定" } else { record.extensionTold = nil }
        return [PlantedFinding("XK-10", note: "延期没有说明理由或者没有告知")]
      },
      PlantedFault(4, { $0.isPlainCommitted && $0.isDelivered }) { record, _ in
        record.published = nil
        return [PlantedFinding("XK-16", note: "准予许可的决定没有公开")]
      },
      PlantedFault(4, { $0.isPlainCommitted && $0.outcome == "不予" }) { record, builder in
        if builder.random.chance(50) { record.refusalReason = nil } else { record.reviewTold = false }
        return [PlantedFinding("XK-18", note: "不予许可没有理由或者没有告知救济途径")]
      },
      PlantedFault(4, { $0.isPlainCommitted && $0.decided != nil }) { record, _ in
        record.raw["decision_no"] = "\"\""
        return [PlantedFinding("XK-19", note: "没有书面决定的文号")]
      },
      PlantedFault(3, { $0.kind == "即办件" && $0.status == "已办结" && $0.decided != nil && $0.fee == nil }) {
        record, builder in
        record.fee = 10 * builder.random.pick(5...30)
        return [PlantedFinding("XK-29", note: "没有依据收费")]
      },
    ]
  }

  private static var procedures: [PlantedFault] {
    [
      PlantedFault(5, { $0.isPlainCommitted && $0.has("现场踏勘") }) { record, builder in
        guard let index = record.index(of: "现场踏勘") else { return [] }
        if builder.random.chance(60) {
          record.procedures[index].staff.removeLast()
        } else {
          record.procedures[index].conclusion = nil
        }
        return [PlantedFinding("XK-02", note: "一人踏勘，或者没有结论")]
      },
      PlantedFault(3, { $0.isPlainCommitted && $0.has("现场踏勘") }) { record, _ in
        record.procedures.removeAll { $0.type == "现场踏勘" }
        return [PlantedFinding("XK-02", note: "没有踏勘")]
      },
      PlantedFault(4, { $0.isPlainCommitted && ($0.has("专家评审") || $0.has("检测")) }) { record, _ in
        guard let index = record.procedures.firstIndex(where: { $0.told != nil }) else { return [] }
        record.procedures[index].told = nil
        return [
          PlantedFinding("XK-11", table: "特别程序", key: "{id}/\(index + 1)", note: "不计入期限的时间没有书面告知")
        ]
      },
      PlantedFault(3, { $0.isPlainCommitted && $0.has("专家评审") }) { record, _ in
        guard let index = record.index(of: "专家评审") else { return [] }
        record.procedures[index].conclusion = nil
        return [PlantedFinding("XK-12", note: "评审没有结论")]
      },
      PlantedFault(3, { $0.isPlainCommitted && $0.has("检测") }) { record, builder in
        guard let index = record.index(of: "检测") else { return [] }
        if builder.random.chance(50) {
          record.procedures[index].staff.removeLast()
        } else {
          record.procedures[index].assigned = nil
        }
        return [PlantedFinding("XK-13", table: "特别程序", key: "{id}/\(index + 1)", note: "检测只有一人，或者没有指派日期")]
      },
    ]
  }

  private static func hearings(_ latest: Day) -> [PlantedFault] {
    [
      PlantedFault(3, { $0.concernsThirdParty && $0.status == "已办结" && $0.hearings.first?.held == nil }) { record, _ in
        record.thirdPartyTold = nil
        return [PlantedFinding("XK-20", note: "没有告知利害关系人")]
      },
      PlantedFault(3, { $0.concernsThirdParty && $0.status == "已办结" && $0.hearings.first?.held == nil }) { record, _ in
        record.hearings = []
        return [PlantedFinding("XK-21", note: "没有告知听证权利")]
      },
      PlantedFault(
        1, { $0.hearings.first?.held != nil && $0.status == "已办结" && $0.handler == 1 && $0.received < latest }
      ) {
        record, builder in
        guard let requested = record.hearings[0].requested, let accepted = record.accepted,
          let decided = record.decided,
          let index = record.index(of: "听证")
        else { return [] }
        let net = builder.counter.count(after: accepted, through: decided, excluding: builder.excludedSpans(of: record))
        let held = builder.counter.day(builder.random.pick(21...24), after: requested)
        record.hearings[0].held = held
        record.procedures[index].ended = held
        builder.moveEnd(of: &record, to: net)
        return [PlantedFinding("XK-22", table: "听证记录", key: "{id}/1", note: "申请后超过二十个工作日才举行听证")]
      },
      PlantedFault(1, { $0.hearings.first?.held != nil && $0.status == "已办结" }) { record, _ in
        guard let held = record.hearings[0].held else { return [] }
        record.hearings[0].notified = held.advanced(by: -3)
        return [PlantedFinding("XK-23", table: "听证记录", key: "{id}/1", note: "通知与举行间隔不足七个工作日")]
      },
      PlantedFault(1, { $0.hearings.first?.held != nil && $0.status == "已办结" }) { record, _ in
        record.hearings[0].isPublic = false
        return [PlantedFinding("XK-24", note: "听证没有公开举行")]
      },
      PlantedFault(1, { $0.hearings.first?.held != nil && $0.status == "已办结" }) { record, builder in
        // The hearing right was used, but the hearing came after the decision, though still in its own time.
        guard let decided = record.decided, let requested = record.hearings[0].requested,
          builder.counter.count(after: requested, through: decided.advanced(by: 1)) <= 20
        else { return [] }
        record.hearings[0].held = decided.advanced(by: 1)
        return [PlantedFinding("XK-25", note: "先决定，后听证")]
      },
    ]
  }

  private static func steps(_ promised: [String: Int]) -> [PlantedFault] {
    [
      PlantedFault(4, { $0.isPlainCommitted && $0.steps.count == 4 }) { record, _ in
        let first = record.steps[0].name
        record.steps[0].name = record.steps[1].name
        record.steps[1].name = first
        return [PlantedFinding("XK-26", note: "环节没有从窗口开始")]
      },
      PlantedFault(
        4, { $0.isPlainCommitted && $0.steps.count == 4 && $0.steps[2].taken < ($0.steps[2].passed ?? $0.received) }
      ) {
        record, _ in
        record.steps[2].days = 0
        return [PlantedFinding("DJ-03", table: "办理环节", key: "{id}/3", note: "总时限未超，环节超时")]
      },
      PlantedFault(3, { $0.isPlainCommitted && $0.steps.count == 4 }) { record, _ in
        record.steps[3].passed = nil
        return [
          PlantedFinding("DJ-05", note: "已办结，环节没有办出"),
          PlantedFinding("DJ-03", table: "办理环节", key: "{id}/4", note: "环节没有办出，已超时"),
        ]
      },
      PlantedFault(2, { $0.status == "办理中" && $0.steps.count >= 2 }) { record, builder in
        guard record.steps[0].taken.advanced(by: 7) < builder.asOf else { return [] }
        record.steps[0].passed = nil
        return [
          PlantedFinding("DJ-04", note: "在办件有两个当前环节"),
          PlantedFinding("DJ-03", table: "办理环节", key: "{id}/1", note: "窗口环节没有办出，已超时"),
        ]
      },
    ]
  }

  private static var data: [PlantedFault] {
    [
      PlantedFault(2, { $0.isPlainCommitted && $0.isDelivered }) { record, _ in
        record.raw["delivered_on"] = "\"2010-02-30\""
        return [
          PlantedFinding("data/办件/送达日期/value", note: "不存在的日期"),
          PlantedFinding("XK-15", "undetermined", note: "送达日期读不出，无从判断"),
        ]
      },
      PlantedFault(2, { $0.kind == "即办件" && $0.status == "已办结" && $0.decided != nil && $0.fee != nil }) { record, _ in
        record.raw["fee"] = "\"二百元整\""
        return [
          PlantedFinding("data/办件/收费金额/value", note: "金额写成了大写"),
          PlantedFinding("XK-29", "undetermined", note: "收费金额读不出，无从判断"),
          PlantedFinding("XK-35", "undetermined", note: "收费金额读不出，无从判断"),
        ]
      },
      PlantedFault(1, { $0.isPlainCommitted && $0.isDelivered }) { record, builder in
        record.delivered = record.decided?.advanced(by: -3)
        return [
          PlantedFinding("data/办件/决定日期至送达日期/order", note: "送达早于决定"),
          PlantedFinding("XK-15", "undetermined", note: "送达早于决定，日期矛盾，无从判断"),
        ]
      },
    ]
  }
}
