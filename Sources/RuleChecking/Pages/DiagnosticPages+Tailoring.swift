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
    """#
}
