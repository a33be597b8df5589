-- Files that people import in the browser: the file, the review, what it wrote, and what waits.

CREATE TABLE import_run (
  id {id},
  state TEXT NOT NULL CHECK (state IN ('review', 'applied', 'undone', 'discarded')),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  member TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at_s {int64} NOT NULL,
  applied_at_s {int64},
  bytes_hex TEXT NOT NULL,
  answers TEXT NOT NULL,
  view TEXT NOT NULL
) {strict};

-- base_before and base_after: what the merge base of the row's record was and became, as fields.
CREATE TABLE import_row (
  import_id {int64} NOT NULL REFERENCES import_run (id),
  number {int64} NOT NULL CHECK (number >= 1),
  outcome TEXT NOT NULL CHECK (outcome IN ('fresh', 'changed', 'same', 'doubtful', 'refused')),
  view TEXT NOT NULL,
  place_id {int64} REFERENCES place (id),
  base_before TEXT NOT NULL,
  base_after TEXT NOT NULL,
  PRIMARY KEY (import_id, number)
) {strict};

-- A cell whose text is damaged or says too little.
CREATE TABLE quarantine (
  id {id},
  import_id {int64} NOT NULL REFERENCES import_run (id),
  place_id {int64} NOT NULL REFERENCES place (id),
  row_label TEXT NOT NULL,
  source_column TEXT NOT NULL,
  field TEXT NOT NULL,
  raw TEXT NOT NULL,
  code TEXT NOT NULL,
  sentence_zh TEXT NOT NULL,
  sentence_en TEXT NOT NULL,
  settled_at_s {int64},
  settled_by TEXT NOT NULL,
  settled_value TEXT NOT NULL
) {strict};

CREATE INDEX quarantine_by_import ON quarantine (import_id);

-- What a person corrected about the columns, for the next file with the same header.
CREATE TABLE column_mapping (
  member TEXT NOT NULL,
  signature TEXT NOT NULL CHECK (signature <> ''),
  mapping TEXT NOT NULL,
  PRIMARY KEY (member, signature)
) {strict};
