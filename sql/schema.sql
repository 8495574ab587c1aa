-- Generated from pipelines/contract/tables/ by `newsledger generate`. Do not edit.

CREATE TABLE main.articles (
    "article_id" VARCHAR NOT NULL,
    "work_id" VARCHAR NOT NULL,
    "version_no" BIGINT,
    "is_latest" BOOLEAN,
    "url" VARCHAR,
    "canonical_url" VARCHAR,
    "source" VARCHAR NOT NULL,
    "publisher" VARCHAR,
    "input_kind" VARCHAR NOT NULL CHECK ("input_kind" IN ('folder', 'urls', 'page', 'feed', 'sitemap', 'warc', 'telegram', 'stdin')),
    "input_ref" VARCHAR NOT NULL,
    "title" VARCHAR,
    "headline_differs" VARCHAR,
    "authors" VARCHAR[] NOT NULL,
    "agency" VARCHAR,
    "language" VARCHAR,
    "section" VARCHAR,
    "tags" VARCHAR[] NOT NULL,
    "published_at" TIMESTAMPTZ,
    "published_day" DATE,
    "published_precision" VARCHAR NOT NULL CHECK ("published_precision" IN ('minute', 'day', 'none')),
    "published_raw" VARCHAR,
    "date_source" VARCHAR CHECK ("date_source" IN ('json_ld', 'meta', 'time_element', 'url', 'htmldate', 'date_line', 'head', 'listing', 'given')),
    "date_confidence" DOUBLE,
    "modified_at" TIMESTAMPTZ,
    "is_free" BOOLEAN,
    "is_live_blog" BOOLEAN NOT NULL,
    "unread_share" DOUBLE,
    "dateline_place" VARCHAR,
    "text" VARCHAR NOT NULL USING COMPRESSION zstd,
    "text_sha256" VARCHAR NOT NULL,
    "word_count" BIGINT NOT NULL,
    "sentence_count" BIGINT NOT NULL,
    "paragraph_count" BIGINT NOT NULL,
    "fetched_at" TIMESTAMPTZ NOT NULL,
    "http_status" BIGINT,
    "raw_sha256" VARCHAR NOT NULL,
    "raw_path" VARCHAR,
    "syndication_role" VARCHAR NOT NULL CHECK ("syndication_role" IN ('original', 'copy', 'rewrite', 'unknown')),
    "story_id" VARCHAR,
    "note" VARCHAR,
    "extractor_version" VARCHAR NOT NULL,
    "first_seen_at" TIMESTAMPTZ,
    "last_seen_at" TIMESTAMPTZ,
    "superseded_at" TIMESTAMPTZ,
    "public_from" TIMESTAMPTZ,
    "public_until" TIMESTAMPTZ
);
COMMENT ON TABLE main.articles IS 'One row per version of an article.';
COMMENT ON COLUMN main.articles."article_id" IS 'Hash of the work and of the bytes that came in.';
COMMENT ON COLUMN main.articles."work_id" IS 'Hash of the canonical address or file; the same for all versions of an article.';
COMMENT ON COLUMN main.articles."version_no" IS '1 for the first version collected, then 2, 3 …';
COMMENT ON COLUMN main.articles."is_latest" IS 'Whether this is the newest version of its work.';
COMMENT ON COLUMN main.articles."url" IS 'Address that the page came from, or that a file names as its origin.';
COMMENT ON COLUMN main.articles."canonical_url" IS 'Address that the page itself gives as its canonical one, cleaned.';
COMMENT ON COLUMN main.articles."source" IS 'Name of the source definition that brought it.';
COMMENT ON COLUMN main.articles."publisher" IS 'Name of the outlet, from the page, else from the source definition, else the site of its address.';
COMMENT ON COLUMN main.articles."input_kind" IS 'How it came in.';
COMMENT ON COLUMN main.articles."input_ref" IS 'File path or address that was asked for.';
COMMENT ON COLUMN main.articles."title" IS 'Headline without the site''s suffix.';
COMMENT ON COLUMN main.articles."headline_differs" IS 'Where the headline and the text exclude each other on how many people something happened to: both figures, such as ''killed: 5 in the headline, 7 in the text''. An article''s figures are those of its text. NULL where they agree or the headline counts nobody.';
COMMENT ON COLUMN main.articles."authors" IS 'Persons named as authors, agencies left out.';
COMMENT ON COLUMN main.articles."agency" IS 'News agency credited in credit line, byline or dateline.';
COMMENT ON COLUMN main.articles."language" IS 'ISO 639-1 code of the text''s language.';
COMMENT ON COLUMN main.articles."section" IS 'Section of the outlet.';
COMMENT ON COLUMN main.articles."tags" IS 'Keywords that the page gives.';
COMMENT ON COLUMN main.articles."published_at" IS 'Publication moment; the start of the day where only a day is known.';
COMMENT ON COLUMN main.articles."published_day" IS 'Publication day in the publisher''s own time zone.';
COMMENT ON COLUMN main.articles."published_precision" IS 'How exactly published_at is known.';
COMMENT ON COLUMN main.articles."published_raw" IS 'The date as the page writes it.';
COMMENT ON COLUMN main.articles."date_source" IS 'Where the date was read.';
COMMENT ON COLUMN main.articles."date_confidence" IS 'Share of such dates whose day is right, 0 to 1, by sources that agree.';
COMMENT ON COLUMN main.articles."modified_at" IS 'Last change that the page states.';
COMMENT ON COLUMN main.articles."is_free" IS 'Whether the page marks its text as free to read; NULL where it does not tell.';
COMMENT ON COLUMN main.articles."is_live_blog" IS 'Whether the page marks itself as a live blog: posts of several hours, newest first.';
COMMENT ON COLUMN main.articles."unread_share" IS 'Share of the page''s running text, 0 to 1, that no step of reading placed: it was not taken for text, a block or something of no use, such as a menu, and stands in article_blocks as a sidebar. Where it is large, look at the page. NULL for text files.';
COMMENT ON COLUMN main.articles."dateline_place" IS 'Place in the dateline, as written.';
COMMENT ON COLUMN main.articles."text" IS 'Body of the article: NFC, LF, paragraphs separated by a blank line.';
COMMENT ON COLUMN main.articles."text_sha256" IS 'SHA-256 of the text in UTF-8.';
COMMENT ON COLUMN main.articles."word_count" IS 'Words in the text.';
COMMENT ON COLUMN main.articles."sentence_count" IS 'Sentences in the text.';
COMMENT ON COLUMN main.articles."paragraph_count" IS 'Paragraphs in the text.';
COMMENT ON COLUMN main.articles."fetched_at" IS 'Moment at which the input was read or fetched.';
COMMENT ON COLUMN main.articles."http_status" IS 'HTTP status of the response; NULL for files.';
COMMENT ON COLUMN main.articles."raw_sha256" IS 'SHA-256 of the bytes that came in.';
COMMENT ON COLUMN main.articles."raw_path" IS 'WARC file, relative to the warehouse folder, and offset of the evidence copy: file#offset.';
COMMENT ON COLUMN main.articles."syndication_role" IS 'Whether the text is the publisher''s own.';
COMMENT ON COLUMN main.articles."story_id" IS 'Story that the article shares with its near-duplicates; see article_stories.';
COMMENT ON COLUMN main.articles."note" IS 'Why statements and counts are empty, such as a language that is not read.';
COMMENT ON COLUMN main.articles."extractor_version" IS 'Version of newsledger that made the row.';
COMMENT ON COLUMN main.articles."first_seen_at" IS 'First moment at which this text was collected.';
COMMENT ON COLUMN main.articles."last_seen_at" IS 'Last moment at which this text was collected.';
COMMENT ON COLUMN main.articles."superseded_at" IS 'Moment at which a newer version was first collected; NULL for the newest.';
COMMENT ON COLUMN main.articles."public_from" IS 'Moment from which the world could read this version: the publication or change that the page states, the end of the day where it states only a day, else the collection; never after the collection.';
COMMENT ON COLUMN main.articles."public_until" IS 'Moment from which the world could read a newer version; NULL for the newest.';

CREATE TABLE main.article_blocks (
    "block_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "block_no" BIGINT NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('related', 'newsletter', 'biography', 'caption', 'embedded_post', 'correction', 'sidebar')),
    "text" VARCHAR NOT NULL,
    "url" VARCHAR
);
COMMENT ON TABLE main.article_blocks IS 'A piece of the page that is not the article''s own words: kept as evidence, never read for statements or counts.';
COMMENT ON COLUMN main.article_blocks."block_id" IS 'Hash of the article and the number.';
COMMENT ON COLUMN main.article_blocks."article_id" IS 'The article on whose page it stands. References articles.article_id.';
COMMENT ON COLUMN main.article_blocks."block_no" IS 'Number on the page, from 0: boxes in their order, then paragraphs in theirs.';
COMMENT ON COLUMN main.article_blocks."kind" IS 'What kind of piece it is.';
COMMENT ON COLUMN main.article_blocks."text" IS 'Its words, one line for each paragraph; cut after 4,000 characters.';
COMMENT ON COLUMN main.article_blocks."url" IS 'Address that it links to first, such as that of an embedded post.';

CREATE TABLE main.statements (
    "statement_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "sentence_no" BIGINT NOT NULL,
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "parts" BIGINT[][] NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('direct', 'indirect', 'mixed', 'headline')),
    "cue_text" VARCHAR,
    "cue_lemma" VARCHAR,
    "cue_start" BIGINT,
    "cue_end" BIGINT,
    "cue_class" VARCHAR CHECK ("cue_class" IN ('assert', 'claim', 'confirm', 'deny', 'promise', 'order', 'warn', 'ask', 'praise', 'blame')),
    "speaker_text" VARCHAR,
    "speaker_start" BIGINT,
    "speaker_end" BIGINT,
    "speaker" VARCHAR,
    "speaker_type" VARCHAR CHECK ("speaker_type" IN ('person', 'organisation', 'country', 'group', 'unnamed', 'document')),
    "speaker_role" VARCHAR,
    "speaker_org" VARCHAR,
    "speaker_country" VARCHAR,
    "speaker_side" VARCHAR,
    "medium" VARCHAR,
    "cited_via" VARCHAR,
    "said_from" DATE,
    "said_to" DATE,
    "said_precision" BIGINT,
    "polarity" VARCHAR NOT NULL CHECK ("polarity" IN ('affirm', 'deny')),
    "modality" VARCHAR NOT NULL CHECK ("modality" IN ('actual', 'preliminary', 'conditional', 'planned')),
    "confidence" DOUBLE NOT NULL,
    "rule_id" VARCHAR NOT NULL
);
COMMENT ON TABLE main.statements IS 'Who said what: one row per attributed statement.';
COMMENT ON COLUMN main.statements."statement_id" IS 'Hash of article, spans and cue.';
COMMENT ON COLUMN main.statements."article_id" IS 'The article. References articles.article_id.';
COMMENT ON COLUMN main.statements."sentence_no" IS 'Number of the sentence in which the content starts, from 0.';
COMMENT ON COLUMN main.statements."start" IS 'Start of the content in articles.text (in articles.title for kind headline).';
COMMENT ON COLUMN main.statements."end" IS 'End of the content.';
COMMENT ON COLUMN main.statements."text" IS 'The characters from start to end: content without attribution clause and outer quote marks.';
COMMENT ON COLUMN main.statements."parts" IS 'The spans of a quotation split by its attribution, else one span.';
COMMENT ON COLUMN main.statements."kind" IS 'How the words are given.';
COMMENT ON COLUMN main.statements."cue_text" IS 'The words that mark the attribution, as written.';
COMMENT ON COLUMN main.statements."cue_lemma" IS 'Base form of the cue.';
COMMENT ON COLUMN main.statements."cue_start" IS 'Start of the cue.';
COMMENT ON COLUMN main.statements."cue_end" IS 'End of the cue.';
COMMENT ON COLUMN main.statements."cue_class" IS 'What the speaker does by saying it.';
COMMENT ON COLUMN main.statements."speaker_text" IS 'The speaker as written: Gladkov, he, The military.';
COMMENT ON COLUMN main.statements."speaker_start" IS 'Start of the speaker.';
COMMENT ON COLUMN main.statements."speaker_end" IS 'End of the speaker.';
COMMENT ON COLUMN main.statements."speaker" IS 'Full name or organisation after coreference inside the article.';
COMMENT ON COLUMN main.statements."speaker_type" IS 'What kind of speaker it is.';
COMMENT ON COLUMN main.statements."speaker_role" IS 'Office or description of the speaker.';
COMMENT ON COLUMN main.statements."speaker_org" IS 'Organisation that the speaker speaks for.';
COMMENT ON COLUMN main.statements."speaker_country" IS 'ISO 3166-1 code of the speaker''s country, where the text tells it.';
COMMENT ON COLUMN main.statements."speaker_side" IS 'Side of the conflict, only from the user''s sides.csv.';
COMMENT ON COLUMN main.statements."medium" IS 'Channel or setting: on Telegram, told reporters.';
COMMENT ON COLUMN main.statements."cited_via" IS 'Outlet or document that passed the statement on.';
COMMENT ON COLUMN main.statements."said_from" IS 'First day on which it can have been said.';
COMMENT ON COLUMN main.statements."said_to" IS 'Last day on which it can have been said.';
COMMENT ON COLUMN main.statements."said_precision" IS 'UCDP date precision: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.';
COMMENT ON COLUMN main.statements."polarity" IS 'Whether the speaker affirms or denies the content.';
COMMENT ON COLUMN main.statements."modality" IS 'The reality that the speaker gives to the content.';
COMMENT ON COLUMN main.statements."confidence" IS 'Share of such rows that are right, 0 to 1.';
COMMENT ON COLUMN main.statements."rule_id" IS 'The rule that made the row.';

CREATE TABLE main.incident_counts (
    "claim_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "statement_id" VARCHAR,
    "sentence_no" BIGINT NOT NULL,
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "number_text" VARCHAR,
    "number_start" BIGINT,
    "number_end" BIGINT,
    "metric" VARCHAR NOT NULL CHECK ("metric" IN ('killed', 'injured', 'casualties', 'missing', 'bodies_recovered', 'captured', 'held', 'released', 'detained', 'charged', 'evacuated', 'displaced', 'returned', 'rescued', 'affected', 'food_insecure', 'infected', 'launched', 'shot_down', 'failed', 'hit', 'damaged', 'destroyed', 'damaged_or_destroyed', 'without_power', 'attacked', 'seized')),
    "object" VARCHAR NOT NULL CHECK ("object" IN ('person', 'child', 'civilian', 'soldier', 'police', 'fighter', 'attacker', 'worker', 'medic', 'rescuer', 'journalist', 'prisoner', 'refugee', 'patient', 'family', 'missile', 'rocket', 'drone', 'shell', 'bomb', 'weapon', 'aircraft', 'helicopter', 'vehicle', 'tank', 'ship', 'artillery', 'air_defence', 'equipment', 'building', 'house', 'apartment_block', 'apartment', 'school', 'kindergarten', 'hospital', 'church', 'shop', 'business', 'infrastructure', 'power_facility', 'fuel_facility', 'settlement', 'district', 'customer', 'attack', 'strike', 'explosion', 'incursion', 'shooting', 'clash', 'fire', 'crash', 'alert')),
    "object_text" VARCHAR,
    "object_class" VARCHAR NOT NULL CHECK ("object_class" IN ('people', 'weapon', 'vehicle', 'building', 'place', 'event')),
    "unit" VARCHAR NOT NULL CHECK ("unit" IN ('persons', 'households', 'buildings', 'munitions', 'aircraft', 'vehicles', 'places', 'events')),
    "victim_status" VARCHAR CHECK ("victim_status" IN ('civilian', 'combatant', 'unknown')),
    "victim_group" VARCHAR,
    "value" BIGINT,
    "low" BIGINT,
    "high" BIGINT,
    "bound" VARCHAR NOT NULL CHECK ("bound" IN ('exact', 'at_least', 'more_than', 'at_most', 'less_than', 'approx', 'range', 'vague', 'none')),
    "number_form" VARCHAR CHECK ("number_form" IN ('digits', 'words', 'singular', 'named', 'coordinated', 'pronoun', 'vague')),
    "vague_term" VARCHAR,
    "state" VARCHAR NOT NULL CHECK ("state" IN ('stated', 'zero', 'unknown', 'withheld', 'denied')),
    "certainty" VARCHAR NOT NULL CHECK ("certainty" IN ('asserted', 'preliminary', 'claimed', 'disputed', 'denied', 'planned')),
    "polarity" VARCHAR NOT NULL CHECK ("polarity" IN ('affirm', 'deny')),
    "count_basis" VARCHAR NOT NULL CHECK ("count_basis" IN ('incident', 'increment', 'cumulative', 'period', 'planned')),
    "basis_from" DATE,
    "basis_to" DATE,
    "is_background" BOOLEAN NOT NULL,
    "fact_no" BIGINT NOT NULL,
    "part_of_claim_id" VARCHAR,
    "superseded_by_claim_id" VARCHAR,
    "event_from" DATE,
    "event_to" DATE,
    "event_time" VARCHAR,
    "date_precision" BIGINT,
    "date_text" VARCHAR,
    "date_start" BIGINT,
    "date_end" BIGINT,
    "date_source" VARCHAR CHECK ("date_source" IN ('phrase', 'sentence', 'paragraph', 'article', 'dateline', 'title', 'published')),
    "day_confidence" DOUBLE,
    "follows_day" DATE,
    "place_text" VARCHAR,
    "place_start" BIGINT,
    "place_end" BIGINT,
    "geonameid" BIGINT,
    "place" VARCHAR,
    "admin1" VARCHAR,
    "admin1_code" VARCHAR,
    "country" VARCHAR,
    "lat" DOUBLE,
    "lon" DOUBLE,
    "place_precision" BIGINT,
    "place_source" VARCHAR CHECK ("place_source" IN ('phrase', 'sentence', 'paragraph', 'article', 'dateline', 'title', 'published')),
    "place_confidence" DOUBLE,
    "is_disputed" BOOLEAN NOT NULL,
    "actor_text" VARCHAR,
    "actor_side" VARCHAR,
    "target_side" VARCHAR,
    "plover_event" VARCHAR,
    "acled_event_type" VARCHAR,
    "acled_sub_event_type" VARCHAR,
    "gkg_count_type" VARCHAR,
    "rule_id" VARCHAR NOT NULL,
    "extractor_version" VARCHAR NOT NULL,
    "confidence" DOUBLE NOT NULL,
    "first_seen_at" TIMESTAMPTZ,
    "last_seen_at" TIMESTAMPTZ
);
COMMENT ON TABLE main.incident_counts IS 'One atomic claim of a number, one row per mention; never to be summed directly.';
COMMENT ON COLUMN main.incident_counts."claim_id" IS 'Hash of article, span, metric, object and number.';
COMMENT ON COLUMN main.incident_counts."article_id" IS 'The article. References articles.article_id.';
COMMENT ON COLUMN main.incident_counts."statement_id" IS 'The statement that claims it; NULL is the narrator. References statements.statement_id.';
COMMENT ON COLUMN main.incident_counts."sentence_no" IS 'Number of the sentence, from 0.';
COMMENT ON COLUMN main.incident_counts."start" IS 'Start of the claim in articles.text.';
COMMENT ON COLUMN main.incident_counts."end" IS 'End of the claim.';
COMMENT ON COLUMN main.incident_counts."text" IS 'The characters from start to end.';
COMMENT ON COLUMN main.incident_counts."number_text" IS 'The number as written; NULL where no number word stands.';
COMMENT ON COLUMN main.incident_counts."number_start" IS 'Start of the number.';
COMMENT ON COLUMN main.incident_counts."number_end" IS 'End of the number.';
COMMENT ON COLUMN main.incident_counts."metric" IS 'What happened.';
COMMENT ON COLUMN main.incident_counts."object" IS 'To what or whom it happened.';
COMMENT ON COLUMN main.incident_counts."object_text" IS 'The noun as written.';
COMMENT ON COLUMN main.incident_counts."object_class" IS 'The group of things that the object belongs to.';
COMMENT ON COLUMN main.incident_counts."unit" IS 'The unit of value, low and high.';
COMMENT ON COLUMN main.incident_counts."victim_status" IS 'Civilian or combatant; NULL for things.';
COMMENT ON COLUMN main.incident_counts."victim_group" IS 'child, woman, journalist, health_worker, first_responder …';
COMMENT ON COLUMN main.incident_counts."value" IS 'The number; NULL where the text gives only bounds.';
COMMENT ON COLUMN main.incident_counts."low" IS 'Lower bound; NULL where none is stated.';
COMMENT ON COLUMN main.incident_counts."high" IS 'Upper bound; NULL where none is stated.';
COMMENT ON COLUMN main.incident_counts."bound" IS 'How the number limits the truth.';
COMMENT ON COLUMN main.incident_counts."number_form" IS 'How the number is written; NULL where there is none.';
COMMENT ON COLUMN main.incident_counts."vague_term" IS 'The vague word as written: several, dozens.';
COMMENT ON COLUMN main.incident_counts."state" IS 'Whether a number is there at all.';
COMMENT ON COLUMN main.incident_counts."certainty" IS 'How sure the text is.';
COMMENT ON COLUMN main.incident_counts."polarity" IS 'Whether the claim is affirmed or denied.';
COMMENT ON COLUMN main.incident_counts."count_basis" IS 'Which count it is.';
COMMENT ON COLUMN main.incident_counts."basis_from" IS 'First day of a cumulative or period figure.';
COMMENT ON COLUMN main.incident_counts."basis_to" IS 'Last day of a cumulative or period figure.';
COMMENT ON COLUMN main.incident_counts."is_background" IS 'Whether it belongs to another or older event than the one reported.';
COMMENT ON COLUMN main.incident_counts."fact_no" IS 'Restatements of one fact inside the article share this number.';
COMMENT ON COLUMN main.incident_counts."part_of_claim_id" IS 'The claim of the whole that this is a part of. References incident_counts.claim_id.';
COMMENT ON COLUMN main.incident_counts."superseded_by_claim_id" IS 'The later claim that replaces this figure. References incident_counts.claim_id.';
COMMENT ON COLUMN main.incident_counts."event_from" IS 'First day on which the event can have happened.';
COMMENT ON COLUMN main.incident_counts."event_to" IS 'Last day on which the event can have happened.';
COMMENT ON COLUMN main.incident_counts."event_time" IS 'Clock time with zone, 11:30+03:00; two times joined by / for a window.';
COMMENT ON COLUMN main.incident_counts."date_precision" IS '0 clock time, else UCDP: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.';
COMMENT ON COLUMN main.incident_counts."date_text" IS 'The words that give the date.';
COMMENT ON COLUMN main.incident_counts."date_start" IS 'Start of the date words.';
COMMENT ON COLUMN main.incident_counts."date_end" IS 'End of the date words.';
COMMENT ON COLUMN main.incident_counts."date_source" IS 'Where the date was read.';
COMMENT ON COLUMN main.incident_counts."day_confidence" IS 'Probability that event_from and event_to are right, 0 to 1; NULL where they are.';
COMMENT ON COLUMN main.incident_counts."follows_day" IS 'Day of the event that bodies found, people missing, rescued, released or arrested follow, where the sentence names it besides.';
COMMENT ON COLUMN main.incident_counts."place_text" IS 'The place as written.';
COMMENT ON COLUMN main.incident_counts."place_start" IS 'Start of the place.';
COMMENT ON COLUMN main.incident_counts."place_end" IS 'End of the place.';
COMMENT ON COLUMN main.incident_counts."geonameid" IS 'GeoNames identifier.';
COMMENT ON COLUMN main.incident_counts."place" IS 'Name of the place in the gazetteer; as written where the gazetteer does not hold it.';
COMMENT ON COLUMN main.incident_counts."admin1" IS 'First-level unit of the country.';
COMMENT ON COLUMN main.incident_counts."admin1_code" IS 'ISO 3166-2 code of the first-level unit, else country.GeoNames code.';
COMMENT ON COLUMN main.incident_counts."country" IS 'ISO 3166-1 alpha-2 code of the country whose territory it is.';
COMMENT ON COLUMN main.incident_counts."lat" IS 'Latitude of the place, degrees.';
COMMENT ON COLUMN main.incident_counts."lon" IS 'Longitude of the place, degrees.';
COMMENT ON COLUMN main.incident_counts."place_precision" IS 'UCDP: 1 exact place, 2 near it, 3 district, 4 first-level unit, 5 part of the country, 6 country, 7 sea or air.';
COMMENT ON COLUMN main.incident_counts."place_source" IS 'Where the place was read.';
COMMENT ON COLUMN main.incident_counts."place_confidence" IS 'Probability that the place is right, 0 to 1; NULL where none is given.';
COMMENT ON COLUMN main.incident_counts."is_disputed" IS 'Whether sovereignty over the place is disputed.';
COMMENT ON COLUMN main.incident_counts."actor_text" IS 'Who did it, as written.';
COMMENT ON COLUMN main.incident_counts."actor_side" IS 'Side of the actor, only from sides.csv.';
COMMENT ON COLUMN main.incident_counts."target_side" IS 'Side of the target, only from sides.csv.';
COMMENT ON COLUMN main.incident_counts."plover_event" IS 'PLOVER event type.';
COMMENT ON COLUMN main.incident_counts."acled_event_type" IS 'ACLED event type.';
COMMENT ON COLUMN main.incident_counts."acled_sub_event_type" IS 'ACLED sub-event type.';
COMMENT ON COLUMN main.incident_counts."gkg_count_type" IS 'GDELT GKG count type.';
COMMENT ON COLUMN main.incident_counts."rule_id" IS 'The rule that made the row.';
COMMENT ON COLUMN main.incident_counts."extractor_version" IS 'Version of newsledger that made the row.';
COMMENT ON COLUMN main.incident_counts."confidence" IS 'Share of such rows whose figure is right, 0 to 1.';
COMMENT ON COLUMN main.incident_counts."first_seen_at" IS 'First moment at which the claim was collected.';
COMMENT ON COLUMN main.incident_counts."last_seen_at" IS 'Last moment at which the claim was collected.';

CREATE TABLE main.article_counts (
    "article_count_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "metric" VARCHAR NOT NULL CHECK ("metric" IN ('killed', 'injured', 'casualties', 'missing', 'bodies_recovered', 'captured', 'held', 'released', 'detained', 'charged', 'evacuated', 'displaced', 'returned', 'rescued', 'affected', 'food_insecure', 'infected', 'launched', 'shot_down', 'failed', 'hit', 'damaged', 'destroyed', 'damaged_or_destroyed', 'without_power', 'attacked', 'seized')),
    "object_class" VARCHAR NOT NULL CHECK ("object_class" IN ('people', 'weapon', 'vehicle', 'building', 'place', 'event')),
    "low" BIGINT,
    "value" BIGINT,
    "high" BIGINT,
    "state" VARCHAR NOT NULL CHECK ("state" IN ('stated', 'zero', 'unknown', 'withheld', 'denied')),
    "method" VARCHAR NOT NULL CHECK ("method" IN ('stated_total', 'latest_stated', 'summed_victims', 'zero_stated', 'not_stated', 'later_death')),
    "event_from" DATE,
    "event_to" DATE,
    "claim_ids" VARCHAR[] NOT NULL
);
COMMENT ON TABLE main.article_counts IS 'The article''s own current figure for the event that it reports, one row per metric and object class.';
COMMENT ON COLUMN main.article_counts."article_count_id" IS 'Hash of article, metric and object class.';
COMMENT ON COLUMN main.article_counts."article_id" IS 'The article. References articles.article_id.';
COMMENT ON COLUMN main.article_counts."metric" IS 'What happened.';
COMMENT ON COLUMN main.article_counts."object_class" IS 'The group of things that were counted.';
COMMENT ON COLUMN main.article_counts."low" IS 'Lower bound.';
COMMENT ON COLUMN main.article_counts."value" IS 'The figure; NULL where the article gives only bounds.';
COMMENT ON COLUMN main.article_counts."high" IS 'Upper bound; NULL where it is open.';
COMMENT ON COLUMN main.article_counts."state" IS 'Whether a number is there at all.';
COMMENT ON COLUMN main.article_counts."method" IS 'How the figure was found.';
COMMENT ON COLUMN main.article_counts."event_from" IS 'First day of the event.';
COMMENT ON COLUMN main.article_counts."event_to" IS 'Last day of the event.';
COMMENT ON COLUMN main.article_counts."claim_ids" IS 'The claims that the figure rests on. References incident_counts.claim_id.';

CREATE TABLE main.article_stories (
    "article_id" VARCHAR NOT NULL,
    "story_id" VARCHAR NOT NULL,
    "syndication_role" VARCHAR NOT NULL CHECK ("syndication_role" IN ('original', 'copy', 'rewrite', 'unknown')),
    "similarity" DOUBLE
);
COMMENT ON TABLE main.article_stories IS 'Near-duplicate articles share a story: one text that several outlets carry is one voice. One row per article.';
COMMENT ON COLUMN main.article_stories."article_id" IS 'The article. References articles.article_id.';
COMMENT ON COLUMN main.article_stories."story_id" IS 'Hash of the work that told the story first; the same for its versions, copies and rewrites.';
COMMENT ON COLUMN main.article_stories."syndication_role" IS 'What the article is to its story.';
COMMENT ON COLUMN main.article_stories."similarity" IS 'Estimated share of word triples in common with the story''s nearest article; NULL where it is alone.';

CREATE TABLE main.incident_links (
    "claim_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "incident_id" VARCHAR NOT NULL,
    "ruled_incident_id" VARCHAR NOT NULL,
    "is_main" BOOLEAN NOT NULL,
    "score" DOUBLE NOT NULL,
    "rule" VARCHAR NOT NULL,
    "decided_by" VARCHAR NOT NULL CHECK ("decided_by" IN ('rule', 'user')),
    "decided_at" TIMESTAMPTZ NOT NULL,
    "decision_id" VARCHAR,
    "author" VARCHAR,
    "reason" VARCHAR
);
COMMENT ON TABLE main.incident_links IS 'The incident that a claim is about. A reversible mapping: claims are never rewritten, and a claim without a row belongs to no incident. Planned, cumulative and period claims have no row: they count something other than a single event. A background claim has one, with the rule recalled, where it tells day and place of an incident that is there; it enters no report and no total. Counts of fifty and more without a place and a stated day have none either, unless other reports tell which event they belong to.';
COMMENT ON COLUMN main.incident_links."claim_id" IS 'The claim. References incident_counts.claim_id.';
COMMENT ON COLUMN main.incident_links."article_id" IS 'The claim''s article. References articles.article_id.';
COMMENT ON COLUMN main.incident_links."incident_id" IS 'Hash of the work and event that founded the incident, after merges.csv.';
COMMENT ON COLUMN main.incident_links."ruled_incident_id" IS 'What the rules alone say; differs from incident_id where merges.csv decided.';
COMMENT ON COLUMN main.incident_links."is_main" IS 'Whether it is the incident that the article mainly reports.';
COMMENT ON COLUMN main.incident_links."score" IS 'Estimated probability of the link, 0 to 1; 1 for founders and for the user''s decisions.';
COMMENT ON COLUMN main.incident_links."rule" IS 'What decided: founder, same_work, same_story, score, recalled, merge, split.';
COMMENT ON COLUMN main.incident_links."decided_by" IS 'A rule, or the user''s merges.csv.';
COMMENT ON COLUMN main.incident_links."decided_at" IS 'Moment from which the link holds: the article''s collection, or that at which a build first saw the user''s decision, within the day that it states.';
COMMENT ON COLUMN main.incident_links."decision_id" IS 'Hash of the line of merges.csv; NULL where a rule decided.';
COMMENT ON COLUMN main.incident_links."author" IS 'Who decided; NULL where a rule did.';
COMMENT ON COLUMN main.incident_links."reason" IS 'Why, in that person''s words.';

CREATE TABLE main.incident_reports (
    "report_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "incident_id" VARCHAR NOT NULL,
    "is_main" BOOLEAN NOT NULL,
    "metric" VARCHAR NOT NULL CHECK ("metric" IN ('killed', 'injured', 'casualties', 'missing', 'bodies_recovered', 'captured', 'held', 'released', 'detained', 'charged', 'evacuated', 'displaced', 'returned', 'rescued', 'affected', 'food_insecure', 'infected', 'launched', 'shot_down', 'failed', 'hit', 'damaged', 'destroyed', 'damaged_or_destroyed', 'without_power', 'attacked', 'seized')),
    "object_class" VARCHAR NOT NULL CHECK ("object_class" IN ('people', 'weapon', 'vehicle', 'building', 'place', 'event')),
    "object" VARCHAR CHECK ("object" IN ('person', 'child', 'civilian', 'soldier', 'police', 'fighter', 'attacker', 'worker', 'medic', 'rescuer', 'journalist', 'prisoner', 'refugee', 'patient', 'family', 'missile', 'rocket', 'drone', 'shell', 'bomb', 'weapon', 'aircraft', 'helicopter', 'vehicle', 'tank', 'ship', 'artillery', 'air_defence', 'equipment', 'building', 'house', 'apartment_block', 'apartment', 'school', 'kindergarten', 'hospital', 'church', 'shop', 'business', 'infrastructure', 'power_facility', 'fuel_facility', 'settlement', 'district', 'customer', 'attack', 'strike', 'explosion', 'incursion', 'shooting', 'clash', 'fire', 'crash', 'alert')),
    "low" BIGINT,
    "value" BIGINT,
    "high" BIGINT,
    "state" VARCHAR NOT NULL CHECK ("state" IN ('stated', 'zero', 'unknown', 'withheld', 'denied')),
    "method" VARCHAR NOT NULL CHECK ("method" IN ('stated_total', 'latest_stated', 'summed_victims', 'zero_stated', 'not_stated', 'later_death')),
    "voice" VARCHAR NOT NULL,
    "best_claim_id" VARCHAR NOT NULL,
    "claim_ids" VARCHAR[] NOT NULL
);
COMMENT ON TABLE main.incident_reports IS 'The figure that one article gives for one incident: totals before parts, latest before stale, denied claims left out. One row per metric for each object (soldiers, children) and one for the object class as a whole (people), in which the object is NULL: only there are different victims added up. Rows of state unknown and withheld say that the article gives no number.';
COMMENT ON COLUMN main.incident_reports."report_id" IS 'Hash of article, incident, metric, object class and object.';
COMMENT ON COLUMN main.incident_reports."article_id" IS 'The article. References articles.article_id.';
COMMENT ON COLUMN main.incident_reports."incident_id" IS 'The incident, after merges.csv.';
COMMENT ON COLUMN main.incident_reports."is_main" IS 'Whether it is the incident that the article mainly reports.';
COMMENT ON COLUMN main.incident_reports."metric" IS 'What happened.';
COMMENT ON COLUMN main.incident_reports."object_class" IS 'The group of things that was counted.';
COMMENT ON COLUMN main.incident_reports."object" IS 'To what or whom; NULL for the object class as a whole.';
COMMENT ON COLUMN main.incident_reports."low" IS 'Lower bound; NULL where none is stated.';
COMMENT ON COLUMN main.incident_reports."value" IS 'The figure; NULL where the article gives only bounds.';
COMMENT ON COLUMN main.incident_reports."high" IS 'Upper bound; NULL where it is open.';
COMMENT ON COLUMN main.incident_reports."state" IS 'Whether a number is there at all.';
COMMENT ON COLUMN main.incident_reports."method" IS 'How the figure was found.';
COMMENT ON COLUMN main.incident_reports."voice" IS 'Who claims it: the speaker, else the agency, publisher or source that writes.';
COMMENT ON COLUMN main.incident_reports."best_claim_id" IS 'The claim that gives the figure. References incident_counts.claim_id.';
COMMENT ON COLUMN main.incident_reports."claim_ids" IS 'The claims that the figure rests on. References incident_counts.claim_id.';

CREATE TABLE main.earlier_claims (
    "record_id" VARCHAR NOT NULL,
    "claim_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "held_until" TIMESTAMPTZ NOT NULL,
    "held_from" TIMESTAMPTZ,
    "is_read" BOOLEAN NOT NULL,
    "start" BIGINT,
    "end" BIGINT,
    "text" VARCHAR,
    "metric" VARCHAR,
    "object" VARCHAR,
    "object_text" VARCHAR,
    "object_class" VARCHAR,
    "value" BIGINT,
    "low" BIGINT,
    "high" BIGINT,
    "bound" VARCHAR,
    "vague_term" VARCHAR,
    "state" VARCHAR,
    "certainty" VARCHAR,
    "polarity" VARCHAR,
    "count_basis" VARCHAR,
    "is_background" BOOLEAN,
    "superseded_by_claim_id" VARCHAR,
    "event_from" DATE,
    "event_to" DATE,
    "date_precision" BIGINT,
    "place_text" VARCHAR,
    "geonameid" BIGINT,
    "place" VARCHAR,
    "admin1" VARCHAR,
    "admin1_code" VARCHAR,
    "country" VARCHAR,
    "lat" DOUBLE,
    "lon" DOUBLE,
    "place_precision" BIGINT,
    "is_disputed" BOOLEAN,
    "actor_text" VARCHAR,
    "plover_event" VARCHAR,
    "acled_event_type" VARCHAR,
    "acled_sub_event_type" VARCHAR,
    "rule_id" VARCHAR,
    "speaker" VARCHAR,
    "speaker_text" VARCHAR,
    "speaker_role" VARCHAR,
    "incident_id" VARCHAR,
    "ruled_incident_id" VARCHAR,
    "is_main" BOOLEAN,
    "decided_by" VARCHAR,
    "decided_at" TIMESTAMPTZ,
    "decision_id" VARCHAR,
    "author" VARCHAR,
    "reason" VARCHAR,
    "speaker_side" VARCHAR,
    "actor_side" VARCHAR,
    "target_side" VARCHAR
);
COMMENT ON TABLE main.earlier_claims IS 'A claim as it was read until other rules read the same article differently, with its speaker and its incident at that time. It held from held_from, else from the article''s collection. Where is_read is false, the rules in force then did not read the claim at all.';
COMMENT ON COLUMN main.earlier_claims."record_id" IS 'Hash of claim and held_until.';
COMMENT ON COLUMN main.earlier_claims."claim_id" IS 'The claim; it need not be in incident_counts any more.';
COMMENT ON COLUMN main.earlier_claims."article_id" IS 'The article. References articles.article_id.';
COMMENT ON COLUMN main.earlier_claims."held_until" IS 'Moment at which another reading took its place.';
COMMENT ON COLUMN main.earlier_claims."held_from" IS 'Moment at which it took the place of another reading; NULL for the first.';
COMMENT ON COLUMN main.earlier_claims."is_read" IS 'Whether the rules in force then read the claim.';
COMMENT ON COLUMN main.earlier_claims."start" IS 'Start of the claim in the text as it was then.';
COMMENT ON COLUMN main.earlier_claims."end" IS 'End of the claim.';
COMMENT ON COLUMN main.earlier_claims."text" IS 'The characters from start to end.';
COMMENT ON COLUMN main.earlier_claims."metric" IS 'What happened.';
COMMENT ON COLUMN main.earlier_claims."object" IS 'To what or whom it happened.';
COMMENT ON COLUMN main.earlier_claims."object_text" IS 'The noun as written.';
COMMENT ON COLUMN main.earlier_claims."object_class" IS 'The group of things that the object belongs to.';
COMMENT ON COLUMN main.earlier_claims."value" IS 'The number; NULL where the text gives only bounds.';
COMMENT ON COLUMN main.earlier_claims."low" IS 'Lower bound; NULL where none is stated.';
COMMENT ON COLUMN main.earlier_claims."high" IS 'Upper bound; NULL where none is stated.';
COMMENT ON COLUMN main.earlier_claims."bound" IS 'How the number limits the truth.';
COMMENT ON COLUMN main.earlier_claims."vague_term" IS 'The vague word as written: several, dozens.';
COMMENT ON COLUMN main.earlier_claims."state" IS 'Whether a number is there at all.';
COMMENT ON COLUMN main.earlier_claims."certainty" IS 'How sure the text is.';
COMMENT ON COLUMN main.earlier_claims."polarity" IS 'Whether the claim is affirmed or denied.';
COMMENT ON COLUMN main.earlier_claims."count_basis" IS 'Which count it is.';
COMMENT ON COLUMN main.earlier_claims."is_background" IS 'Whether it belongs to another or older event than the one reported.';
COMMENT ON COLUMN main.earlier_claims."superseded_by_claim_id" IS 'The later claim that replaces this figure.';
COMMENT ON COLUMN main.earlier_claims."event_from" IS 'First day on which the event can have happened.';
COMMENT ON COLUMN main.earlier_claims."event_to" IS 'Last day on which the event can have happened.';
COMMENT ON COLUMN main.earlier_claims."date_precision" IS '0 clock time, else UCDP: 1 day, 2 = 2–6 days, 3 week, 4 month, 5 year.';
COMMENT ON COLUMN main.earlier_claims."place_text" IS 'The place as written.';
COMMENT ON COLUMN main.earlier_claims."geonameid" IS 'GeoNames identifier.';
COMMENT ON COLUMN main.earlier_claims."place" IS 'Name of the place in the gazetteer; as written where the gazetteer does not hold it.';
COMMENT ON COLUMN main.earlier_claims."admin1" IS 'First-level unit of the country.';
COMMENT ON COLUMN main.earlier_claims."admin1_code" IS 'ISO 3166-2 code of the first-level unit, else country.GeoNames code.';
COMMENT ON COLUMN main.earlier_claims."country" IS 'ISO 3166-1 alpha-2 code of the country whose territory it is.';
COMMENT ON COLUMN main.earlier_claims."lat" IS 'Latitude of the place, degrees.';
COMMENT ON COLUMN main.earlier_claims."lon" IS 'Longitude of the place, degrees.';
COMMENT ON COLUMN main.earlier_claims."place_precision" IS 'UCDP: 1 exact place, 2 near it, 3 district, 4 first-level unit, 5 part of the country, 6 country, 7 sea or air.';
COMMENT ON COLUMN main.earlier_claims."is_disputed" IS 'Whether sovereignty over the place is disputed.';
COMMENT ON COLUMN main.earlier_claims."actor_text" IS 'Who did it, as written.';
COMMENT ON COLUMN main.earlier_claims."plover_event" IS 'PLOVER event type.';
COMMENT ON COLUMN main.earlier_claims."acled_event_type" IS 'ACLED event type.';
COMMENT ON COLUMN main.earlier_claims."acled_sub_event_type" IS 'ACLED sub-event type.';
COMMENT ON COLUMN main.earlier_claims."rule_id" IS 'The rule that made the reading.';
COMMENT ON COLUMN main.earlier_claims."speaker" IS 'Who said it; NULL for the narrator.';
COMMENT ON COLUMN main.earlier_claims."speaker_text" IS 'The speaker as written: Gladkov, he, The military.';
COMMENT ON COLUMN main.earlier_claims."speaker_role" IS 'Office or description of the speaker.';
COMMENT ON COLUMN main.earlier_claims."incident_id" IS 'The incident that it was linked to, after merges.csv; NULL for none.';
COMMENT ON COLUMN main.earlier_claims."ruled_incident_id" IS 'The incident that the rules alone gave.';
COMMENT ON COLUMN main.earlier_claims."is_main" IS 'Whether it was the incident that the article mainly reports.';
COMMENT ON COLUMN main.earlier_claims."decided_by" IS 'rule, or user where merges.csv decided.';
COMMENT ON COLUMN main.earlier_claims."decided_at" IS 'Moment from which the link held.';
COMMENT ON COLUMN main.earlier_claims."decision_id" IS 'Hash of the line of merges.csv; NULL where a rule decided, and in rows of before 30 November 2026, whose moment is that of the line''s day.';
COMMENT ON COLUMN main.earlier_claims."author" IS 'Who decided; NULL where a rule did.';
COMMENT ON COLUMN main.earlier_claims."reason" IS 'Why, in that person''s words.';
COMMENT ON COLUMN main.earlier_claims."speaker_side" IS 'Side of the speaker, only from the user''s files.';
COMMENT ON COLUMN main.earlier_claims."actor_side" IS 'Side of the actor, only from the user''s files.';
COMMENT ON COLUMN main.earlier_claims."target_side" IS 'Side of the target, only from the user''s files.';

CREATE TABLE main.earlier_reports (
    "record_id" VARCHAR NOT NULL,
    "article_id" VARCHAR NOT NULL,
    "ruled_incident_id" VARCHAR NOT NULL,
    "metric" VARCHAR NOT NULL,
    "object_class" VARCHAR NOT NULL,
    "object" VARCHAR,
    "held_until" TIMESTAMPTZ NOT NULL,
    "held_from" TIMESTAMPTZ,
    "is_read" BOOLEAN NOT NULL,
    "report_id" VARCHAR,
    "incident_id" VARCHAR,
    "link_rule" VARCHAR,
    "decided_by" VARCHAR,
    "decided_at" TIMESTAMPTZ,
    "decision_id" VARCHAR,
    "low" BIGINT,
    "value" BIGINT,
    "high" BIGINT,
    "state" VARCHAR,
    "method" VARCHAR,
    "voice" VARCHAR,
    "speaker" VARCHAR,
    "speakers" VARCHAR[] NOT NULL,
    "actor_text" VARCHAR,
    "is_correction" BOOLEAN,
    "best_claim_id" VARCHAR,
    "claim_ids" VARCHAR[] NOT NULL,
    "speaker_side" VARCHAR,
    "actor_side" VARCHAR,
    "has_two_sides" BOOLEAN
);
COMMENT ON TABLE main.earlier_reports IS 'What an article reported of an incident until other rules read or linked the same article differently. It held from held_from, else from the article''s collection. Where is_read is false, the rules in force then found no such report.';
COMMENT ON COLUMN main.earlier_reports."record_id" IS 'Hash of article, incident by the rules, metric, object class, object and held_until.';
COMMENT ON COLUMN main.earlier_reports."article_id" IS 'The article. References articles.article_id.';
COMMENT ON COLUMN main.earlier_reports."ruled_incident_id" IS 'The incident that the rules alone gave.';
COMMENT ON COLUMN main.earlier_reports."metric" IS 'What happened.';
COMMENT ON COLUMN main.earlier_reports."object_class" IS 'The group of things that was counted.';
COMMENT ON COLUMN main.earlier_reports."object" IS 'To what or whom; NULL for the object class as a whole.';
COMMENT ON COLUMN main.earlier_reports."held_until" IS 'Moment at which another reading took its place.';
COMMENT ON COLUMN main.earlier_reports."held_from" IS 'Moment at which it took the place of another reading; NULL for the first.';
COMMENT ON COLUMN main.earlier_reports."is_read" IS 'Whether the rules in force then found the report.';
COMMENT ON COLUMN main.earlier_reports."report_id" IS 'Its report_id at that time.';
COMMENT ON COLUMN main.earlier_reports."incident_id" IS 'The incident, after merges.csv.';
COMMENT ON COLUMN main.earlier_reports."link_rule" IS 'What decided the link: founder, same_work, same_story, score, merge, split.';
COMMENT ON COLUMN main.earlier_reports."decided_by" IS 'rule, or user where merges.csv decided.';
COMMENT ON COLUMN main.earlier_reports."decided_at" IS 'Moment from which the link held.';
COMMENT ON COLUMN main.earlier_reports."decision_id" IS 'Hash of the line of merges.csv; NULL where a rule decided, and in rows of before 30 November 2026, whose moment is that of the line''s day.';
COMMENT ON COLUMN main.earlier_reports."low" IS 'Lower bound; NULL where none is stated.';
COMMENT ON COLUMN main.earlier_reports."value" IS 'The figure; NULL where the article gives only bounds.';
COMMENT ON COLUMN main.earlier_reports."high" IS 'Upper bound; NULL where it is open.';
COMMENT ON COLUMN main.earlier_reports."state" IS 'Whether a number is there at all.';
COMMENT ON COLUMN main.earlier_reports."method" IS 'How the figure was found.';
COMMENT ON COLUMN main.earlier_reports."voice" IS 'Who claims it: the speaker, else the agency, publisher or source that writes.';
COMMENT ON COLUMN main.earlier_reports."speaker" IS 'The speaker; NULL for the writer.';
COMMENT ON COLUMN main.earlier_reports."speakers" IS 'All speakers of its claims, where these count one object.';
COMMENT ON COLUMN main.earlier_reports."actor_text" IS 'Who did it, as written.';
COMMENT ON COLUMN main.earlier_reports."is_correction" IS 'Whether the article takes back or replaces another figure of the metric.';
COMMENT ON COLUMN main.earlier_reports."best_claim_id" IS 'The claim that gave the figure: in incident_counts or in earlier_claims.';
COMMENT ON COLUMN main.earlier_reports."claim_ids" IS 'The claims that the figure rested on.';
COMMENT ON COLUMN main.earlier_reports."speaker_side" IS 'Side of the speaker, only from the user''s files.';
COMMENT ON COLUMN main.earlier_reports."actor_side" IS 'Side of the actor, only from the user''s files.';
COMMENT ON COLUMN main.earlier_reports."has_two_sides" IS 'Whether it added up figures of two sides, which must not be added; it is in no total.';

CREATE TABLE main.sources (
    "name" VARCHAR NOT NULL,
    "title" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('folder', 'urls', 'page', 'feed', 'sitemap', 'warc', 'telegram', 'stdin')),
    "addresses" VARCHAR[] NOT NULL,
    "publisher" VARCHAR,
    "language" VARCHAR,
    "time_zone" VARCHAR,
    "licence" VARCHAR,
    "cadence" VARCHAR,
    "articles_per_day_min" DOUBLE,
    "articles_per_day_max" DOUBLE
);
COMMENT ON TABLE main.sources IS 'One row per source as it is defined when the warehouse is published.';
COMMENT ON COLUMN main.sources."name" IS 'Name of the source: articles.source, fetches.source.';
COMMENT ON COLUMN main.sources."title" IS 'Title for people.';
COMMENT ON COLUMN main.sources."kind" IS 'How its pages come in.';
COMMENT ON COLUMN main.sources."addresses" IS 'Addresses of its feeds, sitemaps or channels, or the path of a folder or list.';
COMMENT ON COLUMN main.sources."publisher" IS 'Outlet of all its pages; NULL where they differ.';
COMMENT ON COLUMN main.sources."language" IS 'ISO 639-1 code of all its pages; NULL where they differ.';
COMMENT ON COLUMN main.sources."time_zone" IS 'IANA name of the publisher''s time zone.';
COMMENT ON COLUMN main.sources."licence" IS 'What may be done with the texts, as the definition says.';
COMMENT ON COLUMN main.sources."cadence" IS 'How often it brings something new, as the definition says.';
COMMENT ON COLUMN main.sources."articles_per_day_min" IS 'Fewest new pages a day when all is well.';
COMMENT ON COLUMN main.sources."articles_per_day_max" IS 'Most new pages a day when all is well.';

CREATE TABLE main.fetches (
    "fetch_id" VARCHAR NOT NULL,
    "source" VARCHAR NOT NULL,
    "input_kind" VARCHAR NOT NULL CHECK ("input_kind" IN ('folder', 'urls', 'page', 'feed', 'sitemap', 'warc', 'telegram', 'stdin')),
    "input_ref" VARCHAR NOT NULL,
    "url" VARCHAR,
    "fetched_at" TIMESTAMPTZ NOT NULL,
    "outcome" VARCHAR NOT NULL CHECK ("outcome" IN ('archived', 'unchanged', 'returned', 'redirected', 'retried', 'failed', 'taken_down')),
    "attempt" BIGINT NOT NULL,
    "robots" VARCHAR CHECK ("robots" IN ('allowed', 'absent', 'forbidden', 'unreadable', 'ignored')),
    "http_status" BIGINT,
    "media_type" VARCHAR,
    "charset" VARCHAR,
    "etag" VARCHAR,
    "last_modified" VARCHAR,
    "byte_count" BIGINT NOT NULL,
    "duration_ms" BIGINT NOT NULL,
    "raw_sha256" VARCHAR,
    "payload_sha256" VARCHAR,
    "warc_path" VARCHAR,
    "warc_offset" BIGINT,
    "error" VARCHAR,
    "purpose" VARCHAR NOT NULL CHECK ("purpose" IN ('page', 'listing', 'robots')),
    "listed_by" VARCHAR,
    "listed_published" VARCHAR,
    "listed_title" VARCHAR
);
COMMENT ON TABLE main.fetches IS 'One row per request, whatever came of it: each hop of a redirect, each attempt, each robots.txt; and one per file read.';
COMMENT ON COLUMN main.fetches."fetch_id" IS 'Hash of source, input, address, moment and what came.';
COMMENT ON COLUMN main.fetches."source" IS 'Name of the source definition.';
COMMENT ON COLUMN main.fetches."input_kind" IS 'How it came in.';
COMMENT ON COLUMN main.fetches."input_ref" IS 'File path or address that was asked for: that of the first hop.';
COMMENT ON COLUMN main.fetches."url" IS 'Address of this request, for a page the last one after redirects; NULL for files.';
COMMENT ON COLUMN main.fetches."fetched_at" IS 'Moment of the request.';
COMMENT ON COLUMN main.fetches."outcome" IS 'What came of it.';
COMMENT ON COLUMN main.fetches."attempt" IS 'Number of the attempt at the input, from 1.';
COMMENT ON COLUMN main.fetches."robots" IS 'What robots.txt says of the address; NULL for files and for robots.txt.';
COMMENT ON COLUMN main.fetches."http_status" IS 'HTTP status; NULL for files and where no response came.';
COMMENT ON COLUMN main.fetches."media_type" IS 'Media type of the body, without parameters.';
COMMENT ON COLUMN main.fetches."charset" IS 'Character encoding that the response header states.';
COMMENT ON COLUMN main.fetches."etag" IS 'ETag header, sent as If-None-Match when the page is asked for again.';
COMMENT ON COLUMN main.fetches."last_modified" IS 'Last-Modified header, sent as If-Modified-Since when the page is asked for again.';
COMMENT ON COLUMN main.fetches."byte_count" IS 'Bytes of the body, after decompression.';
COMMENT ON COLUMN main.fetches."duration_ms" IS 'Duration of the request in milliseconds.';
COMMENT ON COLUMN main.fetches."raw_sha256" IS 'SHA-256 of the body, also of one that a server calls not modified; NULL where the outcome brings no body.';
COMMENT ON COLUMN main.fetches."payload_sha256" IS 'SHA-256 of the body as it came, still compressed: the payload of the record.';
COMMENT ON COLUMN main.fetches."warc_path" IS 'WARC file of the record, relative to the warehouse folder.';
COMMENT ON COLUMN main.fetches."warc_offset" IS 'Byte offset of the record in its WARC file.';
COMMENT ON COLUMN main.fetches."error" IS 'Why there is no body, and the remedy.';
COMMENT ON COLUMN main.fetches."purpose" IS 'What it was asked for.';
COMMENT ON COLUMN main.fetches."listed_by" IS 'Address of the feed, sitemap or channel that led to the page.';
COMMENT ON COLUMN main.fetches."listed_published" IS 'Publication date that the listing gives, as written there.';
COMMENT ON COLUMN main.fetches."listed_title" IS 'Title that the listing gives.';

CREATE TABLE main.quarantine (
    "quarantine_id" VARCHAR NOT NULL,
    "stage" VARCHAR NOT NULL CHECK ("stage" IN ('fetch', 'extract')),
    "source" VARCHAR NOT NULL,
    "input_ref" VARCHAR NOT NULL,
    "url" VARCHAR,
    "raw_path" VARCHAR,
    "reason" VARCHAR NOT NULL,
    "refused_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE main.quarantine IS 'A file, page or row that was refused: nothing vanishes silently.';
COMMENT ON COLUMN main.quarantine."quarantine_id" IS 'Hash of stage, source, input and moment.';
COMMENT ON COLUMN main.quarantine."stage" IS 'The stage that refused it.';
COMMENT ON COLUMN main.quarantine."source" IS 'Name of the source definition.';
COMMENT ON COLUMN main.quarantine."input_ref" IS 'File path or address.';
COMMENT ON COLUMN main.quarantine."url" IS 'Address after redirects; NULL for files.';
COMMENT ON COLUMN main.quarantine."raw_path" IS 'Evidence copy: WARC file#offset; NULL where nothing was archived.';
COMMENT ON COLUMN main.quarantine."reason" IS 'What was found and what to do about it.';
COMMENT ON COLUMN main.quarantine."refused_at" IS 'Moment at which the input was read or fetched.';
