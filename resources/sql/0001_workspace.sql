-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 1. Times are milliseconds since the epoch (UTC) unless a column says seconds.
-- Facts live in two tables each: NAME holds what is true in the newest snapshot (with the snapshot
-- it became true), NAME_past what stopped being true ("until" is the first snapshot without it).

-- ---------------------------------------------------------------- dimensions (never deleted)
CREATE TABLE device_group (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE device (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE product (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, vendor TEXT NOT NULL, name TEXT NOT NULL,
  product_code INTEGER NOT NULL) STRICT;
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, disk TEXT NOT NULL, registry TEXT NOT NULL, UNIQUE (disk, registry)) STRICT;
CREATE TABLE software_version (
  id INTEGER PRIMARY KEY, product INTEGER NOT NULL REFERENCES product, version TEXT NOT NULL,
  evidence INTEGER NOT NULL, -- usual evidence of an install; 0: none
  UNIQUE (product, version)) STRICT;
CREATE TABLE cve (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
  number INTEGER) STRICT; -- year * 10^9 + serial; NULL for placeholders that are no CVE
CREATE TABLE control (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE security_update (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kb TEXT NOT NULL, UNIQUE (name, kb)) STRICT;
CREATE TABLE alert (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;

-- ---------------------------------------------------------------- snapshots
CREATE TABLE snapshot (
  id INTEGER PRIMARY KEY, taken_at INTEGER NOT NULL, label TEXT NOT NULL, source TEXT NOT NULL,
  imported_at INTEGER NOT NULL, partial INTEGER NOT NULL, digest BLOB NOT NULL,
  devices INTEGER NOT NULL, findings INTEGER NOT NULL, rejected INTEGER NOT NULL,
  rows TEXT NOT NULL, -- JSON: accepted rows by family
  knowledge INTEGER NOT NULL DEFAULT 0, -- newest feed row used while this was the newest snapshot
  scored_at INTEGER NOT NULL DEFAULT 0, -- "now" of that last scoring
  model TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE import_issue (
  id INTEGER PRIMARY KEY, snapshot INTEGER, feed INTEGER, kind INTEGER NOT NULL,
  file TEXT NOT NULL, line INTEGER, byte_offset INTEGER, reason TEXT NOT NULL) STRICT;
CREATE INDEX import_issue_snapshot ON import_issue (snapshot);

-- ---------------------------------------------------------------- facts, clustered by device
CREATE TABLE finding (
  device INTEGER NOT NULL, version INTEGER NOT NULL, cve INTEGER NOT NULL, since INTEGER NOT NULL,
  first_seen INTEGER NOT NULL, -- seconds; 0: not told
  lag INTEGER NOT NULL, -- seconds that its last sighting lies before the device's newest one
  state INTEGER NOT NULL, -- 0 not stated, 1 update available, 2 unavailable
  fix INTEGER NOT NULL, -- security_update or 0
  PRIMARY KEY (device, version, cve)) STRICT, WITHOUT ROWID;
CREATE TABLE finding_past (
  device INTEGER NOT NULL, version INTEGER NOT NULL, cve INTEGER NOT NULL, since INTEGER NOT NULL,
  until INTEGER NOT NULL, first_seen INTEGER NOT NULL, lag INTEGER NOT NULL, state INTEGER NOT NULL,
  fix INTEGER NOT NULL, PRIMARY KEY (device, version, cve, since)) STRICT, WITHOUT ROWID;
CREATE TABLE install (
  device INTEGER NOT NULL, version INTEGER NOT NULL, since INTEGER NOT NULL,
  first_seen INTEGER NOT NULL, evidence INTEGER NOT NULL, -- 0: the version's usual evidence
  PRIMARY KEY (device, version)) STRICT, WITHOUT ROWID;
CREATE TABLE install_past (
  device INTEGER NOT NULL, version INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  first_seen INTEGER NOT NULL, evidence INTEGER NOT NULL,
  PRIMARY KEY (device, version, since)) STRICT, WITHOUT ROWID;
CREATE TABLE assessment (
  device INTEGER NOT NULL, control INTEGER NOT NULL, since INTEGER NOT NULL,
  lag INTEGER NOT NULL, -- seconds before the device's newest assessment
  result INTEGER NOT NULL, -- bit 0 compliant, bit 1 applicable
  PRIMARY KEY (device, control)) STRICT, WITHOUT ROWID;
CREATE TABLE assessment_past (
  device INTEGER NOT NULL, control INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  lag INTEGER NOT NULL, result INTEGER NOT NULL,
  PRIMARY KEY (device, control, since)) STRICT, WITHOUT ROWID;
-- The times that change with every export, kept apart so that the facts above need not.
CREATE TABLE device_seen (
  device INTEGER PRIMARY KEY, since INTEGER NOT NULL, last_seen INTEGER NOT NULL, -- milliseconds
  finding_seen INTEGER NOT NULL, assessed_seen INTEGER NOT NULL) STRICT; -- seconds; 0: never
CREATE TABLE device_seen_past (
  device INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  last_seen INTEGER NOT NULL, finding_seen INTEGER NOT NULL, assessed_seen INTEGER NOT NULL,
  PRIMARY KEY (device, since)) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- what exports say of dimensions
CREATE TABLE device_state (
  device INTEGER PRIMARY KEY, since INTEGER NOT NULL, name TEXT NOT NULL, os_platform TEXT NOT NULL,
  os_version TEXT NOT NULL, grp INTEGER NOT NULL, value INTEGER NOT NULL, internet INTEGER NOT NULL,
  health TEXT NOT NULL, risk TEXT NOT NULL, tags TEXT NOT NULL, first_seen INTEGER) STRICT;
CREATE TABLE device_state_past (
  device INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, name TEXT NOT NULL,
  os_platform TEXT NOT NULL, os_version TEXT NOT NULL, grp INTEGER NOT NULL, value INTEGER NOT NULL,
  internet INTEGER NOT NULL, health TEXT NOT NULL, risk TEXT NOT NULL, tags TEXT NOT NULL,
  first_seen INTEGER, PRIMARY KEY (device, since)) STRICT, WITHOUT ROWID;
CREATE TABLE version_state (
  version INTEGER PRIMARY KEY, since INTEGER NOT NULL, eos INTEGER NOT NULL, eos_date INTEGER) STRICT;
CREATE TABLE version_state_past (
  version INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, eos INTEGER NOT NULL,
  eos_date INTEGER, PRIMARY KEY (version, since)) STRICT, WITHOUT ROWID;
CREATE TABLE cve_state (
  cve INTEGER PRIMARY KEY, since INTEGER NOT NULL, severity INTEGER NOT NULL, cvss REAL,
  exploit INTEGER NOT NULL, flags INTEGER NOT NULL) STRICT; -- bit 0 disagreement, bit 1 zero day
CREATE TABLE cve_state_past (
  cve INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, severity INTEGER NOT NULL,
  cvss REAL, exploit INTEGER NOT NULL, flags INTEGER NOT NULL,
  PRIMARY KEY (cve, since)) STRICT, WITHOUT ROWID;
CREATE TABLE control_state (
  control INTEGER PRIMARY KEY, since INTEGER NOT NULL, name TEXT NOT NULL, category INTEGER NOT NULL,
  subcategory TEXT NOT NULL, impact REAL NOT NULL) STRICT;
CREATE TABLE control_state_past (
  control INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, name TEXT NOT NULL,
  category INTEGER NOT NULL, subcategory TEXT NOT NULL, impact REAL NOT NULL,
  PRIMARY KEY (control, since)) STRICT, WITHOUT ROWID;
CREATE TABLE alert_state (
  alert INTEGER PRIMARY KEY, since INTEGER NOT NULL, device INTEGER NOT NULL, severity INTEGER NOT NULL,
  status INTEGER NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, category TEXT NOT NULL,
  created_at INTEGER, cves TEXT NOT NULL) STRICT;
CREATE TABLE alert_state_past (
  alert INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, device INTEGER NOT NULL,
  severity INTEGER NOT NULL, status INTEGER NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL,
  category TEXT NOT NULL, created_at INTEGER, cves TEXT NOT NULL,
  PRIMARY KEY (alert, since)) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- device context set by people
-- Each row changes what is not NULL; the newest row of each column holds.
CREATE TABLE device_context (
  device INTEGER NOT NULL, set_at INTEGER NOT NULL, value INTEGER, internet INTEGER,
  tags TEXT, -- JSON array of tags added to those of the export
  set_by TEXT NOT NULL, PRIMARY KEY (device, set_at)) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- knowledge feeds
CREATE TABLE feed (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL, date INTEGER,
  records INTEGER NOT NULL, rejected INTEGER NOT NULL, imported_at INTEGER NOT NULL,
  source TEXT NOT NULL) STRICT;
CREATE TABLE epss (
  number INTEGER PRIMARY KEY, since INTEGER NOT NULL, probability REAL NOT NULL,
  percentile REAL NOT NULL) STRICT;
CREATE TABLE epss_past (
  number INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, probability REAL NOT NULL,
  percentile REAL NOT NULL, PRIMARY KEY (number, since)) STRICT, WITHOUT ROWID;
CREATE TABLE kev (
  number INTEGER PRIMARY KEY, since INTEGER NOT NULL, date_added INTEGER NOT NULL, due_date INTEGER,
  ransomware INTEGER NOT NULL) STRICT;
CREATE TABLE kev_past (
  number INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, date_added INTEGER NOT NULL,
  due_date INTEGER, ransomware INTEGER NOT NULL, PRIMARY KEY (number, since)) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- workflow
CREATE TABLE remediation (
  id TEXT PRIMARY KEY, recommendation TEXT NOT NULL, title TEXT NOT NULL, created_on INTEGER NOT NULL,
  requester TEXT NOT NULL, status INTEGER NOT NULL, status_changed_on INTEGER NOT NULL,
  description TEXT NOT NULL, related_component TEXT NOT NULL, groups TEXT NOT NULL,
  notes TEXT NOT NULL, due_on INTEGER, category TEXT NOT NULL, priority INTEGER NOT NULL,
  completion INTEGER NOT NULL, completer TEXT NOT NULL, remediation_type INTEGER NOT NULL,
  vendor TEXT NOT NULL, product TEXT NOT NULL, control TEXT NOT NULL, recommended_version TEXT NOT NULL,
  target INTEGER NOT NULL, fixed INTEGER NOT NULL) STRICT;
CREATE INDEX remediation_recommendation ON remediation (recommendation);
CREATE TABLE remediation_device (
  remediation TEXT NOT NULL REFERENCES remediation, device INTEGER NOT NULL,
  status INTEGER NOT NULL, -- 0 exposed, 1 fixed, 2 not reported
  PRIMARY KEY (remediation, device)) STRICT, WITHOUT ROWID;
CREATE TABLE exception (
  id TEXT PRIMARY KEY, recommendation TEXT NOT NULL, cve TEXT NOT NULL, -- cve: false positives only
  title TEXT NOT NULL, justification INTEGER NOT NULL, context TEXT NOT NULL,
  all_devices INTEGER NOT NULL, groups TEXT NOT NULL, -- JSON array of group names
  created_by TEXT NOT NULL, created_on INTEGER NOT NULL, starts_on INTEGER NOT NULL,
  expires_on INTEGER NOT NULL, cancelled_by TEXT NOT NULL, cancelled_on INTEGER) STRICT;

-- ---------------------------------------------------------------- setting of the scores
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE score_history (
  snapshot INTEGER NOT NULL, grp INTEGER NOT NULL, -- 0: the whole organisation
  score REAL, weight REAL NOT NULL, points REAL NOT NULL, max_points REAL NOT NULL,
  active INTEGER NOT NULL, inactive INTEGER NOT NULL, no_data INTEGER NOT NULL, high INTEGER NOT NULL,
  medium INTEGER NOT NULL, low INTEGER NOT NULL, p95 REAL, detail TEXT NOT NULL, -- JSON: categories
  PRIMARY KEY (snapshot, grp)) STRICT, WITHOUT ROWID;
