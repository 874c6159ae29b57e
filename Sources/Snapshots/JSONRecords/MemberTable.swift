import Records

/// One key of a kind of object, as the record path knows it.
@safe struct JSONMember {
  /// What the key leads to, as far as one step decides it.
  enum Role: UInt8 {
    /// Nothing: the value is skipped by structure.
    case undeclared
    /// One field of one value, by the spelling that is read directly.
    case text, date, number, word
    /// One field `多个 T`.
    case several
    /// One field of another type.
    case field
    /// An object further down.
    case object
    /// A list of child rows.
    case list
    /// Several of these.
    case mixed
  }

  /// The key as `"key":` in words of eight bytes, and which bytes of them count.
  var words: (UInt64, UInt64, UInt64) = (1, 0, 0)
  var masks: (UInt64, UInt64, UInt64) = (0, 0, 0)
  /// The length of `"key":`; 0 if the key needs escapes, so that it is never guessed: its words match nothing.
  var quotedCount = 0
  /// The key.
  let key: Bytes
  let keyCount: Int
  /// The member that followed the last time; the member itself if none has.
  var next = 0
  /// The object in which it was met last, to notice double keys.
  var lastObject = 0
  /// In how many objects of the piece it was met, if it is not declared.
  var count = 0
  /// Whether a declaration knows it.
  var isDeclared = false
  /// What it leads to.
  var role = Role.undeclared
  /// The number of its field's sink, for the roles of one field.
  var field = -1
  /// The shape of the object, the table and the shape of the child rows; -1 for none.
  var object = -1
  var child = -1
  var childShape = -1

  /// Makes a member; the bytes of the key stay where they are as long as it lives.
  init(_ key: Bytes, _ count: Int) {
    unsafe self.key = unsafe key
    keyCount = count
    for index in 0..<count where unsafe key[index] < 0x20 || key[index] == 0x22 || key[index] == 0x5C { return }
    quotedCount = count + 3
    var quoted: [UInt8] = [0x22]
    for index in 0..<count { unsafe quoted.append(key[index]) }
    quoted += [0x22, 0x3A]
    while quoted.count < 24 { quoted.append(0) }
    unsafe quoted.withUnsafeBufferPointer { quoted in
      guard let base = quoted.baseAddress else { return }
      words = unsafe (word64(base), word64(base + 8), word64(base + 16))
    }
    masks = (
      byteMask(quotedCount), byteMask(max(0, quotedCount - 8)), byteMask(min(8, max(0, quotedCount - 16)))
    )
    words = (words.0 & masks.0, words.1 & masks.1, words.2 & masks.2)
  }
}

/// The keys of one kind of object that are declared or were met, with a table to find them by their bytes.
@safe struct MemberTable {
  /// The members.
  private(set) var members: UnsafeMutablePointer<JSONMember>
  /// How many there are.
  private(set) var count = 0
  /// The member that came first the last time, or any.
  var first = 0
  /// The table whose rows take the fields.
  let table: Int
  private let declaredCount: Int
  /// The key of a member that matches nothing, where no other is.
  private let nothing: UnsafeMutablePointer<UInt8>
  private var capacity = 32
  private var slots: UnsafeMutablePointer<Int32>
  private var slotMask = 127

  /// Makes the table of a shape.
  init(_ shape: ObjectShape, _ sink: RecordSink) {
    table = shape.table
    unsafe members = .allocate(capacity: capacity)
    unsafe slots = .allocate(capacity: slotMask + 1)
    unsafe slots.initialize(repeating: -1, count: slotMask + 1)
    declaredCount = shape.targets.count
    unsafe nothing = .allocate(capacity: 64)
    unsafe nothing.initialize(repeating: 0, count: 64)
    unsafe members.initialize(to: JSONMember(Bytes(nothing), 1))
    for (key, target) in zip(shape.declaredKeys, shape.targets) {
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: key.count + 64)
      unsafe copy.initialize(repeating: 0, count: key.count + 64)
      for index in key.indices { unsafe copy[index] = key[index] }
      var member = unsafe JSONMember(Bytes(copy), key.count)
      member.object = target.object
      member.child = target.child
      member.childShape = target.childShape
      member.role = Self.role(of: target)
      member.isDeclared = true
      if let field = target.fields.first {
        member.field = unsafe sink.tables[table].firstField + field
        if member.role == .field {
          switch unsafe sink.fields[member.field].kind {
          case _ where unsafe sink.fields[member.field].isSeveral: member.role = .several
          case .text: member.role = .text
          case .date: member.role = .date
          case .number: member.role = .number
          case .word: member.role = .word
          case .other: break
          }
        }
      }
      insert(member)
    }
  }

  private static func role(of target: ObjectShape.Target) -> JSONMember.Role {
    switch (target.fields.count, target.object >= 0, target.child >= 0) {
    case (1, false, false): .field
    case (0, true, false): .object
    case (0, false, true): .list
    default: .mixed
    }
  }

  /// The member with a key; nil if it was never met.
  @inline(__always)
  func find(_ key: Bytes, _ keyCount: Int) -> Int? {
    var slot = unsafe wordHash(firstBytes(key, keyCount), lastBytes(key, keyCount), keyCount) & slotMask
    while unsafe slots[slot] >= 0 {
      let index = unsafe Int(slots[slot])
      if unsafe members[index].keyCount == keyCount, unsafe areEqual(members[index].key, key, keyCount) { return index }
      slot = (slot + 1) & slotMask
    }
    return nil
  }

  /// Adds an undeclared key that is not there yet.
  mutating func add(_ key: Bytes, _ keyCount: Int) -> Int {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: keyCount + 64)
    unsafe copy.initialize(repeating: 0, count: keyCount + 64)
    unsafe copy.update(from: key, count: keyCount)
    unsafe insert(JSONMember(Bytes(copy), keyCount))
    return count - 1
  }

  private mutating func insert(_ member: JSONMember) {
    if count == capacity { grow() }
    unsafe (members + count).initialize(to: member)
    unsafe members[count].next = count
    place(count)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<JSONMember>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: members, count: count)
    unsafe members.deallocate()
    unsafe members = unsafe larger
    capacity *= 2
    unsafe slots.deallocate()
    slotMask = slotMask * 2 + 1
    unsafe slots = .allocate(capacity: slotMask + 1)
    unsafe slots.initialize(repeating: -1, count: slotMask + 1)
    for index in 0..<count { place(index) }
  }

  private func place(_ index: Int) {
    let (key, keyCount) = unsafe (members[index].key, members[index].keyCount)
    var slot = unsafe wordHash(firstBytes(key, keyCount), lastBytes(key, keyCount), keyCount) & slotMask
    while unsafe slots[slot] >= 0 { slot = (slot + 1) & slotMask }
    unsafe slots[slot] = Int32(truncatingIfNeeded: index)
  }

  /// Forgets undeclared keys if there are many: data in which keys are values would fill the memory with them.
  mutating func forgetUndeclared(above limit: Int) {
    guard count - declaredCount > limit else { return }
    for index in declaredCount..<count { unsafe members[index].key.deallocate() }
    count = declaredCount
    if count == 0 { unsafe members[0] = JSONMember(Bytes(nothing), 1) }
    first = 0
    unsafe slots.update(repeating: -1, count: slotMask + 1)
    for index in 0..<count {
      unsafe members[index].next = index
      place(index)
    }
  }

  /// Gives the memory back.
  func deallocate() {
    for index in 0..<count { unsafe members[index].key.deallocate() }
    unsafe nothing.deallocate()
    unsafe members.deallocate()
    unsafe slots.deallocate()
  }
}
