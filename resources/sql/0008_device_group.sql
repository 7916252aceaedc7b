-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 8: the device group and the tags taken away become device context set by people;
-- the computed list of devices keeps the group in force.
ALTER TABLE device_context ADD COLUMN grp INTEGER; -- 0: back to what the export says
ALTER TABLE device_context ADD COLUMN untags TEXT; -- JSON array of tags taken away
-- A new workspace has the column from summary.sql already: the table is made again in either case.
CREATE TABLE sum_device_8 (
  device INTEGER PRIMARY KEY, active INTEGER NOT NULL, score REAL, hazard REAL, level INTEGER NOT NULL,
  weaknesses INTEGER NOT NULL, software INTEGER NOT NULL, value INTEGER NOT NULL,
  internet INTEGER NOT NULL, tags TEXT NOT NULL, grp INTEGER NOT NULL) STRICT;
INSERT INTO sum_device_8 SELECT device, active, score, hazard, level, weaknesses, software, value,
  internet, tags, ifnull((SELECT s.grp FROM device_state s WHERE s.device = d.device), 0)
  FROM sum_device d;
DROP TABLE sum_device;
ALTER TABLE sum_device_8 RENAME TO sum_device;
