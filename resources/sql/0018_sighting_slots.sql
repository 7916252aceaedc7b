-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 18: which devices hold findings first seen at a time, so that the first rows of an
-- order by time are found in the middle of it, too. Empty until the next import makes it; then never
-- a device too few (one whose finding is gone may stay).
CREATE TABLE sighting_slot (
  slot INTEGER PRIMARY KEY, -- seconds of the first sighting / length of a slot
  first_min INTEGER NOT NULL, first_max INTEGER NOT NULL, -- seconds: earliest and latest in it
  devices BLOB NOT NULL) STRICT; -- packed keys
