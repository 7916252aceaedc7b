-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The computed lists of one scope (the newest snapshot and all groups in the workspace itself; a
-- past snapshot or chosen groups in a scratch database). {schema} is replaced by the schema's name.
CREATE TABLE {schema}.sum_device (
  device INTEGER PRIMARY KEY, active INTEGER NOT NULL, score REAL, hazard REAL, level INTEGER NOT NULL,
  weaknesses INTEGER NOT NULL, software INTEGER NOT NULL, value INTEGER NOT NULL,
  internet INTEGER NOT NULL, tags TEXT NOT NULL, -- these and the group with what people set
  grp INTEGER NOT NULL) STRICT;
CREATE TABLE {schema}.sum_recommendation (
  id INTEGER PRIMARY KEY, -- product * 2 or control * 2 + 1
  key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, related_component TEXT NOT NULL, vendor TEXT NOT NULL,
  product TEXT NOT NULL, recommended_version TEXT NOT NULL, category TEXT NOT NULL,
  sub_category TEXT NOT NULL, remediation_type INTEGER NOT NULL, status INTEGER NOT NULL,
  weaknesses INTEGER NOT NULL, total INTEGER NOT NULL, exposed INTEGER NOT NULL,
  exposed_after INTEGER NOT NULL, public_exploit INTEGER NOT NULL, active_alert INTEGER NOT NULL,
  in_kev INTEGER NOT NULL, exploit INTEGER NOT NULL, max_cvss REAL, max_epss REAL,
  severity_score REAL NOT NULL, exposure_impact REAL NOT NULL, exposure_impact_after REAL NOT NULL,
  config_impact REAL NOT NULL, tags TEXT NOT NULL) STRICT;
CREATE TABLE {schema}.sum_software (
  product INTEGER PRIMARY KEY, versions INTEGER NOT NULL, installed INTEGER NOT NULL,
  exposed INTEGER NOT NULL, weaknesses INTEGER NOT NULL, public_exploit INTEGER NOT NULL,
  active_alert INTEGER NOT NULL, impact REAL NOT NULL, eos INTEGER NOT NULL, eos_date INTEGER,
  tags TEXT NOT NULL) STRICT;
CREATE TABLE {schema}.sum_version (
  version INTEGER PRIMARY KEY, installed INTEGER NOT NULL, exposed INTEGER NOT NULL,
  weaknesses INTEGER NOT NULL, fix INTEGER NOT NULL) STRICT;
CREATE TABLE {schema}.sum_weakness (
  cve INTEGER PRIMARY KEY, epss REAL, kev INTEGER NOT NULL, -- 0 no, 1 in KEV, 2 ransomware
  threat REAL NOT NULL, impact REAL NOT NULL, exposed INTEGER NOT NULL,
  products BLOB NOT NULL, -- keys as a list of differences (varints)
  update_available INTEGER NOT NULL, -- 0 none, 1 some, 2 all
  alerted INTEGER NOT NULL) STRICT; -- 1: an active alert names it on an exposed device
CREATE TABLE {schema}.sum_control (
  control INTEGER PRIMARY KEY, applicable INTEGER NOT NULL, compliant INTEGER NOT NULL,
  points REAL NOT NULL, max_points REAL NOT NULL) STRICT;
-- Devices of an object as a list of differences (varints): kind 0 software installed, 1 software
-- exposed, 2 CVE exposed, 3 control failing, 4 software version installed. Active devices only.
CREATE TABLE {schema}.sum_devices_of (
  kind INTEGER NOT NULL, object INTEGER NOT NULL, devices BLOB NOT NULL,
  PRIMARY KEY (kind, object)) STRICT, WITHOUT ROWID;
-- Which exception covers which recommendation (and CVE, or 0 for all) in which device group.
CREATE TABLE {schema}.sum_excepted (
  recommendation INTEGER NOT NULL, cve INTEGER NOT NULL, grp INTEGER NOT NULL, exception TEXT NOT NULL,
  PRIMARY KEY (recommendation, cve, grp)) STRICT, WITHOUT ROWID;
-- Weaknesses that exceptions cover: 1 wherever they are found, 2 in part (RecommendationStatus).
CREATE TABLE {schema}.sum_weakness_status (
  cve INTEGER PRIMARY KEY, status INTEGER NOT NULL) STRICT;
-- The oldest open pairs of device and CVE of a software recommendation, in seconds, for its due
-- date: by severity of the policy (0 none), KEV (0 or 1) and internet-facing device (0 or 1).
-- kev_start is the oldest start of a clock that runs only since the CVE is in KEV.
CREATE TABLE {schema}.sum_clock (
  recommendation INTEGER NOT NULL, severity INTEGER NOT NULL, kev INTEGER NOT NULL,
  exposed INTEGER NOT NULL, first_seen INTEGER NOT NULL, kev_start INTEGER NOT NULL,
  PRIMARY KEY (recommendation, severity, kev, exposed)) STRICT, WITHOUT ROWID;
-- Drop of the score when the recommendation of an activity under way is carried out on the devices
-- of that activity, with the halves of the sum behind it.
CREATE TABLE {schema}.sum_activity (
  remediation TEXT PRIMARY KEY, impact REAL NOT NULL, drop_high INTEGER NOT NULL,
  drop_low INTEGER NOT NULL) STRICT;
