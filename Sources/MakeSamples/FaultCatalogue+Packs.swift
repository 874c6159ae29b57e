import Records

/// The faults of register and powers, flow, materials, joint handling and delegation, and of the cross checks.
extension FaultCatalogue {
  /// Items that nobody may handle, and units that may not handle them.
  static func register(_ abolished: SampleItem) -> [PlantedFault] {
    [
      PlantedFault(1, { $0.declined != nil }) { record, _ in
        record.item = "NY-99"
        return [
          PlantedFinding("XK-30", note: "事项不在清单内"),
          PlantedFinding("XK-32", "undetermined", note: "清单内没有这个事项，不知道主管单位"),
          PlantedFinding("data/办件/事项/dangling", note: "清单内没有这个事项"),
        ]
      },
      PlantedFault(2, { $0.status == "已撤回" }) { record, _ in
        record.item = abolished.code
        record.unit = abolished.unit
        return [PlantedFinding("XK-31", note: "事项已经取消，仍收件受理")]
      },
      PlantedFault(3, { $0.isPlainCommitted && $0.unit != "C14" && $0.unit != "Z01" }) { record, builder in
        record.unit = builder.random.pick(from: ["C14", "Z01"])
        return [PlantedFinding("XK-32", note: "不是事项的主管单位")]
      },
      PlantedFault(3, { $0.kind == "即办件" && $0.status == "已办结" && $0.decided != nil && $0.fee != nil }) {
        record, builder in
        record.fee = 120 + 10 * builder.random.pick(1...8)
        return [PlantedFinding("XK-35", note: "收费超过公布的标准")]
      },
    ]
  }

  /// The window, the four steps and the people at them.
  static var flow: [PlantedFault] {
    [
      PlantedFault(3, { $0.isPlainCommitted }) { record, builder in
        if builder.random.chance(50) { record.isAcceptedElsewhere = true } else { record.isDeliveredElsewhere = true }
        return [PlantedFinding("XK-37", note: "不从窗口受理或者送达")]
      },
      PlantedFault(3, { $0.isPlainCommitted && $0.steps.count == 4 }) { record, _ in
        record.steps.remove(at: 2)
        return [PlantedFinding("XK-38", note: "没有经过处室负责人，只有三个环节")]
      },
      PlantedFault(4, { $0.isPlainCommitted && $0.steps.count == 4 }) { record, _ in
        record.steps[2].person = record.steps[1].person
        return [PlantedFinding("XK-39", note: "经办人又作审核")]
      },
    ]
  }

  /// First reviews sent up incomplete, and materials that nobody may demand.
  static var materials: [PlantedFault] {
    [
      PlantedFault(2, { $0.kind == "上报件" && $0.status == "已办结" && $0.reported != nil }) { record, builder in
        if builder.random.chance(50) { record.firstOpinion = nil } else { record.materialsSent = false }
        return [PlantedFinding("XK-40", note: "上报时没有初审意见，或者材料不全")]
      },
      PlantedFault(1, { $0.kind == "上报件" && $0.status == "已办结" && $0.reported != nil }) { record, _ in
        record.isAskedAgain = true
        return [PlantedFinding("XK-41", note: "要求申请人重复提供材料")]
      },
      PlantedFault(2, { $0.status == "已办结" && !$0.materials.isEmpty }) { record, _ in
        record.materials.append(SampleMaterial(name: "其他技术资料", isListed: false, isShared: false, how: "申请人"))
        return [PlantedFinding("XK-43", note: "要求提供目录以外的材料")]
      },
    ]
  }

  /// Joint handling without the others, and delegates that go beyond their letter.
  static var cooperation: [PlantedFault] {
    [
      PlantedFault(2, { $0.isJoint && $0.status == "已办结" }) { record, _ in
        record.opinions = []
        return [PlantedFinding("XK-50", note: "联合办理没有征求部门意见")]
      },
      PlantedFault(2, { $0.isJoint && $0.status == "已办结" && $0.concluded != nil }) { record, _ in
        let last = record.opinions.count - 1
        record.opinions[last].replied = record.concluded?.advanced(by: 2)
        return [PlantedFinding("XK-51", note: "部门意见在决定以后才回复")]
      },
      PlantedFault(2, { $0.delegation != nil && $0.isPlainCommitted }) { record, _ in
        record.inNameOf = "受委托机关"
        return [PlantedFinding("XK-54", note: "受委托机关以自己的名义决定")]
      },
    ]
  }

  /// What shows only when cases are laid beside their item or beside each other.
  static var crosschecks: [PlantedFault] {
    [
      PlantedFault(1, { $0.declined != nil && $0.kind == "即办件" && $0.item != "NY-99" }) { record, _ in
        record.kind = "承诺件"
        return [PlantedFinding("XK-56", table: "许可事项", key: record.item, note: "一件按承诺件登记，其余是即办件")]
      },
      PlantedFault(1, { $0.kind == "即办件" && $0.status == "已办结" && $0.decided != nil }) { record, builder in
        record.procedures.append(
          SampleProcedure(
            type: "现场踏勘", assigned: nil, started: record.received, ended: record.received, told: nil,
            staff: builder.people(2), conclusion: "符合"))
        return [PlantedFinding("XK-57", table: "许可事项", key: record.item, note: "没有特别程序的事项另设踏勘")]
      },
      PlantedFault(2, { $0.isPlainCommitted && $0.decided != nil }) { record, _ in
        record.raw["decision_no"] = "\"农〔\(record.received.parts.year)〕9001号\""
        return [PlantedFinding("XK-58", note: "两个决定用了同一个文号")]
      },
    ]
  }
}
