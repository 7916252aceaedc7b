-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 20: which CVEs the findings of each version name, by what they tell of an update,
-- so that a filter on one kind of object and an order by another need not read findings in vain. Empty
-- until the next import makes it, and where nearly each finding is of its own kind; then never a kind
-- too few (one that is gone may stay).
CREATE TABLE finding_kind (
  version INTEGER NOT NULL, state INTEGER NOT NULL, -- as in finding
  cves BLOB NOT NULL, -- packed keys
  PRIMARY KEY (version, state)) STRICT, WITHOUT ROWID;
-- The range of first sightings of each CVE's findings, one list for all (store/cvesightings). Empty
-- until the next import; never too narrow.
CREATE TABLE cve_sighting (list BLOB NOT NULL) STRICT;
