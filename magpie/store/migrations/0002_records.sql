-- The shared catalogue: whole records, their history, the base of three-way merges, and the change feed.

ALTER TABLE place ADD COLUMN record TEXT NOT NULL DEFAULT '';
ALTER TABLE place ADD COLUMN workflow TEXT NOT NULL DEFAULT 'published' CHECK (workflow IN ('draft', 'checked', 'published'));
ALTER TABLE place ADD COLUMN version {int64} NOT NULL DEFAULT 1 CHECK (version >= 1);
ALTER TABLE place ADD COLUMN deleted_at_s {int64};
ALTER TABLE place ADD COLUMN merged_into {int64} REFERENCES place (id);

-- Every change of a record, one row each; id is the sequence of the change feed. `changes` is
-- a list of objects with field, before and after; values are JSON text, absent where the field was
-- or becomes empty.
CREATE TABLE place_revision (
  id {id},
  place_id {int64} NOT NULL REFERENCES place (id),
  version {int64} NOT NULL CHECK (version >= 1),
  changed_by TEXT NOT NULL,
  changed_at_s {int64} NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('create', 'edit', 'bulk', 'import', 'undo', 'merge', 'workflow', 'delete', 'restore')),
  note TEXT NOT NULL,
  import_id {int64},
  changes TEXT NOT NULL
) {strict};

CREATE INDEX place_revision_by_place ON place_revision (place_id, id);
CREATE INDEX place_revision_by_import ON place_revision (import_id);

-- What an import last said about a place, as fields: the base of the next merge.
CREATE TABLE place_base (
  place_id {int64} NOT NULL REFERENCES place (id),
  origin TEXT NOT NULL CHECK (origin <> ''),
  fields TEXT NOT NULL,
  PRIMARY KEY (place_id, origin)
) {strict};

-- A field that was changed here and in the file since the last import of the file.
CREATE TABLE conflict (
  id {id},
  place_id {int64} NOT NULL REFERENCES place (id),
  field TEXT NOT NULL CHECK (field <> ''),
  base TEXT NOT NULL,
  incoming TEXT NOT NULL,
  origin TEXT NOT NULL,
  import_id {int64},
  created_at_s {int64} NOT NULL,
  settled_at_s {int64},
  settled_by TEXT NOT NULL,
  taken TEXT NOT NULL CHECK (taken IN ('', 'local', 'incoming')),
  CHECK ((settled_at_s IS NULL) = (taken = ''))
) {strict};

CREATE INDEX conflict_by_place ON conflict (place_id, field);
