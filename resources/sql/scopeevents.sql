-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The events as a past snapshot or chosen device groups see them, beside the computed lists of that
-- scope; events that do not concern the scope are not in it.
CREATE TEMPORARY TABLE sum_event (
  event INTEGER PRIMARY KEY,
  originally INTEGER, -- NULL: the event does not know its groups
  currently INTEGER NOT NULL, -- at the scope's snapshot
  total INTEGER, -- NULL: as above
  cves BLOB NOT NULL) STRICT;
