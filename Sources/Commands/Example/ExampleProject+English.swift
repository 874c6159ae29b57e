extension ExampleProject {
  static let english = Content(
    readme: """
      # Answering letters: an example to change

      What lies in this folder:

      | file | what it is |
      |---|---|
      | `rules/letters/letters.zicha` | the rules: a table, a parameter, two rules with tests, a measure |
      | `data/letters.csv` | the data: eight letters of the first quarter of 2025 |
      | `data/snapshot.json` | the manifest: whose data, which time, the check date, which tables |
      | `zicha.json` | the configuration: where rules and data are, and the language |

      Three commands to begin with:

      ```sh
      zicha check                       # one letter is late, one lacks a signature, one can't be decided
      zicha test                        # runs the tests in the rules
      zicha report -o html:report.html  # writes the report; open report.html in a browser
      ```

      Then change things:

      1. Turn `15 days` in `letters.zicha` into `10 days` and run `zicha check`; `zicha test` says which tests no longer hold.
      2. Misspell a word (`recieved on`) and run `zicha lint`.
      3. To see how an outcome came about: `zicha explain LX-01 --object letter/2025-003`.
      4. Add a rule of your own: write `LX-03` after `LX-02`, with a passing and a violating test.
      5. Use your own table: change the fields below `Table` to the heads of your CSV.

      When the data are final, `zicha snapshot create data` notes the SHA-256 of each file in the manifest.

      """,
    rules: """
      # Rules for answering letters. One sentence a line: the keyword before the colon, the content behind it.
      # After a change: zicha lint checks the spelling, zicha test runs the tests, zicha fmt lays the file out.

      Ruleset letters: "Answering letters"
      Version: 1.0

      Law 《Letters Regulation》: "Regulation on Letters (an example)"
      - 2019-12-01, from 2020-01-01, 12 articles

      Table letter: "Register of letters"
      Source: letters
      Key: number
      - number: text, required
      - received on: date, required
      - handling: choice answer, forward, file
      - section: text, required
      - answered on: date
      - reference: text
      - signed by: text

      Parameter answer limit: 15 days, smaller is stricter, may only be tightened

      > Article 5. A letter is answered within fifteen days of its receipt, unless it is only filed.
      Rule LX-01: "Letters are answered within the limit"
      Basis: 《Letters Regulation》 art. 5
      Severity: critical
      Owner: section
      Tags: letters, limits
      For each: letter, where handling is not file
      Start: received on
      Stop: answered on
      Limit: answer limit
      Message: "received {received on}, due {due date}, answered {answered on}, {overdue} days late"
      Remedy: "answer the letter and explain the delay"

      Test LX-01: "the fifteenth day"
      Given: handling answer, check date 2025-03-31
      | received on | answered on | => result   | => due date |
      | 2025-01-06  | 2025-01-21  | pass        | 2025-01-21  |
      | 2025-01-06  | 2025-01-22  | violation   | 2025-01-21  |
      | 2025-03-20  |             | not yet due | 2025-04-04  |
      | 2025-03-10  |             | violation   | 2025-03-25  |

      Test LX-01: "letters that are filed need no answer"
      Given: received on 2025-01-06, handling file
      Expect: not applicable

      > Article 7. An answer carries a reference and is signed by the head of the section.
      Rule LX-02: "Answers carry a reference and a signature"
      Basis: 《Letters Regulation》 art. 7
      Severity: major
      Owner: section
      Tags: letters, documents
      For each: letter, where has answered on
      Require: all of the following
      - has reference
      - has signed by
      Remedy: "add the reference and have the answer signed"

      Test LX-02: "both are needed"
      Given: received on 2025-01-06, answered on 2025-01-21
      | reference | signed by | => result |
      | L 2025/1  | Zhang     | pass      |
      | L 2025/1  |           | violation |
      |           | Zhang     | violation |

      Test LX-02: "not answered yet"
      Given: received on 2025-01-06
      Expect: not applicable

      Measure rate answered in time: passes LX-01 divided by applicable LX-01
      Over: letter
      If no data: not applicable

      """,
    letters: """
      number,received on,handling,section,answered on,reference,signed by
      2025-001,2025-01-06,answer,general office,2025-01-20,L 2025/1,Zhang
      2025-002,2025-01-13,forward,letters office,2025-01-24,L 2025/2,Li
      2025-003,2025-02-05,answer,letters office,2025-02-26,L 2025/3,Li
      2025-004,2025-02-11,file,general office,,,
      2025-005,2025-02-17,answer,general office,2025-02-28,L 2025/4,
      2025-006,2025-03-03,,letters office,2025-03-14,L 2025/5,Li
      2025-007,2025-03-10,forward,letters office,2025-03-21,L 2025/6,Li
      2025-008,2025-03-24,answer,general office,,,

      """,
    manifest: """
      {
        "format": 1,
        "organisation": "Letters Office of an example city",
        "as_of": "2025-03-31",
        "period": ["2025-01-01", "2025-03-31"],
        "tables": {"letters": "letters.csv"}
      }

      """)
}
