package import Records

extension Dataset {
  /// The dataset with the hits in its texts (F 的命中 "…"), which no file holds.
  package var withHits: Dataset { HitTables.filling(self) }
}
