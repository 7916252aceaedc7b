-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 19: what an activity gains on its own devices, now and when it was filed (NULL:
-- filed before this was kept). A new workspace has the table already. The fleet is scored whole
-- once: the rules' revision rose.
CREATE TABLE IF NOT EXISTS sum_activity (
  remediation TEXT PRIMARY KEY, impact REAL NOT NULL, drop_high INTEGER NOT NULL,
  drop_low INTEGER NOT NULL) STRICT; -- halves of the sum behind the impact
ALTER TABLE remediation ADD COLUMN filed_impact REAL;
