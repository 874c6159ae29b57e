extension DiagnosticPages {
  /// Problems of profiles and waivers.
  static let tailoringPages: StaticString = #"""
    waiver-without-object
    豁免没有写明对象。 ¦ A waiver does not name an object.
    豁免只覆盖逐个写出的对象，整条规则不能豁免；不查的规则在方案里停用并写明原因。 ¦ A waiver covers the objects it names; a rule that does not apply is switched off in a profile, with the reason.
    豁免 XK-01： ¦ Waiver XK-01:
    豁免 XK-01：办件 2024-0012、2024-0013 ¦ Waiver XK-01: case 2024-0012, 2024-0013
    waiver-incomplete
    豁免缺少截止、理由或批准。 ¦ A waiver lacks its last day, its reason or who approved it.
    没有期限、没有理由、没有人批准的豁免，等于取消规则。 ¦ Without an end, a reason and an approval a waiver does away with the rule.
    豁免 XK-01：2024-0012 / 理由：「灾情」 ¦ Waiver XK-01: 2024-0012 / Reason: "flood"
    豁免 XK-01：2024-0012 / 截止：2025-06-30 / 理由：「灾情」 / 批准：「分管负责人」 ¦ Waiver XK-01: 2024-0012 / Until: 2025-06-30 / Reason: "flood" / Approved by: "deputy director"
    waiver-table
    主键前写的表不是这条规则的对象。 ¦ The table before the keys is not the one that the rule judges.
    主键只在一张表里有意义。 ¦ A key means something in one table only.
    豁免 XK-01：事项 2024-0012 ¦ Waiver XK-01: item 2024-0012
    豁免 XK-01：办件 2024-0012 ¦ Waiver XK-01: case 2024-0012
    waiver-by-place
    豁免写的是行号。 ¦ A waiver names a line instead of a key.
    数据变了，行号就指别的记录。 ¦ When the data change, the line is another record.
    豁免 XK-01：#12 ¦ Waiver XK-01: #12
    豁免 XK-01：2024-0012 ¦ Waiver XK-01: 2024-0012
    waiver-repeated
    同一对象豁免了两次。 ¦ An object is waived twice.
    两个都有效时以较晚的截止日为准，容易看错；先到期的那个每次检查都会报过期。 ¦ While both hold the later day counts, which is easily misread; the other one is reported as soon as it is over.
    豁免 XK-01：2024-0012 / 豁免 XK-01：2024-0012 ¦ Waiver XK-01: 2024-0012 / Waiver XK-01: 2024-0012
    豁免 XK-01：2024-0012 ¦ Waiver XK-01: 2024-0012
    waiver-rule-gone
    豁免的规则已经不在。 ¦ The rule of a waiver is gone.
    写错编号的豁免不起作用；每次检查都会报告并使退出码为 1。 ¦ A waiver with a wrong id covers nothing; every run reports it with exit code 1.
    豁免 XK-99：2024-0012 ¦ Waiver XK-99: 2024-0012
    豁免 XK-01：2024-0012 ¦ Waiver XK-01: 2024-0012
    profile-unknown-rule
    方案写的规则不在。 ¦ A profile names a rule that is not there.
    写错的编号停用不了任何规则。 ¦ A wrong id switches nothing off.
    停用：GK-90，因为「本市无此事项」 ¦ Switch off: GK-90, because "no such item here"
    停用：GK-09，因为「本市无此事项」 ¦ Switch off: GK-09, because "no such item here"
    profile-unknown-parameter
    方案设定的参数不在。 ¦ A profile sets a parameter that is not there.
    方案只能改规则包声明为参数的值。 ¦ A profile changes what a pack declares as a parameter, nothing else.
    设定：许可期现 15 个工作日 ¦ Set: licence limmit 15 working days
    设定：许可期限 15 个工作日 ¦ Set: licence limit 15 working days
    profile-not-included
    规则或者参数在方案没有包含的规则包里。 ¦ A rule or parameter belongs to a pack that the profile does not include.
    方案只管它包含的规则包。 ¦ A profile is about the packs that it includes.
    包含：公开 / 停用：XK-05，因为「无此事项」 ¦ Includes: disclosure / Switch off: XK-05, because "no such item"
    包含：许可、公开 / 停用：XK-05，因为「无此事项」 ¦ Includes: licensing, disclosure / Switch off: XK-05, because "no such item"
    profile-without-reason
    停用规则没有写原因。 ¦ A rule is switched off without a reason.
    每份报告都要写明为什么不查。 ¦ Every report says why it is not checked.
    停用：GK-09 ¦ Switch off: GK-09
    停用：GK-09，因为「本市无此事项」 ¦ Switch off: GK-09, because "no such item here"
    profile-set-twice
    一个方案里同一样东西设了两次。 ¦ A profile sets one thing twice.
    没有“后写的算数”，两处不同就不知道以哪个为准。 ¦ The last line does not win; it would not be clear which one counts.
    级别：XK-05 一般 / 级别：XK-05 轻微 ¦ Severity: XK-05 major / Severity: XK-05 minor
    级别：XK-05 一般 ¦ Severity: XK-05 major
    profile-loosened
    方案放宽了只可收紧的参数。 ¦ A profile loosens a parameter that may only be tightened.
    法定期限可以承诺得更短，不能更长。 ¦ A legal limit may be promised shorter, never longer.
    设定：许可期限 30 个工作日 ¦ Set: licence limit 30 working days
    设定：许可期限 15 个工作日 ¦ Set: licence limit 15 working days
    profile-no-direction
    参数只可收紧，但没有说往哪边是严。 ¦ A parameter may only be tightened, but the stricter direction is not given.
    不知道方向就不知道是收紧还是放宽。 ¦ Without the direction it can't be told what is stricter.
    参数 许可期限：20 个工作日，只可收紧 ¦ Parameter licence limit: 20 working days, may only be tightened
    参数 许可期限：20 个工作日，越小越严，只可收紧 ¦ Parameter licence limit: 20 working days, smaller is stricter, may only be tightened
    profile-type
    方案给的值与参数不是同一种。 ¦ A profile gives a value of another type than the parameter has.
    日和工作日不能互换。 ¦ Days and working days are not the same.
    设定：许可期限 15 日 ¦ Set: licence limit 15 days
    设定：许可期限 15 个工作日 ¦ Set: licence limit 15 working days
    """#
}
