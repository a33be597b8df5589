-- What people decided about pairs of records that may be one place.

-- first_revision and second_revision: what the decision changed in the two records, so that it can
-- be taken back. score and reasons are those the person saw.
CREATE TABLE same_as (
  id {id},
  first_id {int64} NOT NULL REFERENCES place (id),
  second_id {int64} NOT NULL REFERENCES place (id),
  decision TEXT NOT NULL CHECK (decision IN ('merge', 'link', 'apart')),
  kept_id {int64} REFERENCES place (id),
  decided_by TEXT NOT NULL,
  decided_at_s {int64} NOT NULL,
  first_revision {int64} REFERENCES place_revision (id),
  second_revision {int64} REFERENCES place_revision (id),
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  reasons TEXT NOT NULL,
  undone_by TEXT NOT NULL,
  undone_at_s {int64},
  CHECK (first_id < second_id),
  CHECK ((decision = 'merge') = (kept_id IS NOT NULL)),
  CHECK (kept_id IS NULL OR kept_id = first_id OR kept_id = second_id),
  CHECK ((undone_at_s IS NULL) = (undone_by = ''))
) {strict};

-- A pair has at most one decision that stands.
CREATE UNIQUE INDEX same_as_standing ON same_as (first_id, second_id) WHERE undone_at_s IS NULL;
CREATE INDEX same_as_by_second ON same_as (second_id);
CREATE INDEX place_by_merged_into ON place (merged_into);
