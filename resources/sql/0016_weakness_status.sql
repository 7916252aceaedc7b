-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 16: which weaknesses exceptions cover, wherever they are found or in part. A new
-- workspace has the table already. The fleet is scored whole once: the rules' revision rose.
CREATE TABLE IF NOT EXISTS sum_weakness_status (
  cve INTEGER PRIMARY KEY, status INTEGER NOT NULL) STRICT; -- 1 everywhere, 2 in part
