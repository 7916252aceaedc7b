-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 7: the file and line of every row that an import wrote, so that an explanation
-- ends at a line. Rows of earlier imports have none.
CREATE TABLE place_file (
  snapshot INTEGER NOT NULL, file INTEGER NOT NULL, -- from 1
  name TEXT NOT NULL, PRIMARY KEY (snapshot, file)) STRICT, WITHOUT ROWID;
CREATE TABLE row_place (
  family INTEGER NOT NULL, object INTEGER NOT NULL, -- store::PlacedFamily; key of device or alert
  snapshot INTEGER NOT NULL,
  places BLOB NOT NULL, -- of the object's rows that begin in the snapshot, by key; store/rowplaces.h
  PRIMARY KEY (family, object, snapshot)) STRICT, WITHOUT ROWID;
