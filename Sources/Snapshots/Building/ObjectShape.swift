import Records

/// What the keys of one kind of JSON object mean: fields, objects further down, lists of child rows, or nothing.
struct ObjectShape: Sendable {
  /// What a key leads to; -1 for none.
  struct Target: Sendable {
    /// The field that takes the value.
    var field = -1
    /// Other fields declared with the same path.
    var more: [Int] = []
    /// The shape of the object under the key.
    var object = -1
    /// The builder of the child rows under the key.
    var child = -1
    /// The shape of the child rows.
    var childShape = -1

    /// Whether no declaration knows the key.
    var isUndeclared: Bool { field < 0 && object < 0 && child < 0 }
  }

  /// One key.
  struct Member: Sendable {
    /// The key as `"key":`, to be compared with the input; empty if it needs escapes.
    let quoted: [UInt8]
    /// What it leads to.
    var target = Target()
    /// The member that followed the last time.
    var next = -1
    /// The object in which it was met last, to notice double keys.
    var lastObject = 0
    /// The number of objects that have it.
    var count = 0
  }

  /// How many undeclared keys of one kind of object are told apart.
  static let maximumKeys = 4_096

  /// The builder whose rows take the fields.
  let table: Int
  /// The keys above this object within its row.
  let path: [String]
  /// The members met or declared.
  var members: [Member] = []
  /// The member that came first the last time.
  var first = -1
  private var keys = KeyTable()

  init(table: Int, path: [String]) {
    self.table = table
    self.path = path
  }

  /// The member with a key; a new undeclared one if there is room, else -1.
  mutating func member(_ key: Span<UInt8>, _ range: Range<Int>) -> Int {
    if let index = keys.index(of: key, range) { return index }
    guard members.count < Self.maximumKeys else { return -1 }
    var bytes: [UInt8] = []
    for offset in range { bytes.append(key[offset]) }
    return add(bytes)
  }

  /// The member with a key, added if it is new.
  mutating func declare(_ key: String) -> Int {
    let bytes = Array(key.utf8)
    return keys.index(of: bytes.span, 0..<bytes.count) ?? add(bytes)
  }

  private mutating func add(_ key: [UInt8]) -> Int {
    let needsEscapes = key.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
    members.append(Member(quoted: needsEscapes ? [] : [0x22] + key + [0x22, 0x3A]))
    return keys.add(key)
  }

  /// The key of a member as text, with the keys above it.
  func name(of member: Int) -> String {
    (path + [String(decoding: keys.keys[member], as: UTF8.self)]).joined(separator: ".")
  }
}

extension ObjectShape {
  /// The shapes of all objects in the records of an assembly; the first is that of the record.
  static func shapes(of assembly: RecordAssembly) -> [ObjectShape] {
    var shapes: [ObjectShape] = []
    var roots: [Int] = []
    for index in assembly.tables.indices {
      roots.append(shapes.count)
      shapes.append(ObjectShape(table: index, path: []))
      for (field, declaration) in assembly.tables[index].schema.fields.enumerated() {
        let (shape, member) = place(of: declaration.path, from: roots[index], in: &shapes)
        if shapes[shape].members[member].target.field < 0 {
          shapes[shape].members[member].target.field = field
        } else {
          shapes[shape].members[member].target.more.append(field)
        }
      }
    }
    for (index, builder) in assembly.tables.enumerated() {
      guard let parent = builder.parent, case .nested(let path)? = builder.schema.link?.origin else { continue }
      let (shape, member) = place(of: path, from: roots[parent], in: &shapes)
      shapes[shape].members[member].target.child = index
      shapes[shape].members[member].target.childShape = roots[index]
    }
    return shapes
  }

  private static func place(of path: [String], from root: Int, in shapes: inout [ObjectShape]) -> (Int, Int) {
    var shape = root
    for key in path.dropLast() {
      let member = shapes[shape].declare(key)
      if shapes[shape].members[member].target.object < 0 {
        shapes.append(ObjectShape(table: shapes[shape].table, path: shapes[shape].path + [key]))
        shapes[shape].members[member].target.object = shapes.count - 1
      }
      shape = shapes[shape].members[member].target.object
    }
    return (shape, shapes[shape].declare(path.last ?? ""))
  }
}
