-- Addresses of members that are pulled regularly, what each pull brought, and which records a source
-- no longer holds.

-- asked_at_s: somebody wants a pull now. claimed_at_s: a program is pulling since then; a claim ends by
-- itself. body_hash: of the bytes that were judged last. sentence_*: how the last pull ended.
CREATE TABLE feed (
  id {id},
  member TEXT NOT NULL CHECK (member <> ''),
  url TEXT NOT NULL CHECK (url <> ''),
  format TEXT NOT NULL,
  every_minutes {int64} NOT NULL CHECK (every_minutes >= 1),
  apply TEXT NOT NULL CHECK (apply IN ('ask', 'clean_rows')),
  paused {int64} NOT NULL CHECK (paused IN (0, 1)),
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  failures {int64} NOT NULL CHECK (failures >= 0),
  last_outcome TEXT NOT NULL CHECK (last_outcome IN ('', 'unchanged', 'same', 'applied', 'waiting', 'failed')),
  sentence_zh TEXT NOT NULL,
  sentence_en TEXT NOT NULL,
  last_pull_at_s {int64},
  last_import_id {int64} REFERENCES import_run (id),
  next_due_at_s {int64} NOT NULL,
  asked_at_s {int64},
  claimed_at_s {int64},
  created_by TEXT NOT NULL,
  created_at_s {int64} NOT NULL,
  deleted_at_s {int64}
) {strict};

CREATE UNIQUE INDEX feed_by_address ON feed (member, url) WHERE deleted_at_s IS NULL;

CREATE TABLE feed_run (
  id {id},
  feed_id {int64} NOT NULL REFERENCES feed (id),
  at_s {int64} NOT NULL,
  took_ms {int64} NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('unchanged', 'same', 'applied', 'waiting', 'failed')),
  sentence_zh TEXT NOT NULL,
  sentence_en TEXT NOT NULL,
  bytes {int64} NOT NULL,
  import_id {int64} REFERENCES import_run (id)
) {strict};

CREATE INDEX feed_run_by_feed ON feed_run (feed_id, id);

CREATE TABLE feed_missing (
  feed_id {int64} NOT NULL REFERENCES feed (id),
  place_id {int64} NOT NULL REFERENCES place (id),
  since_s {int64} NOT NULL,
  PRIMARY KEY (feed_id, place_id)
) {strict};

-- Which feed a review came from; its merge base is kept apart from that of uploaded files.
ALTER TABLE import_run ADD COLUMN feed_id {int64} REFERENCES feed (id);

CREATE INDEX import_run_by_feed ON import_run (feed_id, id);
