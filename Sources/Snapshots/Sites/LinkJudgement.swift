import Records

/// What a link is and whether it works, as far as the snapshot can tell.
struct LinkFacts: Hashable {
  /// The words of 种类.
  enum Kind: String {
    case page = "网页"
    case attachment = "附件"
    case fragment = "页内"
    case dead = "空链接"
    case script = "脚本"
    case mailOrPhone = "邮件电话"
    case resource = "资源"
    case invalid = "无效地址"
  }

  var kind: Kind
  /// The address it leads to; nil for none.
  var target: String?
  /// Whether the target is there; nil if the snapshot can't tell.
  var works: Bool?
  /// Whether it leads to a site of the snapshot; nil for what leads nowhere.
  var isInternal: Bool?
}

/// Judges links against what is known of the sites of a snapshot.
struct LinkJudgement: Sendable {
  private let roots: [any SiteRoot]
  private let index: SiteIndex
  private let pages: [SitePage]

  init(_ roots: [any SiteRoot], pages: [SitePage], index: SiteIndex) {
    self.roots = roots
    self.pages = pages
    self.index = index
  }

  /// The address that the references of a page are seen from.
  func base(of page: Int, _ record: PageRecord) -> (address: WebAddress, isOwn: Bool) {
    let own = roots[pages[page].site].address(of: pages[page])
    guard let written = record.base, case .web(let base) = WebAddress.read(written, seenFrom: own) else {
      return (own, true)
    }
    return (base, base.key == own.key && base.host == own.host)
  }

  /// What a reference of a page is.
  func facts(of link: PageRecord.Link, on page: Int, base: (address: WebAddress, isOwn: Bool)) -> LinkFacts {
    switch WebAddress.read(link.written, seenFrom: base.address) {
    case .empty:
      guard link.kind == .anchor else { return LinkFacts(kind: .resource, works: link.kind == .image ? false : nil) }
      return LinkFacts(kind: link.isScripted ? .script : .dead, isInternal: true)
    case .fragment(let name): return fragment(name, link, page, base)
    case .script:
      // `javascript:;` without a script of the element's own does nothing.
      let isDead = link.kind == .anchor && !link.isScripted && Self.doesNothing(link.written)
      return LinkFacts(kind: isDead ? .dead : .script, isInternal: isDead ? true : nil)
    case .mailOrPhone: return LinkFacts(kind: .mailOrPhone, target: link.written, isInternal: false)
    case .other: return LinkFacts(kind: .resource, target: String(link.written.prefix(80)), isInternal: false)
    case .invalid: return LinkFacts(kind: .invalid, target: nil)
    case .web(let address): return web(address, link)
    }
  }

  private static func doesNothing(_ written: String) -> Bool {
    let script = written.lowercased().filter { !$0.isWhitespace && $0 != ";" }
    return ["javascript:", "javascript:void(0)", "javascript:void0", "javascript:void(null)", "javascript://"].contains(
      script)
  }

  private func fragment(
    _ name: String, _ link: PageRecord.Link, _ page: Int, _ base: (address: WebAddress, isOwn: Bool)
  ) -> LinkFacts {
    guard link.kind == .anchor else { return LinkFacts(kind: .resource) }
    if name.utf8.allSatisfy({ $0 == 0x23 }) {
      return LinkFacts(kind: link.isScripted ? .script : .dead, isInternal: true)
    }
    guard base.isOwn else {
      var address = base.address
      address.fragment = name
      return web(address, link)
    }
    let works = index.has(fragment: name, on: page)
    if works != true, link.isScripted { return LinkFacts(kind: .script) }
    let target = roots[pages[page].site].shownAddress(of: pages[page]) + "#" + name
    return LinkFacts(kind: .fragment, target: target, works: works, isInternal: true)
  }

  private func web(_ address: WebAddress, _ link: PageRecord.Link) -> LinkFacts {
    let isResource = link.kind == .resource || link.kind == .image
    var facts = LinkFacts(
      kind: isResource ? .resource : PageFiles.isAttachment(address.path) ? .attachment : .page,
      target: address.text, works: nil, isInternal: roots.contains { $0.hasHost(address) })
    guard let (site, path) = place(of: address) else { return facts }
    facts.target = roots[site].shown(address)
    switch index.addresses[site].target(path: path, query: address.query) {
    case .page(let number):
      let shown = roots[pages[number].site].shownAddress(of: pages[number])
      facts.target = shown + (address.fragment.map { "#" + $0 } ?? "")
      if !isResource { facts.kind = .page }
      facts.works = address.fragment.flatMap { index.has(fragment: $0, on: number) } ?? true
    case .file:
      if !isResource { facts.kind = .attachment }
      facts.works = true
    case .nothing: facts.works = false
    case nil: facts.works = roots[site].isComplete ? false : nil
    }
    return facts
  }

  /// The site in which an address lies, the one with the longest base first, and its path there.
  private func place(of address: WebAddress) -> (site: Int, path: String)? {
    var found: (site: Int, path: String)?
    for (number, root) in roots.enumerated() {
      guard let path = root.path(of: address) else { continue }
      if let best = found, best.path.utf8.count <= path.utf8.count { continue }
      found = (number, path)
    }
    return found
  }
}
