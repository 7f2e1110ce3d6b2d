"""The first schema: people, customers, tickets, service levels, surveys, imports."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Kept here in full, so that this step stays the same when app/db/types.py changes.
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SORT_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(27), "sqlite")
AMOUNT = sa.Numeric(19, 4).with_variant(sa.BigInteger(), "sqlite")


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "audit_event",
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", KEY, nullable=True),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", KEY, nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_audit_event_at"), "audit_event", ["at"], unique=False)
    op.create_index(
        op.f("ix_audit_event_table_name_row_id"),
        "audit_event",
        ["table_name", "row_id"],
        unique=False,
    )
    op.create_table(
        "department",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("supervisor_id", KEY, nullable=True),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("key", name=op.f("uq_department_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_department_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_mapping",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "fingerprint", name=op.f("pk_import_mapping")),
    )
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "number_counter",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "day", name=op.f("pk_number_counter")),
    )
    op.create_table(
        "questionnaire",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
        sa.UniqueConstraint("key", "edition", name=op.f("uq_questionnaire_key_edition")),
        sa.UniqueConstraint("uid", name=op.f("uq_questionnaire_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "receipt",
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("result", KEY, nullable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_receipt")),
    )
    op.create_index(op.f("ix_receipt_at"), "receipt", ["at"], unique=False)
    op.create_table(
        "setting",
        sa.Column("user_id", KEY, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_setting")),
    )
    op.create_table(
        "sla_clock",
        sa.Column("record_type", sa.Text(), nullable=False),
        sa.Column("record_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("instance", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("target_seconds", sa.Integer(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("policy_key", sa.Text(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("calendar_version", sa.Integer(), nullable=False),
        sa.Column("rules_id", KEY, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("warn_at", MOMENT, nullable=True),
        sa.Column("used_seconds", sa.Integer(), nullable=True),
        sa.Column("paused_since", MOMENT, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("met_at", MOMENT, nullable=True),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
        sa.Column("is_silent", sa.Boolean(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.Column("next_level", sa.Integer(), nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sla_clock")),
        sa.UniqueConstraint(
            "record_type",
            "record_id",
            "kind",
            "instance",
            name=op.f("uq_sla_clock_record_type_record_id_kind_instance"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_sla_clock_next",
        "sla_clock",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("state IN ('running', 'paused')"),
        postgresql_where=sa.text("state IN ('running', 'paused')"),
    )
    op.create_index(
        "ix_sla_clock_rules",
        "sla_clock",
        ["rules_id"],
        unique=False,
        sqlite_where=sa.text("state IN ('running', 'paused')"),
        postgresql_where=sa.text("state IN ('running', 'paused')"),
    )
    op.create_table(
        "sla_rules",
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("policies", sa.Text(), nullable=False),
        sa.Column("calendar", sa.Text(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("calendar_version", sa.Integer(), nullable=False),
        sa.Column("saved_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sla_rules")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sla_step",
        sa.Column("clock_id", KEY, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("user_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sla_step")),
        sa.UniqueConstraint(
            "clock_id", "epoch", "level", name=op.f("uq_sla_step_clock_id_epoch_level")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tag",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("name", name=op.f("uq_tag_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ticket_status",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("limit", sa.Integer(), nullable=True),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_status")),
        sa.UniqueConstraint("key", name=op.f("uq_ticket_status_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_ticket_status_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tier",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("contact_days", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tier")),
        sa.UniqueConstraint("key", name=op.f("uq_tier_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_tier_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "question",
        sa.Column("questionnaire_id", KEY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaire.id"], name=op.f("fk_question_questionnaire_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint(
            "questionnaire_id", "key", name=op.f("uq_question_questionnaire_id_key")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "user_account",
        sa.Column("login", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", SORT_KEY, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("department_id", KEY, nullable=True),
        sa.Column("superior_id", KEY, nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_user_account_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["superior_id"], ["user_account.id"], name=op.f("fk_user_account_superior_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("login", name=op.f("uq_user_account_login")),
        sa.UniqueConstraint("uid", name=op.f("uq_user_account_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_user_account_sort_key"), "user_account", ["sort_key"], unique=False)
    op.create_table(
        "canned_reply",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("user_id", KEY, nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=True),
        sa.Column("takes", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_canned_reply_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_reply")),
        sa.UniqueConstraint("uid", name=op.f("uq_canned_reply_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "customer",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("external_no", sa.Text(), nullable=True),
        sa.Column("external_source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", SORT_KEY, nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("staff_size", sa.Text(), nullable=True),
        sa.Column("main_business", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("first_contact_at", MOMENT, nullable=True),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("lifecycle", sa.Text(), nullable=False),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("account_manager_id", KEY, nullable=True),
        sa.Column("department_id", KEY, nullable=True),
        sa.Column("need_pain", sa.Text(), nullable=True),
        sa.Column("need_goal", sa.Text(), nullable=True),
        sa.Column("need_keywords", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("occupation", sa.Text(), nullable=True),
        sa.Column("won_on", sa.Date(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("phone_masked", sa.Text(), nullable=True),
        sa.Column("email_masked", sa.Text(), nullable=True),
        sa.Column("completeness", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_manager_id"], ["user_account.id"], name=op.f("fk_customer_account_manager_id")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_customer_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user_account.id"], name=op.f("fk_customer_owner_id")
        ),
        sa.ForeignKeyConstraint(["tier"], ["tier.key"], name=op.f("fk_customer_tier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint(
            "external_source", "external_no", name=op.f("uq_customer_external_source_external_no")
        ),
        sa.UniqueConstraint("number", name=op.f("uq_customer_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_customer_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_customer_by_change",
        "customer",
        ["updated_at", "id", "status", "tier", "owner_id", "source"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_customer_by_name",
        "customer",
        ["sort_key", "id", "status", "tier", "owner_id", "source"],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index("ix_customer_elsewhere", "customer", ["sort_key", "id", "tier"], unique=False)
    op.create_index(
        op.f("ix_customer_first_contact_at"), "customer", ["first_contact_at"], unique=False
    )
    op.create_index(op.f("ix_customer_name"), "customer", ["name"], unique=False)
    op.create_table(
        "draft",
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_draft_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_draft_user_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_batch",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("log", sa.Text(), nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_import_batch_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "notice",
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject_id", KEY, nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("happened_at", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("snoozed_until", MOMENT, nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_notice_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("user_id", "dedupe_key", name=op.f("uq_notice_user_id_dedupe_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_notice_subject_type_subject_id"),
        "notice",
        ["subject_type", "subject_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_notice_user_id_created_at"), "notice", ["user_id", "created_at"], unique=False
    )
    op.create_table(
        "presence",
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("desk", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("record_id", KEY, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_presence_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
        sa.UniqueConstraint(
            "desk", "topic", "record_id", name=op.f("uq_presence_desk_topic_record_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_presence_topic_record_id"), "presence", ["topic", "record_id"], unique=False
    )
    op.create_table(
        "routing_rule",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("sub_kind", sa.Text(), nullable=True),
        sa.Column("tier", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("department_id", KEY, nullable=True),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("severity", sa.Text(), nullable=True),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_routing_rule_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["user_account.id"], name=op.f("fk_routing_rule_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routing_rule")),
        sa.UniqueConstraint("uid", name=op.f("uq_routing_rule_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ticket_event",
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", KEY, nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user_account.id"], name=op.f("fk_ticket_event_actor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_ticket_event_ticket_id_id"), "ticket_event", ["ticket_id", "id"], unique=False
    )
    op.create_table(
        "batch_change",
        sa.Column("batch_id", KEY, nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", KEY, nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_batch_change_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_batch_change_batch_id"), "batch_change", ["batch_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", SORT_KEY, nullable=False),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("is_decision_maker", sa.Boolean(), nullable=False),
        sa.Column("preferred_channel", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("phone_masked", sa.Text(), nullable=True),
        sa.Column("email_masked", sa.Text(), nullable=True),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_contact_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("uid", name=op.f("uq_contact_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_contact_customer_id"), "contact", ["customer_id"], unique=False)
    op.create_table(
        "contact_reveal",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_contact_reveal_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_contact_reveal_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_reveal")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_contact_reveal_customer_id_user_id_at"),
        "contact_reveal",
        ["customer_id", "user_id", "at"],
        unique=False,
    )
    op.create_table(
        "customer_private",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("revenue_text", sa.Text(), nullable=True),
        sa.Column("revenue_amount", AMOUNT, nullable=True),
        sa.Column("currency", sa.CHAR(length=3), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_private_customer_id")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_private")),
    )
    op.create_table(
        "customer_stats",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("last_contact_at", MOMENT, nullable=True),
        sa.Column("open_tickets", sa.Integer(), nullable=False),
        sa.Column("satisfaction", sa.Double(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("risk", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_stats_customer_id")
        ),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customer_stats")),
    )
    op.create_index(
        op.f("ix_customer_stats_last_contact_at"),
        "customer_stats",
        ["last_contact_at"],
        unique=False,
    )
    op.create_table(
        "customer_tag",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("tag_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_tag_customer_id")
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_customer_tag_tag_id")),
        sa.PrimaryKeyConstraint("customer_id", "tag_id", name=op.f("pk_customer_tag")),
    )
    op.create_index(
        op.f("ix_customer_tag_tag_id_customer_id"),
        "customer_tag",
        ["tag_id", "customer_id"],
        unique=False,
    )
    op.create_table(
        "contact_point",
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("as_typed", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("do_not_contact", sa.Boolean(), nullable=False),
        sa.Column("is_preferred", sa.Boolean(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_point_contact_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
        sa.UniqueConstraint("uid", name=op.f("uq_contact_point_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_contact_point_contact_id"), "contact_point", ["contact_id"], unique=False
    )
    op.create_index(
        op.f("ix_contact_point_kind_normal"), "contact_point", ["kind", "normal"], unique=False
    )
    op.create_table(
        "contact_private",
        sa.Column("contact_id", KEY, nullable=False),
        sa.Column("birthday", sa.Date(), nullable=True),
        sa.Column("wechat", sa.Text(), nullable=True),
        sa.Column("birthday_before", sa.Date(), nullable=True),
        sa.Column("wechat_before", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_private_contact_id")
        ),
        sa.PrimaryKeyConstraint("contact_id", name=op.f("pk_contact_private")),
    )
    op.create_table(
        "ticket",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("external_no", sa.Text(), nullable=True),
        sa.Column("external_source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sub_kind", sa.Text(), nullable=True),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("priority_rank", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.Column("occurred_at", MOMENT, nullable=True),
        sa.Column("reported_at", MOMENT, nullable=False),
        sa.Column("wanted_by", MOMENT, nullable=True),
        sa.Column("department_id", KEY, nullable=True),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("assigned_at", MOMENT, nullable=True),
        sa.Column("accepted_at", MOMENT, nullable=True),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("progress_at", MOMENT, nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("solution", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("rating", sa.Text(), nullable=True),
        sa.Column("improvement", sa.Text(), nullable=True),
        sa.Column("root_cause", sa.Text(), nullable=True),
        sa.Column("solved_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("reopen_count", sa.Integer(), nullable=False),
        sa.Column("next_due_at", MOMENT, nullable=True),
        sa.Column("next_due_kind", sa.Text(), nullable=True),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_ticket_contact_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_ticket_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_ticket_department_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name=op.f("fk_ticket_owner_id")),
        sa.ForeignKeyConstraint(["status"], ["ticket_status.key"], name=op.f("fk_ticket_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "external_source", "external_no", name=op.f("uq_ticket_external_source_external_no")
        ),
        sa.UniqueConstraint("number", name=op.f("uq_ticket_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_ticket_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_ticket_board",
        "ticket",
        [
            "status",
            "next_due_at",
            "priority_rank",
            "id",
            "category",
            "kind",
            "severity",
            "owner_id",
            "department_id",
            "customer_id",
            "created_by_id",
            "is_confidential",
            "progress",
        ],
        unique=False,
        sqlite_where=sa.text("category <> 'closed' AND deleted_at IS NULL"),
        postgresql_where=sa.text("category <> 'closed' AND deleted_at IS NULL"),
    )
    op.create_index(
        "ix_ticket_by_due",
        "ticket",
        [
            "next_due_at",
            "id",
            "status",
            "category",
            "priority_rank",
            "kind",
            "severity",
            "owner_id",
            "department_id",
            "customer_id",
            "created_by_id",
            "is_confidential",
            "progress",
        ],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_ticket_by_number",
        "ticket",
        [
            "number",
            "id",
            "status",
            "category",
            "priority_rank",
            "kind",
            "severity",
            "owner_id",
            "department_id",
            "customer_id",
            "created_by_id",
            "is_confidential",
            "progress",
        ],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_ticket_by_report",
        "ticket",
        [
            "reported_at",
            "id",
            "status",
            "category",
            "priority_rank",
            "kind",
            "severity",
            "owner_id",
            "department_id",
            "customer_id",
            "created_by_id",
            "is_confidential",
            "progress",
        ],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_ticket_closed",
        "ticket",
        [
            "status",
            "closed_at",
            "priority_rank",
            "id",
            "category",
            "kind",
            "severity",
            "owner_id",
            "department_id",
            "customer_id",
            "created_by_id",
            "is_confidential",
            "progress",
        ],
        unique=False,
        sqlite_where=sa.text("category = 'closed' AND deleted_at IS NULL"),
        postgresql_where=sa.text("category = 'closed' AND deleted_at IS NULL"),
    )
    op.create_index(op.f("ix_ticket_closed_at"), "ticket", ["closed_at"], unique=False)
    op.create_index(
        "ix_ticket_of_customer",
        "ticket",
        [
            "customer_id",
            "reported_at",
            "status",
            "category",
            "priority_rank",
            "kind",
            "severity",
            "owner_id",
            "department_id",
            "created_by_id",
            "is_confidential",
            "progress",
        ],
        unique=False,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "contact_point_token",
        sa.Column("token", SORT_KEY, nullable=False),
        sa.Column("point_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["point_id"], ["contact_point.id"], name=op.f("fk_contact_point_token_point_id")
        ),
        sa.PrimaryKeyConstraint("token", "point_id", name=op.f("pk_contact_point_token")),
    )
    op.create_index(
        op.f("ix_contact_point_token_point_id"), "contact_point_token", ["point_id"], unique=False
    )
    op.create_table(
        "follow_up",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("ticket_id", KEY, nullable=True),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("plan_key", sa.Text(), nullable=True),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("done_by_id", KEY, nullable=True),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_follow_up_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["user_account.id"], name=op.f("fk_follow_up_done_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user_account.id"], name=op.f("fk_follow_up_owner_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_follow_up_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("plan_key", name=op.f("uq_follow_up_plan_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_follow_up_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_follow_up_customer_id_due_at"),
        "follow_up",
        ["customer_id", "due_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_follow_up_owner_id_state_due_at"),
        "follow_up",
        ["owner_id", "state", "due_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_follow_up_state_due_at"), "follow_up", ["state", "due_at"], unique=False
    )
    op.create_table(
        "interaction",
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=True),
        sa.Column("ticket_id", KEY, nullable=True),
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_interaction_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_interaction_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_interaction_ticket_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_interaction_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
        sa.UniqueConstraint("uid", name=op.f("uq_interaction_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_interaction_customer_id_at"), "interaction", ["customer_id", "at"], unique=False
    )
    op.create_index(op.f("ix_interaction_ticket_id"), "interaction", ["ticket_id"], unique=False)
    op.create_table(
        "invitation",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("questionnaire_id", KEY, nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("contact_id", KEY, nullable=True),
        sa.Column("ticket_id", KEY, nullable=True),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("plan_key", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("remind_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("updated_by_id", KEY, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("deleted_by_id", KEY, nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_invitation_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_invitation_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user_account.id"], name=op.f("fk_invitation_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaire.id"], name=op.f("fk_invitation_questionnaire_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_invitation_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("number", name=op.f("uq_invitation_number")),
        sa.UniqueConstraint("plan_key", name=op.f("uq_invitation_plan_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_invitation_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_invitation_contact_id_opened_at"),
        "invitation",
        ["contact_id", "opened_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_invitation_customer_id_opened_at"),
        "invitation",
        ["customer_id", "opened_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_invitation_state_opened_at"), "invitation", ["state", "opened_at"], unique=False
    )
    op.create_table(
        "ticket_mute",
        sa.Column("user_id", KEY, nullable=False),
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("muted_at", MOMENT, nullable=False),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_mute_ticket_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_ticket_mute_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_mute")),
        sa.UniqueConstraint("user_id", "ticket_id", name=op.f("uq_ticket_mute_user_id_ticket_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ticket_mute_ticket_id"), "ticket_mute", ["ticket_id"], unique=False)
    op.create_table(
        "response",
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("questionnaire_id", KEY, nullable=False),
        sa.Column("invitation_id", KEY, nullable=True),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("department_id", KEY, nullable=True),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("tier", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_response_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitation.id"], name=op.f("fk_response_invitation_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["user_account.id"], name=op.f("fk_response_owner_id")
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"], ["questionnaire.id"], name=op.f("fk_response_questionnaire_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("invitation_id", name=op.f("uq_response_invitation_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_response_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_response_month"), "response", ["month"], unique=False)
    op.create_index(
        op.f("ix_response_questionnaire_id_month"),
        "response",
        ["questionnaire_id", "month"],
        unique=False,
    )
    op.create_table(
        "answer",
        sa.Column("response_id", KEY, nullable=False),
        sa.Column("question_id", KEY, nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("id", KEY, sa.Identity(always=False), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_answer_question_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_answer_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint(
            "response_id", "question_id", name=op.f("uq_answer_response_id_question_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_answer_question_id_score"), "answer", ["question_id", "score"], unique=False
    )
