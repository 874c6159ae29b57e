/// What stands at a path.
package enum FileKind: Equatable, Sendable {
  /// A regular file.
  case file
  /// A folder.
  case folder
  /// A symbolic link, where links are not followed.
  case link
  /// A pipe, device or socket.
  case other
}
