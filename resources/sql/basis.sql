-- SPDX-FileCopyrightText: 2026 The Parapet authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The counts and exact sums behind the computed lists, kept so that a change of a few devices can be
-- added to them instead of scoring the whole fleet again. {schema} is replaced by the schema's name.
CREATE TABLE {schema}.basis_product (
  product INTEGER PRIMARY KEY,
  before_high INTEGER NOT NULL, before_low INTEGER NOT NULL, -- two halves of a 128-bit sum: weighted
  after_high INTEGER NOT NULL, after_low INTEGER NOT NULL, -- drops of R, before and after exceptions
  exposed_after INTEGER NOT NULL, closable INTEGER NOT NULL,
  alerted INTEGER NOT NULL, eos_facts INTEGER NOT NULL) STRICT;
CREATE TABLE {schema}.basis_control (
  control INTEGER PRIMARY KEY, told INTEGER NOT NULL, applicable INTEGER NOT NULL,
  compliant INTEGER NOT NULL) STRICT;
CREATE TABLE {schema}.basis_cve (
  cve INTEGER PRIMARY KEY, updatable INTEGER NOT NULL, not_updatable INTEGER NOT NULL,
  alerted INTEGER NOT NULL) STRICT;
