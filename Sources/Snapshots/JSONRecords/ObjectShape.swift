import Records

/// What the keys of one kind of JSON object mean: fields, objects further down, lists of child rows, or nothing.
struct ObjectShape: Sendable {
  /// What a key leads to; -1 for none.
  struct Target: Sendable {
    /// The fields that take the value: several when they are declared with the same path.
    var fields: [Int] = []
    /// The shape of the object under the key.
    var object = -1
    /// The table of the child rows under the key.
    var child = -1
    /// The shape of the child rows.
    var childShape = -1
  }

  /// The table whose rows take the fields.
  let table: Int
  /// The keys above this object within its row.
  let path: [String]
  /// What the declared keys lead to.
  private(set) var targets: [Target] = []
  private var keys = KeyTable()

  private init(table: Int, path: [String]) {
    self.table = table
    self.path = path
  }

  /// The declared keys, in the order of their targets.
  var declaredKeys: [[UInt8]] { keys.keys }

  /// What a key leads to; nil if it is not declared.
  func target(_ key: Span<UInt8>) -> Target? {
    keys.index(of: key, 0..<key.count).map { targets[$0] }
  }

  private mutating func declare(_ key: String) -> Int {
    let bytes = Array(key.utf8)
    if let index = keys.index(of: bytes.span, 0..<bytes.count) { return index }
    targets.append(Target())
    return keys.add(bytes)
  }

  /// A key as text, with the keys above it.
  func name(of key: [UInt8]) -> String {
    (path + [String(decoding: key, as: UTF8.self)]).joined(separator: ".")
  }
}

extension ObjectShape {
  /// The shapes of all objects in the records of a table; the first is that of the record.
  static func shapes(of nesting: [Schema.NestedTable], in schema: Schema) -> [ObjectShape] {
    var shapes: [ObjectShape] = []
    var roots: [Int] = []
    for (index, nested) in nesting.enumerated() {
      roots.append(shapes.count)
      shapes.append(ObjectShape(table: index, path: []))
      for (field, declaration) in schema[nested.table].fields.enumerated() {
        let (shape, member) = place(of: declaration.path, from: roots[index], in: &shapes)
        shapes[shape].targets[member].fields.append(field)
      }
    }
    for (index, nested) in nesting.enumerated() {
      guard let parent = nested.parent, case .nested(let path)? = schema[nested.table].link?.origin else { continue }
      let (shape, member) = place(of: path, from: roots[parent], in: &shapes)
      shapes[shape].targets[member].child = index
      shapes[shape].targets[member].childShape = roots[index]
    }
    return shapes
  }

  private static func place(of path: [String], from root: Int, in shapes: inout [ObjectShape]) -> (Int, Int) {
    var shape = root
    for key in path.dropLast() {
      let member = shapes[shape].declare(key)
      if shapes[shape].targets[member].object < 0 {
        shapes.append(ObjectShape(table: shapes[shape].table, path: shapes[shape].path + [key]))
        shapes[shape].targets[member].object = shapes.count - 1
      }
      shape = shapes[shape].targets[member].object
    }
    return (shape, shapes[shape].declare(path.last ?? ""))
  }
}
