-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 17: how an event stood before a later snapshot of its day added to it, so that the
-- snapshot can be taken back.
CREATE TABLE event_past (
  event INTEGER NOT NULL REFERENCES event, until INTEGER NOT NULL, -- the snapshot that added to it
  originally INTEGER NOT NULL, total INTEGER NOT NULL, trend INTEGER NOT NULL, cves BLOB NOT NULL,
  found INTEGER, PRIMARY KEY (event, until)) STRICT, WITHOUT ROWID;
CREATE TABLE event_group_past (
  event INTEGER NOT NULL REFERENCES event, until INTEGER NOT NULL, grp INTEGER NOT NULL,
  originally INTEGER NOT NULL, cves BLOB NOT NULL,
  PRIMARY KEY (event, until, grp)) STRICT, WITHOUT ROWID;
