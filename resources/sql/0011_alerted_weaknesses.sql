-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 11: weaknesses tell whether an active alert names them. A new workspace has the
-- columns from summary.sql and basis.sql already: the tables are made again in either case, and the
-- fleet is scored whole once, since the revision of the rules rose with it.
CREATE TABLE sum_weakness_11 (
  cve INTEGER PRIMARY KEY, epss REAL, kev INTEGER NOT NULL, threat REAL NOT NULL,
  impact REAL NOT NULL, exposed INTEGER NOT NULL, products BLOB NOT NULL,
  update_available INTEGER NOT NULL, alerted INTEGER NOT NULL) STRICT;
INSERT INTO sum_weakness_11 SELECT cve, epss, kev, threat, impact, exposed, products,
  update_available, 0 FROM sum_weakness;
DROP TABLE sum_weakness;
ALTER TABLE sum_weakness_11 RENAME TO sum_weakness;
CREATE TABLE basis_cve_11 (
  cve INTEGER PRIMARY KEY, updatable INTEGER NOT NULL, not_updatable INTEGER NOT NULL,
  alerted INTEGER NOT NULL) STRICT;
INSERT INTO basis_cve_11 SELECT cve, updatable, not_updatable, 0 FROM basis_cve;
DROP TABLE basis_cve;
ALTER TABLE basis_cve_11 RENAME TO basis_cve;
