-- The first schema: catalogue, imports, jobs, routes, people, audit.
-- Every statement ends with ';' at the end of its line. Tokens the runner fills in:
--   {id}      integer primary key that the database counts up
--   {int64}   64-bit integer
--   {strict}  SQLite: refuse values of the wrong type
-- Times are UTC seconds, money is fen, JSON is text.

CREATE TABLE alliance (
  id {int64} PRIMARY KEY CHECK (id = 1),
  slug TEXT NOT NULL CHECK (slug <> ''),
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  utc_offset_minutes {int64} NOT NULL CHECK (utc_offset_minutes BETWEEN -900 AND 900),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  document TEXT NOT NULL
) {strict};

CREATE TABLE member (
  id {id},
  slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  kind TEXT NOT NULL,
  region_code TEXT NOT NULL,
  role TEXT NOT NULL,
  source TEXT NOT NULL
) {strict};

CREATE TABLE source (
  key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  licence TEXT NOT NULL,
  licence_class TEXT NOT NULL,
  attribution TEXT NOT NULL,
  as_of TEXT NOT NULL
) {strict};

CREATE TABLE place (
  id {id},
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  kind TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'proposed', 'building', 'closed')),
  member_id {int64} REFERENCES member (id),
  county_zh TEXT NOT NULL,
  county_code TEXT NOT NULL,
  lat_e7 {int64} CHECK (lat_e7 BETWEEN -900000000 AND 900000000),
  lon_e7 {int64} CHECK (lon_e7 BETWEEN -1800000000 AND 1800000000),
  location_precision TEXT NOT NULL CHECK (location_precision IN ('point', 'county', 'none')),
  rating {int64} CHECK (rating BETWEEN 1 AND 5),
  price_fen {int64} CHECK (price_fen >= 0),
  visitors_10k_per_year REAL CHECK (visitors_10k_per_year >= 0),
  opening_hours TEXT NOT NULL,
  visit_minutes {int64} CHECK (visit_minutes >= 0),
  beds {int64} CHECK (beds >= 0),
  wheelchair TEXT NOT NULL CHECK (wheelchair IN ('unknown', 'yes', 'limited', 'no')),
  has_fee {int64} CHECK (has_fee IN (0, 1)),
  website TEXT NOT NULL,
  phone TEXT NOT NULL,
  note TEXT NOT NULL,
  designations TEXT NOT NULL,
  themes TEXT NOT NULL,
  tags TEXT NOT NULL,
  origin TEXT NOT NULL,
  updated_at_s {int64} NOT NULL,
  CHECK ((lat_e7 IS NULL) = (lon_e7 IS NULL))
) {strict};

CREATE INDEX place_by_member ON place (member_id);
CREATE INDEX place_by_kind ON place (kind);
CREATE INDEX place_by_position ON place (lat_e7, lon_e7);
CREATE INDEX place_by_origin ON place (origin);

CREATE TABLE place_name (
  place_id {int64} NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (place_id, language)
) {strict};

-- The key names a row of source, which may be imported later than the place.
CREATE TABLE place_source (
  place_id {int64} NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  position {int64} NOT NULL,
  field TEXT NOT NULL,
  source_key TEXT NOT NULL,
  PRIMARY KEY (place_id, position)
) {strict};

CREATE TABLE holiday (
  date TEXT PRIMARY KEY NOT NULL CHECK (length(date) = 10),
  kind TEXT NOT NULL CHECK (kind IN ('off', 'workday')),
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL
) {strict};

CREATE TABLE import_task (
  id {id},
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  input_hash TEXT NOT NULL,
  format_version {int64} NOT NULL,
  finished_at_s {int64} NOT NULL,
  report TEXT NOT NULL
) {strict};

CREATE TABLE job (
  id {id},
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  request TEXT NOT NULL,
  progress REAL NOT NULL CHECK (progress BETWEEN 0 AND 1),
  message TEXT NOT NULL,
  partial TEXT,
  result TEXT,
  error TEXT,
  cancel_requested {int64} NOT NULL CHECK (cancel_requested IN (0, 1)),
  actor TEXT NOT NULL,
  created_at_s {int64} NOT NULL,
  started_at_s {int64},
  finished_at_s {int64},
  deadline_s {int64} NOT NULL CHECK (deadline_s >= 0),
  CHECK ((state IN ('done', 'failed', 'cancelled')) = (finished_at_s IS NOT NULL)),
  CHECK (state <> 'done' OR result IS NOT NULL),
  CHECK (state <> 'failed' OR error IS NOT NULL)
) {strict};

CREATE INDEX job_by_state ON job (state, id);

CREATE TABLE route (
  id {id},
  name TEXT NOT NULL CHECK (name <> ''),
  request TEXT NOT NULL,
  plan TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'published')),
  version {int64} NOT NULL CHECK (version >= 1),
  created_by TEXT NOT NULL,
  created_at_s {int64} NOT NULL,
  updated_at_s {int64} NOT NULL,
  deleted_at_s {int64}
) {strict};

CREATE TABLE route_revision (
  route_id {int64} NOT NULL REFERENCES route (id),
  version {int64} NOT NULL,
  name TEXT NOT NULL,
  request TEXT NOT NULL,
  plan TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at_s {int64} NOT NULL,
  PRIMARY KEY (route_id, version)
) {strict};

CREATE TABLE share_link (
  token_hash TEXT PRIMARY KEY NOT NULL,
  route_id {int64} NOT NULL REFERENCES route (id),
  created_at_s {int64} NOT NULL,
  revoked_at_s {int64}
) {strict};

CREATE INDEX share_link_by_route ON share_link (route_id);

CREATE TABLE app_user (
  id {id},
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('secretariat', 'member', 'planner', 'viewer')),
  member_id {int64} REFERENCES member (id),
  created_at_s {int64} NOT NULL,
  disabled_at_s {int64}
) {strict};

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY NOT NULL,
  user_id {int64} NOT NULL REFERENCES app_user (id),
  created_at_s {int64} NOT NULL,
  expires_at_s {int64} NOT NULL
) {strict};

CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE audit (
  id {id},
  at_s {int64} NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
) {strict};

-- What was answered to a request that creates something, so that a retry gets the same answer.
CREATE TABLE answered_request (
  request_id TEXT PRIMARY KEY NOT NULL,
  response TEXT NOT NULL,
  created_at_s {int64} NOT NULL
) {strict};
