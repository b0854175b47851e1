CREATE TABLE "record" (
  "id" INTEGER PRIMARY KEY,
  "uid" TEXT NOT NULL UNIQUE,
  "type" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "revision" INTEGER NOT NULL,
  "level" INTEGER NOT NULL,
  "alive" INTEGER NOT NULL
) STRICT;
CREATE TABLE "batch" (
  "id" INTEGER PRIMARY KEY,
  "file" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "sheets" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "sender" TEXT NOT NULL,
  "profile" TEXT NOT NULL
) STRICT;
CREATE TABLE "change" (
  "id" INTEGER PRIMARY KEY,
  "at" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "batch" INTEGER REFERENCES batch(id),
  "reverts" INTEGER REFERENCES change(id),
  "undone_by" INTEGER REFERENCES change(id),
  "schema_version" INTEGER NOT NULL,
  "digest" TEXT NOT NULL
) STRICT;
CREATE TABLE "entry" (
  "id" INTEGER PRIMARY KEY,
  "change" INTEGER NOT NULL REFERENCES change(id),
  "record" INTEGER NOT NULL REFERENCES record(id),
  "action" TEXT NOT NULL,
  "digests" TEXT NOT NULL
) STRICT;
CREATE TABLE "entry_values" (
  "entry" INTEGER PRIMARY KEY REFERENCES entry(id),
  "content" TEXT NOT NULL
) STRICT;
CREATE TABLE "origin" (
  "batch" INTEGER NOT NULL REFERENCES batch(id),
  "record" INTEGER NOT NULL REFERENCES record(id),
  "cells" TEXT NOT NULL, PRIMARY KEY (batch, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE "link" (
  "record" INTEGER NOT NULL REFERENCES record(id),
  "field" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "level" INTEGER NOT NULL, PRIMARY KEY (record, field, target)
) STRICT, WITHOUT ROWID;
CREATE TABLE "pillar" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "number" TEXT,
  "number_sort" TEXT,
  "summary_es" TEXT,
  "summary_en" TEXT,
  "summary_older" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "source" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title" TEXT,
  "title_sort" TEXT,
  "publisher" TEXT,
  "publisher_sort" TEXT,
  "kind" TEXT,
  "kind_word" TEXT,
  "date" TEXT,
  "date_basis" TEXT,
  "address" TEXT,
  "address_sort" TEXT,
  "quoted" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "actor" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_fr" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "acronym" TEXT,
  "acronym_sort" TEXT,
  "kind" TEXT,
  "kind_word" TEXT,
  "country" TEXT,
  "country_word" TEXT,
  "names" TEXT,
  "parent" TEXT,
  "posts" TEXT,
  "influence" TEXT,
  "influence_word" TEXT,
  "interest_es" TEXT,
  "interest_en" TEXT,
  "interest_older" TEXT,
  "contacts" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "issue" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "number" TEXT,
  "number_sort" TEXT,
  "pillar" TEXT,
  "table" TEXT,
  "table_sort" TEXT,
  "provisions" TEXT,
  "orientation" TEXT,
  "orientation_word" TEXT,
  "track" TEXT,
  "track_word" TEXT,
  "status" TEXT,
  "status_word" TEXT,
  "cycle" TEXT,
  "cycle_basis" TEXT,
  "background_es" TEXT,
  "background_en" TEXT,
  "background_older" TEXT,
  "interest_es" TEXT,
  "interest_en" TEXT,
  "interest_older" TEXT,
  "priority" TEXT,
  "priority_word" TEXT,
  "sensitivity" TEXT,
  "sensitivity_word" TEXT,
  "lead" TEXT,
  "co_leads" TEXT,
  "head_of_table" TEXT,
  "head_of_table_sort" TEXT,
  "counterpart_lead" TEXT,
  "counterpart_lead_sort" TEXT,
  "decision_es" TEXT,
  "decision_en" TEXT,
  "decision_older" TEXT,
  "decision_by" TEXT,
  "decision_by_basis" TEXT,
  "arguments" TEXT,
  "replies" TEXT,
  "do_not_say_es" TEXT,
  "do_not_say_en" TEXT,
  "do_not_say_older" TEXT,
  "trade_offs_es" TEXT,
  "trade_offs_en" TEXT,
  "trade_offs_older" TEXT,
  "cost_at_home_es" TEXT,
  "cost_at_home_en" TEXT,
  "cost_at_home_older" TEXT,
  "legal_change_mx" TEXT,
  "legal_change_mx_word" TEXT,
  "legal_change_us" TEXT,
  "legal_change_us_word" TEXT,
  "legal_change_ca" TEXT,
  "legal_change_ca_word" TEXT,
  "tariff_lines" TEXT,
  "next_step_es" TEXT,
  "next_step_en" TEXT,
  "next_step_older" TEXT,
  "next_owner" TEXT,
  "next_owner_sort" TEXT,
  "next_by" TEXT,
  "next_by_basis" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "position" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "on_es" TEXT,
  "on_en" TEXT,
  "on_older" TEXT,
  "on_es_sort" TEXT,
  "on_en_sort" TEXT,
  "issue" TEXT,
  "actor" TEXT,
  "stance" TEXT,
  "stance_word" TEXT,
  "statement_es" TEXT,
  "statement_en" TEXT,
  "statement_older" TEXT,
  "standing" TEXT,
  "standing_word" TEXT,
  "basis" TEXT,
  "basis_sort" TEXT,
  "confidence" TEXT,
  "confidence_word" TEXT,
  "formality" TEXT,
  "formality_word" TEXT,
  "as_of" TEXT,
  "as_of_basis" TEXT,
  "last_verified" TEXT,
  "last_verified_basis" TEXT,
  "opening_es" TEXT,
  "opening_en" TEXT,
  "opening_older" TEXT,
  "target_es" TEXT,
  "target_en" TEXT,
  "target_older" TEXT,
  "fallback_es" TEXT,
  "fallback_en" TEXT,
  "fallback_older" TEXT,
  "red_line_es" TEXT,
  "red_line_en" TEXT,
  "red_line_older" TEXT,
  "best_alternative_es" TEXT,
  "best_alternative_en" TEXT,
  "best_alternative_older" TEXT,
  "flexibility" TEXT,
  "flexibility_word" TEXT,
  "clearance" TEXT,
  "clearance_word" TEXT,
  "drafted_by" TEXT,
  "drafted_by_sort" TEXT,
  "reviewed_by" TEXT,
  "reviewed_by_sort" TEXT,
  "authorised_by" TEXT,
  "authorised_by_sort" TEXT,
  "authority" TEXT,
  "authority_sort" TEXT,
  "valid_until" TEXT,
  "valid_until_basis" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "citation" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "record" TEXT,
  "field" TEXT,
  "field_sort" TEXT,
  "source" TEXT,
  "locator" TEXT,
  "locator_sort" TEXT,
  "as_of" TEXT,
  "as_of_basis" TEXT,
  "verified" INTEGER,
  "note" TEXT,
  "note_sort" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE UNIQUE INDEX "record_number" ON "record" (type, number);
CREATE INDEX "entry_change" ON "entry" (change);
CREATE INDEX "entry_record" ON "entry" (record);
CREATE INDEX "link_target" ON "link" (target, level);
CREATE INDEX "origin_record" ON "origin" (record);
CREATE INDEX "pillar_level" ON "pillar" (level);
CREATE INDEX "pillar_levels" ON "pillar" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "pillar_release_to" ON "pillar" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "pillar_title_es_sort" ON "pillar" ("title_es_sort", level);
CREATE INDEX "pillar_title_en_sort" ON "pillar" ("title_en_sort", level);
CREATE INDEX "pillar_number_sort" ON "pillar" ("number_sort", level);
CREATE INDEX "pillar_audience" ON "pillar" ("audience", level);
CREATE INDEX "source_level" ON "source" (level);
CREATE INDEX "source_levels" ON "source" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "source_release_to" ON "source" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "source_title_sort" ON "source" ("title_sort", level);
CREATE INDEX "source_publisher_sort" ON "source" ("publisher_sort", level);
CREATE INDEX "source_kind" ON "source" ("kind", level);
CREATE INDEX "source_date" ON "source" ("date", level);
CREATE INDEX "source_address_sort" ON "source" ("address_sort", level);
CREATE INDEX "source_audience" ON "source" ("audience", level);
CREATE INDEX "actor_level" ON "actor" (level);
CREATE INDEX "actor_levels" ON "actor" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "actor_release_to" ON "actor" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "actor_title_es_sort" ON "actor" ("title_es_sort", level);
CREATE INDEX "actor_title_en_sort" ON "actor" ("title_en_sort", level);
CREATE INDEX "actor_acronym_sort" ON "actor" ("acronym_sort", level);
CREATE INDEX "actor_kind" ON "actor" ("kind", level);
CREATE INDEX "actor_country" ON "actor" ("country", level);
CREATE INDEX "actor_influence" ON "actor" ("influence", level);
CREATE INDEX "actor_audience" ON "actor" ("audience", level);
CREATE INDEX "actor_parent" ON "actor" ("parent", level);
CREATE INDEX "issue_level" ON "issue" (level);
CREATE INDEX "issue_levels" ON "issue" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "issue_release_to" ON "issue" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "issue_title_es_sort" ON "issue" ("title_es_sort", level);
CREATE INDEX "issue_title_en_sort" ON "issue" ("title_en_sort", level);
CREATE INDEX "issue_number_sort" ON "issue" ("number_sort", level);
CREATE INDEX "issue_table_sort" ON "issue" ("table_sort", level);
CREATE INDEX "issue_orientation" ON "issue" ("orientation", level);
CREATE INDEX "issue_track" ON "issue" ("track", level);
CREATE INDEX "issue_status" ON "issue" ("status", level);
CREATE INDEX "issue_cycle" ON "issue" ("cycle", level);
CREATE INDEX "issue_priority" ON "issue" ("priority", level);
CREATE INDEX "issue_sensitivity" ON "issue" ("sensitivity", level);
CREATE INDEX "issue_head_of_table_sort" ON "issue" ("head_of_table_sort", level);
CREATE INDEX "issue_counterpart_lead_sort" ON "issue" ("counterpart_lead_sort", level);
CREATE INDEX "issue_decision_by" ON "issue" ("decision_by", level);
CREATE INDEX "issue_legal_change_mx" ON "issue" ("legal_change_mx", level);
CREATE INDEX "issue_legal_change_us" ON "issue" ("legal_change_us", level);
CREATE INDEX "issue_legal_change_ca" ON "issue" ("legal_change_ca", level);
CREATE INDEX "issue_next_owner_sort" ON "issue" ("next_owner_sort", level);
CREATE INDEX "issue_next_by" ON "issue" ("next_by", level);
CREATE INDEX "issue_audience" ON "issue" ("audience", level);
CREATE INDEX "issue_pillar" ON "issue" ("pillar", level);
CREATE INDEX "issue_lead" ON "issue" ("lead", level);
CREATE INDEX "position_level" ON "position" (level);
CREATE INDEX "position_levels" ON "position" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "position_release_to" ON "position" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "position_on_es_sort" ON "position" ("on_es_sort", level);
CREATE INDEX "position_on_en_sort" ON "position" ("on_en_sort", level);
CREATE INDEX "position_stance" ON "position" ("stance", level);
CREATE INDEX "position_standing" ON "position" ("standing", level);
CREATE INDEX "position_basis_sort" ON "position" ("basis_sort", level);
CREATE INDEX "position_confidence" ON "position" ("confidence", level);
CREATE INDEX "position_formality" ON "position" ("formality", level);
CREATE INDEX "position_as_of" ON "position" ("as_of", level);
CREATE INDEX "position_last_verified" ON "position" ("last_verified", level);
CREATE INDEX "position_flexibility" ON "position" ("flexibility", level);
CREATE INDEX "position_clearance" ON "position" ("clearance", level);
CREATE INDEX "position_drafted_by_sort" ON "position" ("drafted_by_sort", level);
CREATE INDEX "position_reviewed_by_sort" ON "position" ("reviewed_by_sort", level);
CREATE INDEX "position_authorised_by_sort" ON "position" ("authorised_by_sort", level);
CREATE INDEX "position_authority_sort" ON "position" ("authority_sort", level);
CREATE INDEX "position_valid_until" ON "position" ("valid_until", level);
CREATE INDEX "position_audience" ON "position" ("audience", level);
CREATE INDEX "position_issue" ON "position" ("issue", level);
CREATE INDEX "position_actor" ON "position" ("actor", level);
CREATE INDEX "citation_level" ON "citation" (level);
CREATE INDEX "citation_levels" ON "citation" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "citation_release_to" ON "citation" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "citation_field_sort" ON "citation" ("field_sort", level);
CREATE INDEX "citation_locator_sort" ON "citation" ("locator_sort", level);
CREATE INDEX "citation_as_of" ON "citation" ("as_of", level);
CREATE INDEX "citation_verified" ON "citation" ("verified", level);
CREATE INDEX "citation_note_sort" ON "citation" ("note_sort", level);
CREATE INDEX "citation_audience" ON "citation" ("audience", level);
CREATE INDEX "citation_record" ON "citation" ("record", level);
CREATE INDEX "citation_source" ON "citation" ("source", level);
CREATE VIRTUAL TABLE "search" USING fts5(public, consulted, government, negotiators, tokenize='unicode61 remove_diacritics 2');
INSERT INTO search(search, rank) VALUES('secure-delete', 1);
