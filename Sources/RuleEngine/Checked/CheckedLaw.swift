package import Findings
package import Records
package import SourceText

/// A law with its versions, and what is said about its provisions.
package struct CheckedLaw: Sendable, Hashable {
  /// One version.
  package struct Version: Sendable, Hashable {
    /// The first day in force.
    package let effective: Day
    /// The number of articles; nil when it was not declared.
    package let articles: Int?

    /// Creates a version.
    package init(effective: Day, articles: Int?) {
      self.effective = effective
      self.articles = articles
    }
  }

  /// A provision that rules can't check at all, or not whole.
  package struct Provision: Sendable, Hashable {
    /// Where it stands; a range of articles is one place for each.
    package let place: Citation
    /// Whether rules check a part of it; else people do.
    package let isPartial: Bool
    /// Why.
    package let reason: LocalizedText

    /// Creates it.
    package init(place: Citation, isPartial: Bool, reason: LocalizedText) {
      self.place = place
      self.isPartial = isPartial
      self.reason = reason
    }
  }

  /// The title without 《》.
  package let title: String
  /// The full title.
  package let fullTitle: LocalizedText
  /// The English name of the pack that declares it.
  package let pack: String
  /// The versions, sorted by day.
  package let versions: [Version]
  /// What is said about single provisions (条款), in the order of the file.
  package let provisions: [Provision]

  /// Creates a law.
  package init(
    title: String, fullTitle: LocalizedText, pack: String, versions: [Version], provisions: [Provision] = []
  ) {
    self.title = title
    self.fullTitle = fullTitle
    self.pack = pack
    self.versions = versions.sorted { $0.effective < $1.effective }
    self.provisions = provisions
  }

  /// The version in force on a day; nil before the first.
  package func version(on day: Day) -> Version? { versions.last { $0.effective <= day } }
}
