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
  "digest" TEXT NOT NULL,
  "part_of" INTEGER REFERENCES change(id)
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
CREATE TABLE "merged" (
  "change" INTEGER PRIMARY KEY REFERENCES change(id),
  "kept" INTEGER NOT NULL REFERENCES record(id),
  "gone" INTEGER NOT NULL REFERENCES record(id),
  "fields" TEXT NOT NULL
) STRICT;
CREATE TABLE "link" (
  "record" INTEGER NOT NULL REFERENCES record(id),
  "field" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "level" INTEGER NOT NULL, PRIMARY KEY (record, field, target)
) STRICT, WITHOUT ROWID;
CREATE TABLE "issued" (
  "number" INTEGER PRIMARY KEY,
  "at" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "audience" TEXT NOT NULL,
  "recipient" TEXT NOT NULL,
  "language" TEXT NOT NULL,
  "as_of" TEXT NOT NULL,
  "copies" INTEGER NOT NULL,
  "change" INTEGER NOT NULL,
  "data" TEXT NOT NULL,
  "options" TEXT NOT NULL,
  "proof" TEXT NOT NULL
) STRICT;
CREATE TABLE "issued_file" (
  "number" INTEGER NOT NULL REFERENCES issued(number),
  "copy" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "content" BLOB NOT NULL, PRIMARY KEY (number, copy)
) STRICT;
CREATE TABLE "scratch" (
  "name" TEXT PRIMARY KEY,
  "content" TEXT NOT NULL
) STRICT;
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
  "language" TEXT,
  "language_word" TEXT,
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
CREATE TABLE "provision" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_fr" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "reference" TEXT,
  "kind" TEXT,
  "kind_word" TEXT,
  "parent" TEXT,
  "names" TEXT,
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
  "provisions" TEXT,
  "table" TEXT,
  "table_sort" TEXT,
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
  "consulted" TEXT,
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
  "reason" TEXT,
  "reason_sort" TEXT,
  "opening_es" TEXT,
  "opening_en" TEXT,
  "opening_older" TEXT,
  "target_es" TEXT,
  "target_en" TEXT,
  "target_older" TEXT,
  "fallback_es" TEXT,
  "fallback_en" TEXT,
  "fallback_older" TEXT,
  "landing_zone_es" TEXT,
  "landing_zone_en" TEXT,
  "landing_zone_older" TEXT,
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
CREATE TABLE "body" (
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
  "provisions" TEXT,
  "basis_es" TEXT,
  "basis_en" TEXT,
  "basis_older" TEXT,
  "basis_es_sort" TEXT,
  "basis_en_sort" TEXT,
  "parent" TEXT,
  "parties" TEXT,
  "mandate_es" TEXT,
  "mandate_en" TEXT,
  "mandate_older" TEXT,
  "cadence" TEXT,
  "practice_es" TEXT,
  "practice_en" TEXT,
  "practice_older" TEXT,
  "names" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "meeting" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "body" TEXT,
  "when" TEXT,
  "when_basis" TEXT,
  "ordinal" TEXT,
  "ordinal_sort" TEXT,
  "standing" TEXT,
  "standing_word" TEXT,
  "known_from" TEXT,
  "known_from_word" TEXT,
  "sittings" TEXT,
  "sittings_unit" TEXT,
  "sittings_sort" REAL,
  "place_es" TEXT,
  "place_en" TEXT,
  "place_older" TEXT,
  "place_es_sort" TEXT,
  "place_en_sort" TEXT,
  "mode" TEXT,
  "mode_word" TEXT,
  "meeting_level" TEXT,
  "meeting_level_word" TEXT,
  "chair" TEXT,
  "parties_present" TEXT,
  "participants" TEXT,
  "agenda" TEXT,
  "outcome_es" TEXT,
  "outcome_en" TEXT,
  "outcome_older" TEXT,
  "next_meeting" TEXT,
  "next_meeting_basis" TEXT,
  "document" TEXT,
  "document_sort" TEXT,
  "minutes" TEXT,
  "minutes_word" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "measure" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "kind" TEXT,
  "kind_word" TEXT,
  "authority" TEXT,
  "legal_basis_es" TEXT,
  "legal_basis_en" TEXT,
  "legal_basis_older" TEXT,
  "legal_basis_es_sort" TEXT,
  "legal_basis_en_sort" TEXT,
  "rate" TEXT,
  "rate_unit" TEXT,
  "rate_sort" REAL,
  "time_limit" TEXT,
  "time_limit_unit" TEXT,
  "time_limit_sort" REAL,
  "scope_es" TEXT,
  "scope_en" TEXT,
  "scope_older" TEXT,
  "tariff_lines" TEXT,
  "exemption_es" TEXT,
  "exemption_en" TEXT,
  "exemption_older" TEXT,
  "in_force_from" TEXT,
  "in_force_from_basis" TEXT,
  "in_force_to" TEXT,
  "in_force_to_basis" TEXT,
  "provisions" TEXT,
  "issues" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "recommendation" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "issue" TEXT,
  "ask_es" TEXT,
  "ask_en" TEXT,
  "ask_older" TEXT,
  "rationale_es" TEXT,
  "rationale_en" TEXT,
  "rationale_older" TEXT,
  "provisions" TEXT,
  "instrument" TEXT,
  "instrument_word" TEXT,
  "ambition" TEXT,
  "ambition_word" TEXT,
  "other_rung" TEXT,
  "standing" TEXT,
  "standing_word" TEXT,
  "sectors" TEXT,
  "institutions" TEXT,
  "proposer" TEXT,
  "lead" TEXT,
  "feasibility_es" TEXT,
  "feasibility_en" TEXT,
  "feasibility_older" TEXT,
  "prior_efforts_es" TEXT,
  "prior_efforts_en" TEXT,
  "prior_efforts_older" TEXT,
  "advisory_views_es" TEXT,
  "advisory_views_en" TEXT,
  "advisory_views_older" TEXT,
  "progress_es" TEXT,
  "progress_en" TEXT,
  "progress_older" TEXT,
  "proposed_text" TEXT,
  "submitted_on" TEXT,
  "submitted_on_basis" TEXT,
  "due" TEXT,
  "due_basis" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "request" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "number" TEXT,
  "number_sort" TEXT,
  "asked_by" TEXT,
  "asked_of" TEXT,
  "track" TEXT,
  "track_word" TEXT,
  "received" TEXT,
  "received_basis" TEXT,
  "channel" TEXT,
  "channel_sort" TEXT,
  "text_es" TEXT,
  "text_en" TEXT,
  "text_older" TEXT,
  "provisions" TEXT,
  "measure" TEXT,
  "issues" TEXT,
  "positions" TEXT,
  "meeting" TEXT,
  "trade_offs_es" TEXT,
  "trade_offs_en" TEXT,
  "trade_offs_older" TEXT,
  "traded_for" TEXT,
  "response" TEXT,
  "response_word" TEXT,
  "reply_es" TEXT,
  "reply_en" TEXT,
  "reply_older" TEXT,
  "answered" TEXT,
  "answered_basis" TEXT,
  "status" TEXT,
  "status_word" TEXT,
  "closed" TEXT,
  "closed_basis" TEXT,
  "due" TEXT,
  "due_basis" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "statement" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "on_es" TEXT,
  "on_en" TEXT,
  "on_older" TEXT,
  "on_es_sort" TEXT,
  "on_en_sort" TEXT,
  "actor" TEXT,
  "speaker" TEXT,
  "speaker_sort" TEXT,
  "verb" TEXT,
  "verb_word" TEXT,
  "words_es" TEXT,
  "words_en" TEXT,
  "words_older" TEXT,
  "when" TEXT,
  "when_basis" TEXT,
  "hour" TEXT,
  "formality" TEXT,
  "formality_word" TEXT,
  "ad_referendum" INTEGER,
  "issue" TEXT,
  "meeting" TEXT,
  "provisions" TEXT,
  "reviewed" INTEGER,
  "promoted_to" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "commitment" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "direction" TEXT,
  "direction_word" TEXT,
  "owner" TEXT,
  "to_whom" TEXT,
  "due" TEXT,
  "due_basis" TEXT,
  "origin" TEXT,
  "origin_word" TEXT,
  "meeting" TEXT,
  "body" TEXT,
  "issue" TEXT,
  "provisions" TEXT,
  "status" TEXT,
  "status_word" TEXT,
  "evidence_es" TEXT,
  "evidence_en" TEXT,
  "evidence_older" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "concern" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "number" TEXT,
  "number_sort" TEXT,
  "raised_by" TEXT,
  "respondent" TEXT,
  "supporters" TEXT,
  "issue" TEXT,
  "measure" TEXT,
  "body" TEXT,
  "meetings" TEXT,
  "first_raised" TEXT,
  "first_raised_basis" TEXT,
  "last_raised" TEXT,
  "last_raised_basis" TEXT,
  "times_raised" TEXT,
  "times_raised_unit" TEXT,
  "times_raised_sort" REAL,
  "provisions" TEXT,
  "products" TEXT,
  "notifications" TEXT,
  "status" TEXT,
  "status_word" TEXT,
  "evidence_es" TEXT,
  "evidence_en" TEXT,
  "evidence_older" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "engagement" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "when" TEXT,
  "when_basis" TEXT,
  "actors" TEXT,
  "channel" TEXT,
  "channel_sort" TEXT,
  "said_es" TEXT,
  "said_en" TEXT,
  "said_older" TEXT,
  "promised_es" TEXT,
  "promised_en" TEXT,
  "promised_older" TEXT,
  "issue" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "submission" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "folio" TEXT,
  "folio_sort" TEXT,
  "submitter" TEXT,
  "submitter_name" TEXT,
  "submitter_name_sort" TEXT,
  "submitter_kind" TEXT,
  "submitter_kind_sort" TEXT,
  "received" TEXT,
  "received_basis" TEXT,
  "sector" TEXT,
  "state" TEXT,
  "state_sort" TEXT,
  "provisions" TEXT,
  "problem_es" TEXT,
  "problem_en" TEXT,
  "problem_older" TEXT,
  "proposal_es" TEXT,
  "proposal_en" TEXT,
  "proposal_older" TEXT,
  "not_accepted_es" TEXT,
  "not_accepted_en" TEXT,
  "not_accepted_older" TEXT,
  "amount" TEXT,
  "amount_unit" TEXT,
  "amount_sort" REAL,
  "tariff_lines" TEXT,
  "confidential" INTEGER,
  "issue" TEXT,
  "promoted_to" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "figure" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "value" TEXT,
  "value_unit" TEXT,
  "value_sort" REAL,
  "period" TEXT,
  "period_basis" TEXT,
  "actor" TEXT,
  "partner" TEXT,
  "method_es" TEXT,
  "method_en" TEXT,
  "method_older" TEXT,
  "issues" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "milestone" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "when" TEXT,
  "when_basis" TEXT,
  "kind" TEXT,
  "kind_word" TEXT,
  "cycle" TEXT,
  "cycle_basis" TEXT,
  "parties" TEXT,
  "confirmed" TEXT,
  "declined" TEXT,
  "moves_with" TEXT,
  "offset" TEXT,
  "offset_unit" TEXT,
  "offset_sort" REAL,
  "legal_basis_es" TEXT,
  "legal_basis_en" TEXT,
  "legal_basis_older" TEXT,
  "legal_basis_es_sort" TEXT,
  "legal_basis_en_sort" TEXT,
  "provisions" TEXT,
  "issue" TEXT,
  "notes" TEXT,
  "tags" TEXT,
  "audience" TEXT,
  "audience_word" TEXT,
  "release_to" TEXT,
  "levels" TEXT
) STRICT;
CREATE TABLE "inquiry" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "title_es" TEXT,
  "title_en" TEXT,
  "title_older" TEXT,
  "title_es_sort" TEXT,
  "title_en_sort" TEXT,
  "number" TEXT,
  "number_sort" TEXT,
  "asked" TEXT,
  "about" TEXT,
  "batch" TEXT,
  "batch_sort" TEXT,
  "event" TEXT,
  "sent" TEXT,
  "sent_basis" TEXT,
  "due" TEXT,
  "due_basis" TEXT,
  "due_hour" TEXT,
  "answer" TEXT,
  "answered" TEXT,
  "answered_basis" TEXT,
  "answered_hour" TEXT,
  "withdrawn" INTEGER,
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
CREATE TABLE "distinction" (
  "id" INTEGER PRIMARY KEY REFERENCES record(id),
  "level" INTEGER NOT NULL,
  "one" TEXT,
  "one_sort" TEXT,
  "other" TEXT,
  "other_sort" TEXT,
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
CREATE INDEX "source_language" ON "source" ("language", level);
CREATE INDEX "source_publisher_sort" ON "source" ("publisher_sort", level);
CREATE INDEX "source_kind" ON "source" ("kind", level);
CREATE INDEX "source_date" ON "source" ("date", level);
CREATE INDEX "source_address_sort" ON "source" ("address_sort", level);
CREATE INDEX "source_audience" ON "source" ("audience", level);
CREATE INDEX "provision_level" ON "provision" (level);
CREATE INDEX "provision_levels" ON "provision" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "provision_release_to" ON "provision" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "provision_title_es_sort" ON "provision" ("title_es_sort", level);
CREATE INDEX "provision_title_en_sort" ON "provision" ("title_en_sort", level);
CREATE INDEX "provision_kind" ON "provision" ("kind", level);
CREATE INDEX "provision_audience" ON "provision" ("audience", level);
CREATE INDEX "provision_parent" ON "provision" ("parent", level);
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
CREATE INDEX "position_reason_sort" ON "position" ("reason_sort", level);
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
CREATE INDEX "body_level" ON "body" (level);
CREATE INDEX "body_levels" ON "body" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "body_release_to" ON "body" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "body_title_es_sort" ON "body" ("title_es_sort", level);
CREATE INDEX "body_title_en_sort" ON "body" ("title_en_sort", level);
CREATE INDEX "body_acronym_sort" ON "body" ("acronym_sort", level);
CREATE INDEX "body_kind" ON "body" ("kind", level);
CREATE INDEX "body_basis_es_sort" ON "body" ("basis_es_sort", level);
CREATE INDEX "body_basis_en_sort" ON "body" ("basis_en_sort", level);
CREATE INDEX "body_audience" ON "body" ("audience", level);
CREATE INDEX "body_parent" ON "body" ("parent", level);
CREATE INDEX "meeting_level" ON "meeting" (level);
CREATE INDEX "meeting_levels" ON "meeting" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "meeting_release_to" ON "meeting" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "meeting_title_es_sort" ON "meeting" ("title_es_sort", level);
CREATE INDEX "meeting_title_en_sort" ON "meeting" ("title_en_sort", level);
CREATE INDEX "meeting_when" ON "meeting" ("when", level);
CREATE INDEX "meeting_ordinal_sort" ON "meeting" ("ordinal_sort", level);
CREATE INDEX "meeting_standing" ON "meeting" ("standing", level);
CREATE INDEX "meeting_known_from" ON "meeting" ("known_from", level);
CREATE INDEX "meeting_sittings_sort" ON "meeting" ("sittings_sort", level);
CREATE INDEX "meeting_place_es_sort" ON "meeting" ("place_es_sort", level);
CREATE INDEX "meeting_place_en_sort" ON "meeting" ("place_en_sort", level);
CREATE INDEX "meeting_mode" ON "meeting" ("mode", level);
CREATE INDEX "meeting_meeting_level" ON "meeting" ("meeting_level", level);
CREATE INDEX "meeting_next_meeting" ON "meeting" ("next_meeting", level);
CREATE INDEX "meeting_document_sort" ON "meeting" ("document_sort", level);
CREATE INDEX "meeting_minutes" ON "meeting" ("minutes", level);
CREATE INDEX "meeting_audience" ON "meeting" ("audience", level);
CREATE INDEX "meeting_body" ON "meeting" ("body", level);
CREATE INDEX "meeting_chair" ON "meeting" ("chair", level);
CREATE INDEX "measure_level" ON "measure" (level);
CREATE INDEX "measure_levels" ON "measure" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "measure_release_to" ON "measure" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "measure_title_es_sort" ON "measure" ("title_es_sort", level);
CREATE INDEX "measure_title_en_sort" ON "measure" ("title_en_sort", level);
CREATE INDEX "measure_kind" ON "measure" ("kind", level);
CREATE INDEX "measure_legal_basis_es_sort" ON "measure" ("legal_basis_es_sort", level);
CREATE INDEX "measure_legal_basis_en_sort" ON "measure" ("legal_basis_en_sort", level);
CREATE INDEX "measure_rate_sort" ON "measure" ("rate_sort", level);
CREATE INDEX "measure_time_limit_sort" ON "measure" ("time_limit_sort", level);
CREATE INDEX "measure_in_force_from" ON "measure" ("in_force_from", level);
CREATE INDEX "measure_in_force_to" ON "measure" ("in_force_to", level);
CREATE INDEX "measure_audience" ON "measure" ("audience", level);
CREATE INDEX "measure_authority" ON "measure" ("authority", level);
CREATE INDEX "recommendation_level" ON "recommendation" (level);
CREATE INDEX "recommendation_levels" ON "recommendation" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "recommendation_release_to" ON "recommendation" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "recommendation_title_es_sort" ON "recommendation" ("title_es_sort", level);
CREATE INDEX "recommendation_title_en_sort" ON "recommendation" ("title_en_sort", level);
CREATE INDEX "recommendation_instrument" ON "recommendation" ("instrument", level);
CREATE INDEX "recommendation_ambition" ON "recommendation" ("ambition", level);
CREATE INDEX "recommendation_standing" ON "recommendation" ("standing", level);
CREATE INDEX "recommendation_submitted_on" ON "recommendation" ("submitted_on", level);
CREATE INDEX "recommendation_due" ON "recommendation" ("due", level);
CREATE INDEX "recommendation_audience" ON "recommendation" ("audience", level);
CREATE INDEX "recommendation_issue" ON "recommendation" ("issue", level);
CREATE INDEX "recommendation_other_rung" ON "recommendation" ("other_rung", level);
CREATE INDEX "recommendation_proposer" ON "recommendation" ("proposer", level);
CREATE INDEX "recommendation_lead" ON "recommendation" ("lead", level);
CREATE INDEX "request_level" ON "request" (level);
CREATE INDEX "request_levels" ON "request" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "request_release_to" ON "request" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "request_title_es_sort" ON "request" ("title_es_sort", level);
CREATE INDEX "request_title_en_sort" ON "request" ("title_en_sort", level);
CREATE INDEX "request_number_sort" ON "request" ("number_sort", level);
CREATE INDEX "request_track" ON "request" ("track", level);
CREATE INDEX "request_received" ON "request" ("received", level);
CREATE INDEX "request_channel_sort" ON "request" ("channel_sort", level);
CREATE INDEX "request_response" ON "request" ("response", level);
CREATE INDEX "request_answered" ON "request" ("answered", level);
CREATE INDEX "request_status" ON "request" ("status", level);
CREATE INDEX "request_closed" ON "request" ("closed", level);
CREATE INDEX "request_due" ON "request" ("due", level);
CREATE INDEX "request_audience" ON "request" ("audience", level);
CREATE INDEX "request_asked_by" ON "request" ("asked_by", level);
CREATE INDEX "request_asked_of" ON "request" ("asked_of", level);
CREATE INDEX "request_measure" ON "request" ("measure", level);
CREATE INDEX "request_meeting" ON "request" ("meeting", level);
CREATE INDEX "statement_level" ON "statement" (level);
CREATE INDEX "statement_levels" ON "statement" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "statement_release_to" ON "statement" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "statement_on_es_sort" ON "statement" ("on_es_sort", level);
CREATE INDEX "statement_on_en_sort" ON "statement" ("on_en_sort", level);
CREATE INDEX "statement_speaker_sort" ON "statement" ("speaker_sort", level);
CREATE INDEX "statement_verb" ON "statement" ("verb", level);
CREATE INDEX "statement_when" ON "statement" ("when", level);
CREATE INDEX "statement_hour" ON "statement" ("hour", level);
CREATE INDEX "statement_formality" ON "statement" ("formality", level);
CREATE INDEX "statement_ad_referendum" ON "statement" ("ad_referendum", level);
CREATE INDEX "statement_reviewed" ON "statement" ("reviewed", level);
CREATE INDEX "statement_audience" ON "statement" ("audience", level);
CREATE INDEX "statement_actor" ON "statement" ("actor", level);
CREATE INDEX "statement_issue" ON "statement" ("issue", level);
CREATE INDEX "statement_meeting" ON "statement" ("meeting", level);
CREATE INDEX "statement_promoted_to" ON "statement" ("promoted_to", level);
CREATE INDEX "commitment_level" ON "commitment" (level);
CREATE INDEX "commitment_levels" ON "commitment" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "commitment_release_to" ON "commitment" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "commitment_title_es_sort" ON "commitment" ("title_es_sort", level);
CREATE INDEX "commitment_title_en_sort" ON "commitment" ("title_en_sort", level);
CREATE INDEX "commitment_direction" ON "commitment" ("direction", level);
CREATE INDEX "commitment_due" ON "commitment" ("due", level);
CREATE INDEX "commitment_origin" ON "commitment" ("origin", level);
CREATE INDEX "commitment_status" ON "commitment" ("status", level);
CREATE INDEX "commitment_audience" ON "commitment" ("audience", level);
CREATE INDEX "commitment_owner" ON "commitment" ("owner", level);
CREATE INDEX "commitment_meeting" ON "commitment" ("meeting", level);
CREATE INDEX "commitment_body" ON "commitment" ("body", level);
CREATE INDEX "commitment_issue" ON "commitment" ("issue", level);
CREATE INDEX "concern_level" ON "concern" (level);
CREATE INDEX "concern_levels" ON "concern" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "concern_release_to" ON "concern" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "concern_title_es_sort" ON "concern" ("title_es_sort", level);
CREATE INDEX "concern_title_en_sort" ON "concern" ("title_en_sort", level);
CREATE INDEX "concern_number_sort" ON "concern" ("number_sort", level);
CREATE INDEX "concern_first_raised" ON "concern" ("first_raised", level);
CREATE INDEX "concern_last_raised" ON "concern" ("last_raised", level);
CREATE INDEX "concern_times_raised_sort" ON "concern" ("times_raised_sort", level);
CREATE INDEX "concern_status" ON "concern" ("status", level);
CREATE INDEX "concern_audience" ON "concern" ("audience", level);
CREATE INDEX "concern_respondent" ON "concern" ("respondent", level);
CREATE INDEX "concern_issue" ON "concern" ("issue", level);
CREATE INDEX "concern_measure" ON "concern" ("measure", level);
CREATE INDEX "concern_body" ON "concern" ("body", level);
CREATE INDEX "engagement_level" ON "engagement" (level);
CREATE INDEX "engagement_levels" ON "engagement" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "engagement_release_to" ON "engagement" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "engagement_title_es_sort" ON "engagement" ("title_es_sort", level);
CREATE INDEX "engagement_title_en_sort" ON "engagement" ("title_en_sort", level);
CREATE INDEX "engagement_when" ON "engagement" ("when", level);
CREATE INDEX "engagement_channel_sort" ON "engagement" ("channel_sort", level);
CREATE INDEX "engagement_audience" ON "engagement" ("audience", level);
CREATE INDEX "engagement_issue" ON "engagement" ("issue", level);
CREATE INDEX "submission_level" ON "submission" (level);
CREATE INDEX "submission_levels" ON "submission" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "submission_release_to" ON "submission" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "submission_title_es_sort" ON "submission" ("title_es_sort", level);
CREATE INDEX "submission_title_en_sort" ON "submission" ("title_en_sort", level);
CREATE INDEX "submission_folio_sort" ON "submission" ("folio_sort", level);
CREATE INDEX "submission_submitter_name_sort" ON "submission" ("submitter_name_sort", level);
CREATE INDEX "submission_submitter_kind_sort" ON "submission" ("submitter_kind_sort", level);
CREATE INDEX "submission_received" ON "submission" ("received", level);
CREATE INDEX "submission_state_sort" ON "submission" ("state_sort", level);
CREATE INDEX "submission_amount_sort" ON "submission" ("amount_sort", level);
CREATE INDEX "submission_confidential" ON "submission" ("confidential", level);
CREATE INDEX "submission_audience" ON "submission" ("audience", level);
CREATE INDEX "submission_submitter" ON "submission" ("submitter", level);
CREATE INDEX "submission_issue" ON "submission" ("issue", level);
CREATE INDEX "submission_promoted_to" ON "submission" ("promoted_to", level);
CREATE INDEX "figure_level" ON "figure" (level);
CREATE INDEX "figure_levels" ON "figure" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "figure_release_to" ON "figure" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "figure_title_es_sort" ON "figure" ("title_es_sort", level);
CREATE INDEX "figure_title_en_sort" ON "figure" ("title_en_sort", level);
CREATE INDEX "figure_value_sort" ON "figure" ("value_sort", level);
CREATE INDEX "figure_period" ON "figure" ("period", level);
CREATE INDEX "figure_audience" ON "figure" ("audience", level);
CREATE INDEX "figure_actor" ON "figure" ("actor", level);
CREATE INDEX "figure_partner" ON "figure" ("partner", level);
CREATE INDEX "milestone_level" ON "milestone" (level);
CREATE INDEX "milestone_levels" ON "milestone" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "milestone_release_to" ON "milestone" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "milestone_title_es_sort" ON "milestone" ("title_es_sort", level);
CREATE INDEX "milestone_title_en_sort" ON "milestone" ("title_en_sort", level);
CREATE INDEX "milestone_when" ON "milestone" ("when", level);
CREATE INDEX "milestone_kind" ON "milestone" ("kind", level);
CREATE INDEX "milestone_cycle" ON "milestone" ("cycle", level);
CREATE INDEX "milestone_offset_sort" ON "milestone" ("offset_sort", level);
CREATE INDEX "milestone_legal_basis_es_sort" ON "milestone" ("legal_basis_es_sort", level);
CREATE INDEX "milestone_legal_basis_en_sort" ON "milestone" ("legal_basis_en_sort", level);
CREATE INDEX "milestone_audience" ON "milestone" ("audience", level);
CREATE INDEX "milestone_moves_with" ON "milestone" ("moves_with", level);
CREATE INDEX "milestone_issue" ON "milestone" ("issue", level);
CREATE INDEX "inquiry_level" ON "inquiry" (level);
CREATE INDEX "inquiry_levels" ON "inquiry" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "inquiry_release_to" ON "inquiry" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "inquiry_title_es_sort" ON "inquiry" ("title_es_sort", level);
CREATE INDEX "inquiry_title_en_sort" ON "inquiry" ("title_en_sort", level);
CREATE INDEX "inquiry_number_sort" ON "inquiry" ("number_sort", level);
CREATE INDEX "inquiry_batch_sort" ON "inquiry" ("batch_sort", level);
CREATE INDEX "inquiry_sent" ON "inquiry" ("sent", level);
CREATE INDEX "inquiry_due" ON "inquiry" ("due", level);
CREATE INDEX "inquiry_due_hour" ON "inquiry" ("due_hour", level);
CREATE INDEX "inquiry_answered" ON "inquiry" ("answered", level);
CREATE INDEX "inquiry_answered_hour" ON "inquiry" ("answered_hour", level);
CREATE INDEX "inquiry_withdrawn" ON "inquiry" ("withdrawn", level);
CREATE INDEX "inquiry_audience" ON "inquiry" ("audience", level);
CREATE INDEX "inquiry_asked" ON "inquiry" ("asked", level);
CREATE INDEX "inquiry_about" ON "inquiry" ("about", level);
CREATE INDEX "inquiry_event" ON "inquiry" ("event", level);
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
CREATE INDEX "distinction_level" ON "distinction" (level);
CREATE INDEX "distinction_levels" ON "distinction" (id) WHERE "levels" IS NOT NULL;
CREATE INDEX "distinction_release_to" ON "distinction" (id) WHERE "release_to" IS NOT NULL;
CREATE INDEX "distinction_one_sort" ON "distinction" ("one_sort", level);
CREATE INDEX "distinction_other_sort" ON "distinction" ("other_sort", level);
CREATE INDEX "distinction_audience" ON "distinction" ("audience", level);
CREATE VIRTUAL TABLE "search" USING fts5(public, consulted, government, negotiators, tokenize='unicode61 remove_diacritics 2');
INSERT INTO search(search, rank) VALUES('secure-delete', 1);
