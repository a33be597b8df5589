-- What an alliance says about its roads: closures, permit zones, scenic corridors and links.

-- geometry: a GeoJSON geometry. vehicles: words separated by spaces, '' = all. A window is either
-- from_date and until_date, either of which may be missing, or yearly_from and yearly_until (MM-DD,
-- both ends included, also across New Year). revision grows with every change of any row, so that
-- its maximum says whether anything is new.
CREATE TABLE road_change (
  id {id},
  kind TEXT NOT NULL CHECK (kind IN ('closure', 'permit_zone', 'scenic', 'link')),
  name TEXT NOT NULL CHECK (name <> ''),
  geometry TEXT NOT NULL CHECK (geometry <> ''),
  vehicles TEXT NOT NULL,
  from_date TEXT,
  until_date TEXT,
  yearly_from TEXT,
  yearly_until TEXT,
  reason TEXT,
  permit_type TEXT,
  permit_who TEXT,
  permit_days_ahead {int64},
  score REAL CHECK (score BETWEEN 0 AND 1),
  road_class TEXT,
  road_speed_kmh {int64},
  road_unpaved {int64} CHECK (road_unpaved IN (0, 1)),
  road_oneway {int64} CHECK (road_oneway IN (0, 1)),
  source TEXT NOT NULL CHECK (source <> ''),
  verified_on TEXT,
  note TEXT,
  created_at_s {int64} NOT NULL,
  changed_at_s {int64} NOT NULL,
  changed_by TEXT NOT NULL,
  deleted_at_s {int64},
  revision {int64} NOT NULL UNIQUE,
  CHECK (from_date IS NULL OR until_date IS NULL OR from_date <= until_date),
  CHECK ((yearly_from IS NULL) = (yearly_until IS NULL)),
  CHECK (yearly_from IS NULL OR (from_date IS NULL AND until_date IS NULL)),
  CHECK ((kind = 'permit_zone') = (permit_type IS NOT NULL AND permit_who IS NOT NULL)),
  CHECK ((kind = 'scenic') = (score IS NOT NULL)),
  CHECK ((kind = 'link') = (road_class IS NOT NULL))
) {strict};

CREATE INDEX road_change_by_kind ON road_change (kind, id);
