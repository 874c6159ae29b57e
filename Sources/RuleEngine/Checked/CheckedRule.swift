package import Findings
package import Records
package import SourceText

/// A rule that was checked: every name resolved, every type known.
package struct CheckedRule: Sendable, Hashable {
  /// The id, such as `XK-01`, unique in its rule set.
  package let id: String
  /// The English name of the pack, also its folder.
  package let pack: String
  /// The title.
  package let title: LocalizedText
  /// The law quoted above it.
  package let quotedLaw: [String]
  /// The provisions.
  package let basis: [Citation]
  /// When it is in force and by which date of the object; nil when always.
  package let effective: Effective?
  /// The weight.
  package internal(set) var severity: Severity
  /// Whose it is.
  package let owner: Owner?
  /// The tags for `--select tag:`.
  package let tags: [LocalizedText]
  /// The objects, bound to slot 0.
  package internal(set) var object: Selection
  /// 每月 …: one object for each row and period.
  package let period: ObjectPeriod?
  /// What is judged: one, or one for each word of 逐一.
  package let variants: [Variant]
  /// What a 待查 caused by missing values becomes (`缺失：违规`).
  package let missing: Outcome?
  /// The date until which it may still be met (截止), over slot 0.
  package let dueBy: CheckedExpression?
  /// The date that places a finding in a month or year (归期), over slot 0.
  package let attribution: CheckedExpression?
  /// The working-day calendar, an index into `CheckedRuleSet.calendars`; nil when none is declared.
  package let calendar: Int?
  /// The message.
  package let message: MessageTemplate?
  /// The remedy.
  package let remedy: MessageTemplate?
  /// The number of row slots that it binds, for the evaluator's frame.
  package let slotCount: Int
  /// Where it is declared.
  package let range: SourceRange

  /// When a rule is in force.
  package struct Effective: Sendable, Hashable {
    /// The first day; nil when open.
    package let from: Day?
    /// The last day; nil when open.
    package let until: Day?
    /// The date of the object that decides; nil for the start of its deadline, else the check date.
    package let by: CheckedExpression?

    /// Creates it.
    package init(from: Day?, until: Day?, by: CheckedExpression?) {
      self.from = from
      self.until = until
      self.by = by
    }
  }

  /// Whose a rule is.
  package enum Owner: Sendable, Hashable {
    /// A unit named in the rule.
    case name(LocalizedText)
    /// A field of the object.
    case value(CheckedExpression)
  }

  /// The rule for one word of 逐一, or the whole rule.
  package struct Variant: Sendable, Hashable {
    /// The word; nil without 逐一.
    package let word: LocalizedText?
    /// What is judged.
    package let body: Body
    /// The exceptions in order.
    package let exceptions: [RuleException]
    /// The message where it differs by word; nil for the rule's.
    package let message: MessageTemplate?
    /// The remedy where it differs by word; nil for the rule's.
    package let remedy: MessageTemplate?

    /// Creates a variant.
    package init(
      word: LocalizedText?, body: Body, exceptions: [RuleException], message: MessageTemplate? = nil,
      remedy: MessageTemplate? = nil
    ) {
      self.word = word
      self.body = body
      self.exceptions = exceptions
      self.message = message
      self.remedy = remedy
    }
  }

  /// What a rule judges.
  package enum Body: Sendable, Hashable {
    /// Requirements, each judged and reported by itself.
    case requirements([CheckedItem])
    /// A deadline, with further requirements if written.
    case deadline(Deadline, requirements: [CheckedItem])
  }

  /// An exception that replaces the rule when it holds.
  package struct RuleException: Sendable, Hashable {
    /// The label, such as 减轻.
    package let label: LocalizedText?
    /// When it holds.
    package let condition: CheckedExpression
    /// What is judged instead (改为); empty: the rule does not apply.
    package let replacement: [CheckedItem]

    /// Creates an exception.
    package init(label: LocalizedText?, condition: CheckedExpression, replacement: [CheckedItem]) {
      self.label = label
      self.condition = condition
      self.replacement = replacement
    }
  }

  /// Creates a rule.
  package init(
    id: String, pack: String, title: LocalizedText, quotedLaw: [String] = [], basis: [Citation] = [],
    effective: Effective? = nil, severity: Severity = .major, owner: Owner? = nil, tags: [LocalizedText] = [],
    object: Selection, period: ObjectPeriod? = nil, variants: [Variant], missing: Outcome? = nil,
    dueBy: CheckedExpression? = nil, attribution: CheckedExpression? = nil, calendar: Int? = nil,
    message: MessageTemplate? = nil, remedy: MessageTemplate? = nil, slotCount: Int, range: SourceRange
  ) {
    self.id = id
    self.pack = pack
    self.title = title
    self.quotedLaw = quotedLaw
    self.basis = basis
    self.effective = effective
    self.severity = severity
    self.owner = owner
    self.tags = tags
    self.object = object
    self.period = period
    self.variants = variants
    self.missing = missing
    self.dueBy = dueBy
    self.attribution = attribution
    self.calendar = calendar
    self.message = message
    self.remedy = remedy
    self.slotCount = slotCount
    self.range = range
  }
}

/// A repeated period of objects (`对象：科室，每月`).
package enum ObjectPeriod: String, Sendable, Hashable, CaseIterable {
  case day
  case workday
  case week
  case month
  case quarter
  case halfYear
  case year
}

/// A deadline: from a start to a stop within a limit.
package struct Deadline: Sendable, Hashable {
  /// A line that holds by default (no condition) or when its condition holds.
  package struct Line<Content: Sendable & Hashable>: Sendable, Hashable {
    /// The condition after 当; nil for the default.
    package let condition: CheckedExpression?
    /// What the line says.
    package let content: Content
    /// The line as written, to be named when two lines conflict.
    package let source: LocalizedText

    /// Creates a line.
    package init(condition: CheckedExpression?, content: Content, source: LocalizedText) {
      self.condition = condition
      self.content = content
      self.source = source
    }
  }

  /// A limit with its extension.
  package struct Limit: Sendable, Hashable {
    /// The limit, a duration.
    package let duration: CheckedExpression
    /// The extension, a duration; nil without one.
    package let extent: CheckedExpression?
    /// What the extension needs, each a date on or before the unextended due date.
    package let needs: [CheckedExpression]
    /// Whether a due date that is no working day moves forward (顺延).
    package let rollsForward: Bool

    /// Creates a limit.
    package init(
      duration: CheckedExpression, extent: CheckedExpression?, needs: [CheckedExpression], rollsForward: Bool
    ) {
      self.duration = duration
      self.extent = extent
      self.needs = needs
      self.rollsForward = rollsForward
    }
  }

  /// A mark for running and late cases (亮牌); the first that holds.
  package struct Mark: Sendable, Hashable {
    /// The colour word, such as 红牌 / red.
    package let name: LocalizedText
    /// Which figure it looks at: 超期, 剩余 or 用时.
    package let figure: DeadlineFigure
    /// How it compares.
    package let comparison: Comparison
    /// With what, a duration.
    package let bound: CheckedExpression

    /// Creates a mark.
    package init(name: LocalizedText, figure: DeadlineFigure, comparison: Comparison, bound: CheckedExpression) {
      self.name = name
      self.figure = figure
      self.comparison = comparison
      self.bound = bound
    }
  }

  /// The start (起点).
  package let starts: [Line<CheckedExpression>]
  /// The stop (终点).
  package let stops: [Line<CheckedExpression>]
  /// What is not counted (扣除).
  package let exclusions: [Line<[Exclusion]>]
  /// The limits (期限).
  package let limits: [Line<Limit>]
  /// The marks.
  package let marks: [Mark]
  /// When the object is ended for this deadline (办结 in the rule), over slot 0; nil: as its table says, if it does.
  ///
  /// A case that is decided may still wait for its delivery, so a rule can say it for itself.
  package let ended: CheckedExpression?

  /// Creates a deadline.
  package init(
    starts: [Line<CheckedExpression>], stops: [Line<CheckedExpression>], exclusions: [Line<[Exclusion]>],
    limits: [Line<Limit>], marks: [Mark], ended: CheckedExpression? = nil
  ) {
    self.starts = starts
    self.stops = stops
    self.exclusions = exclusions
    self.limits = limits
    self.marks = marks
    self.ended = ended
  }
}

/// A message with figures in it, one list of parts for each language.
package struct MessageTemplate: Sendable, Hashable {
  /// A piece of a message.
  package enum Part: Sendable, Hashable {
    case text(String)
    case figure(CheckedExpression)
  }

  /// The Chinese message.
  package let zh: [Part]
  /// The English message; the Chinese one when none was written.
  package let en: [Part]

  /// Creates a message.
  package init(zh: [Part], en: [Part]) {
    self.zh = zh
    self.en = en
  }
}
