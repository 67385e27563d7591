-- The page of a table that is no larger than one page may be taken by another table's, or by an empty or older one:
-- its checksum is right, and nothing in it says whose it is. A twin is an index that leaves out no row, so that the
-- check of a copy finds rows without their twin, or twins without their row. Each is made of an expression, of which
-- no question ever asks. A table that has such an index anyway needs none; scores and their days vouch for each other.

CREATE INDEX activity_twin ON activity ((started_utc | 0));
CREATE INDEX bandage_twin ON bandage ((on_utc | 0));
CREATE INDEX cause_check_twin ON cause_check ((at_utc | 0));
CREATE INDEX day_mark_twin ON day_mark ((kind || ''));
CREATE INDEX day_plan_twin ON day_plan ((routine_id || ''));
CREATE INDEX draft_twin ON draft ((kept_utc | 0));
CREATE INDEX icing_conditions_twin ON icing_conditions ((at_utc | 0));
CREATE INDEX icing_twin ON icing ((started_utc | 0));
CREATE INDEX notification_twin ON notification ((number | 0));
CREATE INDEX own_activity_twin ON own_activity ((name || ''));
CREATE INDEX planned_activity_twin ON planned_activity ((local_date || ''));
CREATE INDEX reminder_log_twin ON reminder_log ((at_utc | 0));
CREATE INDEX reminder_twin ON reminder ((kind || ''));
CREATE INDEX seen_file_twin ON seen_file ((seen_utc | 0));
CREATE INDEX session_step_twin ON session_step ((seconds + 0));
CREATE INDEX session_twin ON session ((started_utc | 0));
CREATE INDEX setting_twin ON setting ((value || ''));
CREATE INDEX shoe_twin ON shoe ((name || ''));
CREATE INDEX sign_check_twin ON sign_check ((at_utc | 0));
CREATE INDEX story_twin ON story (length(value));
CREATE INDEX test_result_twin ON test_result ((at_utc | 0));
