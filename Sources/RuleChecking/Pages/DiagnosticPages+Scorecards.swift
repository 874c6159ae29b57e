extension DiagnosticPages {
  /// Problems of scorecards.
  static let scorecardPages: StaticString = #"""
    scorecard-incomplete
    评分没有写对象、满分或项目。 ¦ A scorecard has no objects, no full marks or no parts.
    缺了其中一样就算不出得分。 ¦ Without any of them there is nothing to compute.
    评分 PF-01：「考核」 / 对象：科室 ¦ Scorecard PF-01: "assessment" / For each: section
    评分 PF-01：「考核」 / 对象：科室 / 满分：100 分 / 项目 业务工作：100 分 ¦ Scorecard PF-01: "assessment" / For each: section / Full marks: 100 points / Part case work: 100 points
    points-without-unit
    分值后面没有写“分”。 ¦ A number of points has no unit.
    一个光秃秃的数可能是分、次数或百分比。 ¦ A bare number may be points, times or per cent.
    - 企业负担管理工作：10，取业务得分的得分 ¦ - burden on enterprises: 10, take monthly mark's points given
    - 企业负担管理工作：10 分，取业务得分的得分 ¦ - burden on enterprises: 10 points, take monthly mark's points given
    discretion-without-criterion
    每次扣几分到几分，没有说明按什么扣多少。 ¦ A range of points is deducted each time without a criterion.
    同样的事由不同的人来扣，分数就不同。 ¦ The same matter would cost different points with different people.
    - 企业投诉（其中超期为是）每次扣 5 至 10 分 ¦ - complaint (where late is yes) each time deduct 5 to 10 points
    - 企业投诉（其中超期为是）每次扣其扣分，限 5 至 10 分 ¦ - complaint (where late is yes) each time deduct its penalty, within 5 to 10 points
    given-outside-part
    `取` 写在了总分再扣或加分里。 ¦ `take` stands in `Deduct from total` or `Bonus`.
    取来的分是一个项目的得分，不是扣分。 ¦ A score that is taken is that of a part, not a deduction.
    总分再扣：取业务得分的得分 ¦ Deduct from total: take monthly mark's points given
    项目 业务工作：60 分 / - 取业务得分的得分 ¦ Part case work: 60 points / - take monthly mark's points given
    points-reversed
    两端颠倒了，或者分值、倍数不大于 0。 ¦ The ends are reversed, or points or a factor are not above 0.
    这样的一行永远没有意义。 ¦ Such a line can never mean anything.
    - 企业投诉每次扣其扣分，限 10 至 5 分 ¦ - complaint each time deduct its penalty, within 10 to 5 points
    - 企业投诉每次扣其扣分，限 5 至 10 分 ¦ - complaint each time deduct its penalty, within 5 to 10 points
    test-without-score
    评分的测试没有写应得多少分。 ¦ The test of a scorecard does not say which score it expects.
    测试评分，就是看得分和等级对不对。 ¦ A test of a scorecard looks at the score and the grade.
    测试 PF-01：「迟到一次」 / 应为：通过 ¦ Test PF-01: "late once" / Expect: pass
    测试 PF-01：「迟到一次」 / 应为：98 分，优秀 ¦ Test PF-01: "late once" / Expect: 98 points, excellent
    score-scale
    取来的评分满分和这里的分值不同。 ¦ The scores that are taken have other full marks.
    100 分制的平均分放进 60 分的项目，分数就不对了。 ¦ A mean of 100 does not fit into a part of 60.
    项目 人员平均：60 分 / - 取人员的 PF-01 平均 ¦ Part mean of staff: 60 points / - take staff's PF-01 average
    项目 人员平均：100 分 / - 取人员的 PF-01 平均 ¦ Part mean of staff: 100 points / - take staff's PF-01 average
    parts-not-full-marks
    各项目的分值加起来不等于满分。 ¦ The points of the parts do not add up to full marks.
    加不起来，说明有一个分值写错了。 ¦ Then one of the numbers is wrong.
    满分：100 分 / 项目 业务工作：60 分 / 项目 执行纪律：20 分 ¦ Full marks: 100 points / Part case work: 60 points / Part discipline: 20 points
    满分：100 分 / 项目 业务工作：80 分 / 项目 执行纪律：20 分 ¦ Full marks: 100 points / Part case work: 80 points / Part discipline: 20 points
    items-not-part
    一个项目里各行的分值加起来不等于项目的分值。 ¦ The items of a part do not add up to the part.
    加不起来，说明有一行的分值写错了。 ¦ Then the points of an item are wrong.
    项目 业务工作：60 分 / - 文秘：20 分，取… / - 会务：30 分，取… ¦ Part case work: 60 points / - papers: 20 points, take … / - meetings: 30 points, take …
    项目 业务工作：50 分 / - 文秘：20 分，取… / - 会务：30 分，取… ¦ Part case work: 50 points / - papers: 20 points, take … / - meetings: 30 points, take …
    parts-differ
    同名的项目分值不同。 ¦ Parts of one name have different points.
    同名的项目是一项的几种情形，只有一种适用于一个对象。 ¦ They are cases of one part, of which one applies to an object.
    项目 业务工作：60 分，当… / 项目 业务工作：50 分，当… ¦ Part case work: 60 points, when … / Part case work: 50 points, when …
    项目 业务工作：60 分，当… / 项目 业务工作：60 分，当… ¦ Part case work: 60 points, when … / Part case work: 60 points, when …
    item-without-points
    一个项目里有几行 `取`，其中一行没有写分值。 ¦ Several scores are taken in a part, and one of the items has no points.
    只有一行 `取` 时，它的分值才是项目余下的分。 ¦ Only a single one takes the points that the others leave.
    - 文秘：20 分，取… / - 取… ¦ - papers: 20 points, take … / - take …
    - 文秘：20 分，取… / - 会务：30 分，取… ¦ - papers: 20 points, take … / - meetings: 30 points, take …
    grade-gap
    有的得分没有等级。 ¦ Some scores have no grade.
    “95 分以上”和“90 分至 94 分”之间，94.5 分无处可归。 ¦ Between `95 or more` and `90 to 94` a score of 94.5 is nowhere.
    - 优秀 95 分以上 / - 合格 90 分至 94 分 ¦ - excellent 95 points or more / - pass 90 points to 94 points
    - 优秀 95 分以上 / - 合格 90 分至不满 95 分 ¦ - excellent 95 points or more / - pass 90 points to below 95 points
    grade-overlap
    有的得分属于两个等级。 ¦ Some scores have two grades.
    “以上”“以下”包含本数（民法典第一千二百五十九条），90 分就既是合格又是不合格。 ¦ `or more` and `or less` include the number, so that 90 is pass and fail at once.
    - 合格 90 分至不满 95 分 / - 不合格 90 分以下 ¦ - pass 90 points to below 95 points / - fail 90 points or less
    - 合格 90 分至不满 95 分 / - 不合格不满 90 分 ¦ - pass 90 points to below 95 points / - fail below 90 points
    unknown-grade
    否决写了一个没有列出的等级。 ¦ A veto names a grade that is not listed.
    等级只能是 `等级` 下面列出的几种。 ¦ A grade is one of those under `Grades`.
    否决：违反 CF-01 => 差 ¦ Veto: breach of CF-01 => poor
    否决：违反 CF-01 => 不合格 ¦ Veto: breach of CF-01 => fail
    score-owner-unknown
    不知道一条记录或一次违反算在谁头上。 ¦ It is not clear whose a record or a violation is.
    没有引用评分对象的字段，或者有几个，就要写明。 ¦ No field refers to the scored object, or several do.
    表 业务得分：「得分」 / - 人员：引用 人员 / - 评分人：引用 人员 ¦ Table mark: "marks" / - person: reference staff / - marked by: reference staff
    表 业务得分：「得分」 / 责任：人员 / - 人员：引用 人员 / - 评分人：引用 人员 ¦ Table mark: "marks" / Owner: person / - person: reference staff / - marked by: reference staff
    score-date-unknown
    不知道一条记录或一次违反算在哪一期。 ¦ It is not clear in which period a record or a violation counts.
    按月评分时，每一次都要有日期。 ¦ Monthly scores need a date for each of them.
    表 业务得分：「得分」 / - 月末：日期 / - 登记日期：日期 ¦ Table mark: "marks" / - month end: date / - entered on: date
    表 业务得分：「得分」 / 归期：月末 / - 月末：日期 / - 登记日期：日期 ¦ Table mark: "marks" / Dated by: month end / - month end: date / - entered on: date
    """#
}
