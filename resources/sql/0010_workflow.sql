-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 10: an activity may leave out devices whose users would notice it, and an
-- exception may be cancelled for some of its device groups. From here on bit 2 of
-- assessment.result says that following a failing control is expected to disturb people.
ALTER TABLE remediation ADD COLUMN spares_users INTEGER NOT NULL DEFAULT 0; -- 1: left out
CREATE TABLE exception_group_end (
  exception TEXT NOT NULL REFERENCES exception, name TEXT NOT NULL,
  cancelled_by TEXT NOT NULL, cancelled_on INTEGER NOT NULL,
  PRIMARY KEY (exception, name)) STRICT, WITHOUT ROWID;
