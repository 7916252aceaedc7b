-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 12: devices with findings that tell no first sighting. Those count from the
-- snapshot that brought them, so the other devices' latest due date is known from their times alone.
ALTER TABLE finding_span ADD COLUMN untold INTEGER NOT NULL DEFAULT 0;
UPDATE finding_span SET untold = 1 WHERE EXISTS (
  SELECT 1 FROM finding f WHERE f.device = finding_span.device AND f.first_seen = 0);
