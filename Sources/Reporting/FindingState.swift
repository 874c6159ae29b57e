/// How a finding of a gate stands beside the base that it is compared with.
package enum FindingState: String, Sendable, Hashable, CaseIterable {
  /// 新增: the base does not have it.
  case new
  /// 原有: the base has it too.
  case old
  /// 已解决: the base has it and this run no longer does.
  case resolved
}
