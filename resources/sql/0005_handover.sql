-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 5: what IT answers about the devices of an activity, how an activity came along
-- from snapshot to snapshot, and which files a snapshot was read from.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY, remediation TEXT NOT NULL REFERENCES remediation,
  device INTEGER NOT NULL REFERENCES device, says INTEGER NOT NULL, -- domain::ItWord
  it_status TEXT NOT NULL, it_owner TEXT NOT NULL, it_note TEXT NOT NULL, done_on INTEGER,
  merged_on INTEGER NOT NULL, merged_by TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
  superseded INTEGER NOT NULL DEFAULT 0, -- 1: a later answer about the device took its place
  verdict INTEGER NOT NULL, -- domain::ClaimVerdict
  judged_snapshot INTEGER -- the snapshot that confirmed or contradicted it
) STRICT;
CREATE INDEX claim_target ON claim (remediation, device);
CREATE TABLE remediation_progress (
  remediation TEXT NOT NULL REFERENCES remediation, snapshot INTEGER NOT NULL,
  exposed INTEGER NOT NULL, fixed INTEGER NOT NULL, not_reported INTEGER NOT NULL,
  PRIMARY KEY (remediation, snapshot)) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot_file (
  snapshot INTEGER NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 BLOB NOT NULL,
  PRIMARY KEY (snapshot, name)) STRICT, WITHOUT ROWID;
