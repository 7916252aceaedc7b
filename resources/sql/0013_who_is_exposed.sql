-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workspace schema 13: whether a device is onboarded, and whether it was taken out of the scores
-- where the export was made. Imports before did not read it: nothing is known to be excluded. And
-- devices with software past its end of support are exposed to it, no longer counted apart; a new
-- workspace has the table so already. The fleet is scored whole once: the rules' revision rose.
DROP TABLE basis_product;
CREATE TABLE basis_product (
  product INTEGER PRIMARY KEY, before_high INTEGER NOT NULL, before_low INTEGER NOT NULL,
  after_high INTEGER NOT NULL, after_low INTEGER NOT NULL, exposed_after INTEGER NOT NULL,
  closable INTEGER NOT NULL, alerted INTEGER NOT NULL, eos_facts INTEGER NOT NULL) STRICT;
ALTER TABLE device_state ADD COLUMN onboarding TEXT NOT NULL DEFAULT '';
ALTER TABLE device_state ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device_state ADD COLUMN exclusion_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE device_state_past ADD COLUMN onboarding TEXT NOT NULL DEFAULT '';
ALTER TABLE device_state_past ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device_state_past ADD COLUMN exclusion_reason TEXT NOT NULL DEFAULT '';
