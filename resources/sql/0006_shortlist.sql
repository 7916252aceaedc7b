-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 6: what the first page of a long list of findings is found by, without reading
-- all of them: the range of times on each device, and the versions each update was named for.
CREATE TABLE finding_span (
  device INTEGER PRIMARY KEY, first_min INTEGER, first_max INTEGER, -- seconds; NULL: none told
  lag_max INTEGER) STRICT; -- seconds before the device's newest sighting; NULL: none told
CREATE TABLE fix_version ( -- grows only: a pair that was seen once may be gone
  fix INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (fix, version)) STRICT, WITHOUT ROWID;
INSERT INTO finding_span SELECT device, min(nullif(first_seen, 0)), max(nullif(first_seen, 0)),
  max(CASE WHEN lag >= 0 THEN lag END) FROM finding GROUP BY device;
INSERT INTO fix_version SELECT DISTINCT fix, version FROM finding WHERE fix <> 0;
