-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 3: what happened (events), who changed what (journal), until when a finding is to
-- be closed (policy), and exceptions that are extended or end when exposure grows.

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL, -- milliseconds, midnight UTC
  type INTEGER NOT NULL,
  subject INTEGER NOT NULL, -- product * 2 or control * 2 + 1
  component TEXT NOT NULL, -- how it was called then
  snapshot INTEGER NOT NULL, -- newest snapshot when it was found
  originally INTEGER NOT NULL, currently INTEGER NOT NULL, total INTEGER NOT NULL, -- active devices
  trend INTEGER NOT NULL, -- 0 none, 1 up (worse), 2 down
  cves BLOB NOT NULL, -- keys as a list of differences (varints)
  UNIQUE (day, type, subject)) STRICT;
CREATE INDEX event_subject ON event (subject);

CREATE TABLE journal (
  id INTEGER PRIMARY KEY, -- 1, 2, 3 ... without a gap
  at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, object_type TEXT NOT NULL,
  object_id TEXT NOT NULL, object TEXT NOT NULL,
  before TEXT NOT NULL, after TEXT NOT NULL, -- JSON objects, or empty
  hash TEXT NOT NULL) STRICT; -- of the entry before and of this one; see models/store/journal.h
CREATE INDEX journal_object ON journal (object_id);
-- What the journal should end with, so that entries cut off at its end are missed.
CREATE TABLE journal_head (
  one INTEGER PRIMARY KEY CHECK (one = 1), entries INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
INSERT INTO journal_head VALUES (1, 0, '');

-- Days from first seen until a finding is to be closed, by severity (2 Low ... 5 Critical).
CREATE TABLE policy_days (severity INTEGER PRIMARY KEY, days INTEGER NOT NULL) STRICT;
INSERT INTO policy_days VALUES (5, 15), (4, 30), (3, 90), (2, 180);

ALTER TABLE exception ADD COLUMN predecessor TEXT NOT NULL DEFAULT '';
ALTER TABLE exception ADD COLUMN successor TEXT NOT NULL DEFAULT '';
ALTER TABLE exception ADD COLUMN resurface INTEGER NOT NULL DEFAULT 0; -- 1: ends when exposure grows
ALTER TABLE exception ADD COLUMN filed_devices INTEGER; -- exposed in its scope when it was filed

CREATE INDEX feed_name ON feed (name);

-- For workspaces of schema 2; a new one has it from summary.sql.
CREATE TABLE IF NOT EXISTS sum_clock (
  recommendation INTEGER NOT NULL, severity INTEGER NOT NULL, kev INTEGER NOT NULL,
  exposed INTEGER NOT NULL, first_seen INTEGER NOT NULL, kev_start INTEGER NOT NULL,
  PRIMARY KEY (recommendation, severity, kev, exposed)) STRICT, WITHOUT ROWID;
