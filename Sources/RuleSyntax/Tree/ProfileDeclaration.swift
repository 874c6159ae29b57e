/// 方案: the tailoring of packs for an office.
package struct ProfileDeclaration: Sendable, Hashable {
  /// 设定：许可期限 15 个工作日, with dated values as items.
  package struct Setting: Sendable, Hashable {
    /// The parameter.
    package let parameter: Name
    /// The value; nil when there are only dated ones.
    package let value: Readings<Expression>?
    /// The dated values in the order of the file.
    package let dated: [ParameterDeclaration.Dated]

    /// Creates a setting.
    package init(parameter: Name, value: Readings<Expression>?, dated: [ParameterDeclaration.Dated]) {
      self.parameter = parameter
      self.value = value
      self.dated = dated
    }
  }

  /// 停用：GK-09，因为「本市无此事项」.
  package struct SwitchOff: Sendable, Hashable {
    /// The rule.
    package let rule: Name
    /// Why; nil when it is missing.
    package let reason: TitleSyntax?

    /// Creates it.
    package init(rule: Name, reason: TitleSyntax?) {
      self.rule = rule
      self.reason = reason
    }
  }

  /// 级别：XK-05 一般.
  package struct Level: Sendable, Hashable {
    /// The rule.
    package let rule: Name
    /// The weight; nil when it could not be read.
    package let severity: SeverityWord?

    /// Creates it.
    package init(rule: Name, severity: SeverityWord?) {
      self.rule = rule
      self.severity = severity
    }
  }

  /// 包含: the packs that it is made of.
  package var includes: [Name] = []
  /// 设定.
  package var settings: [Setting] = []
  /// 停用.
  package var switchedOff: [SwitchOff] = []
  /// 级别.
  package var levels: [Level] = []

  /// Creates an empty declaration.
  package init() {}
}
