-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the computed lists of the workspace were scored from; no row: score the whole fleet next time.
-- The tables of basis.sql come with it.
CREATE TABLE scoring_basis (
  id INTEGER PRIMARY KEY CHECK (id = 1), snapshot INTEGER NOT NULL, knowledge INTEGER NOT NULL,
  weights TEXT NOT NULL, -- setting of the weights
  rules INTEGER NOT NULL, -- revision of the assessment's rules
  versions INTEGER NOT NULL, -- highest key of a software version that was there
  changes INTEGER NOT NULL) STRICT; -- differences added since the whole fleet was scored
