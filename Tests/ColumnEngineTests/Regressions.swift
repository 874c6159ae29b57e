/// The cases that once differed between the evaluators, each with what was wrong; they are run first.
enum Regressions {
  static let all: [Regression] = [
    Regression(
      seed: 8441,
      description: """
        a measure over 收费 with a missing list counts 全部收费 whose condition asks 全部收费 again: \
        it came out exact.
        """),
    Regression(seed: 11154, description: "the same"),
    Regression(
      seed: 12793,
      description: "a backward span in the condition of a 起点 was not told where an exception held"
    ),
    Regression(
      seed: 468,
      description: """
        意见：每{本程序的意见 满足 (意见的程序的天数、本意见的分数 互不相同)}, where another opinion has no score: the row judged, a \
        sibling of the members, was read as the member.
        """),
    Regression(
      seed: 3753,
      description: """
        投诉，其中缺{收费，其中名称为事由 且 科室属于(A6)}, with a record of 办件 that can't be read: the set is unknown whatever the \
        other condition says.
        """),
    Regression(
      seed: 5828,
      description: """
        办件：存在{意见 满足 缺预算}, with a record without its lists: the set is unknown whatever the item says.
        """),
    Regression(
      seed: 8, description: "a table that a field refers to was streamed, and every reference to it dangled"),
    Regression(
      seed: 67,
      description: "a child table of its own file was streamed, and rows without their parent's key were not told"),
  ]
}
