-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 14: how the devices of an activity stood before, so that past snapshots tell it;
-- how many devices an exception hid in each of its groups; and that a ticket is to be opened.
CREATE TABLE remediation_device_past (
  remediation TEXT NOT NULL REFERENCES remediation, device INTEGER NOT NULL,
  until INTEGER NOT NULL, -- the snapshot that changed it
  status INTEGER NOT NULL, -- what it was before that snapshot
  PRIMARY KEY (remediation, device, until)) STRICT, WITHOUT ROWID;
CREATE TABLE exception_group_filed (
  exception TEXT NOT NULL REFERENCES exception, name TEXT NOT NULL,
  devices INTEGER NOT NULL, -- exposed in this group when it was filed
  PRIMARY KEY (exception, name)) STRICT, WITHOUT ROWID;
ALTER TABLE remediation ADD COLUMN wants_ticket INTEGER NOT NULL DEFAULT 0; -- 1: in Intune
