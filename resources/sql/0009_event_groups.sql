-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 9: what of an event concerns which device group, as devices were grouped when it
-- was found. Events of earlier schemas do not know.
ALTER TABLE event ADD COLUMN found INTEGER; -- event_total.found; NULL: found by an earlier schema
CREATE TABLE event_group (
  event INTEGER NOT NULL REFERENCES event, grp INTEGER NOT NULL,
  originally INTEGER NOT NULL, -- they sum to the event's
  cves BLOB NOT NULL, -- of the event's those found on devices of the group (varints)
  PRIMARY KEY (event, grp)) STRICT, WITHOUT ROWID;
CREATE TABLE event_total ( -- active devices of each group when events were found
  found INTEGER NOT NULL, grp INTEGER NOT NULL, active INTEGER NOT NULL,
  PRIMARY KEY (found, grp)) STRICT, WITHOUT ROWID;
