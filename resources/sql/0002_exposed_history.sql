-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Exposed devices of each recommendation at each snapshot since this version, for its course.
CREATE TABLE exposed_history (
  snapshot INTEGER NOT NULL, recommendation INTEGER NOT NULL, -- product * 2 or control * 2 + 1
  exposed INTEGER NOT NULL, PRIMARY KEY (snapshot, recommendation)) STRICT, WITHOUT ROWID;
-- The newest snapshot's counts are known.
INSERT INTO exposed_history SELECT (SELECT id FROM snapshot ORDER BY taken_at DESC, id DESC LIMIT 1),
  id, exposed FROM sum_recommendation WHERE EXISTS (SELECT 1 FROM snapshot);
