/// The cases that once differed between the evaluators, each with what was wrong; they are run first.
enum Regressions {
  static let all: [Regression] = [
    Regression(seed: 1, description: "a plain case")
  ]
}
