using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Heed.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts_api_keys",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    prefix = table.Column<string>(type: "text", nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<Guid>(type: "uuid", nullable: false),
                    brands = table.Column<string>(type: "text", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    last_used_at = table.Column<long>(type: "bigint", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_api_keys", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "accounts_audit",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<int>(type: "integer", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    target_kind = table.Column<string>(type: "text", nullable: true),
                    target = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: true),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_audit", x => new { x.workspace, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "accounts_brands",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    color = table.Column<string>(type: "text", nullable: false),
                    archived = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_brands", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "accounts_links",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    workspace = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_links", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "accounts_member_roles",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<Guid>(type: "uuid", nullable: false),
                    brands = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_member_roles", x => new { x.workspace, x.person, x.role });
                });

            migrationBuilder.CreateTable(
                name: "accounts_members",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    invited_name = table.Column<string>(type: "text", nullable: true),
                    invited_at = table.Column<long>(type: "bigint", nullable: true),
                    joined_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_members", x => new { x.workspace, x.person });
                });

            migrationBuilder.CreateTable(
                name: "accounts_passkeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    credential_hash = table.Column<string>(type: "text", nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    algorithm = table.Column<int>(type: "integer", nullable: false),
                    rp_id = table.Column<string>(type: "text", nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    last_used_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_passkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    normalized_email = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false),
                    lockout_end = table.Column<long>(type: "bigint", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    theme = table.Column<string>(type: "text", nullable: false),
                    sound = table.Column<bool>(type: "boolean", nullable: false),
                    protected_at = table.Column<long>(type: "bigint", nullable: true),
                    shortcuts = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    last_seen_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_recovery_codes",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_recovery_codes", x => new { x.person, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "accounts_roles",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    built_in = table.Column<bool>(type: "boolean", nullable: false),
                    permissions = table.Column<string>(type: "text", nullable: false),
                    visibility = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_roles", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "accounts_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    last_seen_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    user_agent = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_team_members",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    team = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_team_members", x => new { x.workspace, x.team, x.person });
                });

            migrationBuilder.CreateTable(
                name: "accounts_teams",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_teams", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "accounts_totp",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_totp", x => x.person);
                });

            migrationBuilder.CreateTable(
                name: "accounts_viewings",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    session = table.Column<Guid>(type: "uuid", nullable: false),
                    viewer = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<Guid>(type: "uuid", nullable: true),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_viewings", x => new { x.workspace, x.session });
                });

            migrationBuilder.CreateTable(
                name: "accounts_workspaces",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    second_factor_from = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_workspaces", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_contacts",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_contacts", x => new { x.workspace, x.inbox, x.id });
                });

            migrationBuilder.CreateTable(
                name: "api_inboxes",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    webhook_url = table.Column<string>(type: "text", nullable: true),
                    token_prefix = table.Column<string>(type: "text", nullable: true),
                    token_hash = table.Column<string>(type: "text", nullable: true),
                    token_at = table.Column<long>(type: "bigint", nullable: true),
                    old_prefix = table.Column<string>(type: "text", nullable: true),
                    old_hash = table.Column<string>(type: "text", nullable: true),
                    old_until = table.Column<long>(type: "bigint", nullable: true),
                    secret_at = table.Column<long>(type: "bigint", nullable: true),
                    failing_since = table.Column<long>(type: "bigint", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    rest_until = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_inboxes", x => new { x.workspace, x.inbox });
                });

            migrationBuilder.CreateTable(
                name: "api_outbox",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<Guid>(type: "uuid", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    begun = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_outbox", x => new { x.workspace, x.message });
                });

            migrationBuilder.CreateTable(
                name: "automation_macros",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    sharing = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    steps = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_automation_macros", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "bot_bots",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    inbox_ids = table.Column<string>(type: "text", nullable: false),
                    schedule = table.Column<int>(type: "integer", nullable: false),
                    audience = table.Column<int>(type: "integer", nullable: false),
                    hand_over_tags = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    greeting_zh = table.Column<string>(type: "text", nullable: false),
                    greeting_en = table.Column<string>(type: "text", nullable: false),
                    top = table.Column<int>(type: "integer", nullable: false),
                    pinned = table.Column<string>(type: "text", nullable: false),
                    sure = table.Column<double>(type: "double precision", nullable: false),
                    ask = table.Column<double>(type: "double precision", nullable: false),
                    misses = table.Column<int>(type: "integer", nullable: false),
                    minds_anger = table.Column<bool>(type: "boolean", nullable: false),
                    texts = table.Column<string>(type: "text", nullable: false),
                    ask_after = table.Column<int>(type: "integer", nullable: false),
                    close_after = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_bots", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "bot_flow_days",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    flow = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    node = table.Column<string>(type: "text", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_flow_days", x => new { x.workspace, x.flow, x.day, x.node, x.way });
                });

            migrationBuilder.CreateTable(
                name: "bot_flow_tests",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    flow = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    turns = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_flow_tests", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "bot_flow_versions",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    flow = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_flow_versions", x => new { x.workspace, x.flow, x.number });
                });

            migrationBuilder.CreateTable(
                name: "bot_flows",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    bot = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    draft = table.Column<string>(type: "text", nullable: false),
                    live = table.Column<int>(type: "integer", nullable: false),
                    newest = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_flows", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "bot_forms",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    flow = table.Column<Guid>(type: "uuid", nullable: true),
                    fields = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_forms", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "bot_mined",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_mined", x => new { x.workspace, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "bot_sessions",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    bot = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    mind = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true),
                    flow = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_sessions", x => new { x.workspace, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "bot_suggested",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<Guid>(type: "uuid", nullable: false),
                    edited = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_suggested", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "bot_wordings",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    last_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bot_wordings", x => new { x.workspace, x.source, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "conversations_bulk_items",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    job = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: true),
                    memory = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_bulk_items", x => new { x.workspace, x.job, x.place });
                });

            migrationBuilder.CreateTable(
                name: "conversations_bulk_jobs",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    acts = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    cut = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    undo_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_bulk_jobs", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_calendars",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    definition = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_calendars", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_canned",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    sharing = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    shortcut = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text_zh = table.Column<string>(type: "text", nullable: false),
                    text_en = table.Column<string>(type: "text", nullable: false),
                    folder = table.Column<string>(type: "text", nullable: false),
                    brand_ids = table.Column<string>(type: "text", nullable: false),
                    inbox_ids = table.Column<string>(type: "text", nullable: false),
                    files = table.Column<string>(type: "text", nullable: false),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_canned", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_conversation_labels",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_conversation_labels", x => new { x.workspace, x.label, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "conversations_conversations",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    handler = table.Column<int>(type: "integer", nullable: false),
                    assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    tier = table.Column<int>(type: "integer", nullable: false),
                    rank_at = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    waiting_since = table.Column<long>(type: "bigint", nullable: true),
                    resolved_at = table.Column<long>(type: "bigint", nullable: true),
                    message_count = table.Column<int>(type: "integer", nullable: false),
                    customer_seen = table.Column<int>(type: "integer", nullable: false),
                    customer_delivered = table.Column<int>(type: "integer", nullable: false),
                    agent_seen = table.Column<int>(type: "integer", nullable: false),
                    last_id = table.Column<Guid>(type: "uuid", nullable: true),
                    last_author = table.Column<int>(type: "integer", nullable: false),
                    last_note = table.Column<bool>(type: "boolean", nullable: false),
                    last_text = table.Column<string>(type: "text", nullable: false),
                    last_at = table.Column<long>(type: "bigint", nullable: false),
                    last_files = table.Column<bool>(type: "boolean", nullable: false),
                    assign_code = table.Column<string>(type: "text", nullable: true),
                    assign_facts = table.Column<string>(type: "text", nullable: true),
                    rating_score = table.Column<int>(type: "integer", nullable: true),
                    rating_comment = table.Column<string>(type: "text", nullable: true),
                    rating_at = table.Column<long>(type: "bigint", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true),
                    snoozed_until = table.Column<long>(type: "bigint", nullable: true),
                    snoozed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    snoozed_status = table.Column<Guid>(type: "uuid", nullable: true),
                    scheduled_at = table.Column<long>(type: "bigint", nullable: true),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    due_kind = table.Column<string>(type: "text", nullable: true),
                    due_warn_at = table.Column<long>(type: "bigint", nullable: true),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    label_ids = table.Column<string>(type: "text", nullable: false),
                    participant_ids = table.Column<string>(type: "text", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_conversations", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_drafts",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<bool>(type: "boolean", nullable: false),
                    extras = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_drafts", x => new { x.workspace, x.person, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "conversations_field_values",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_field_values", x => new { x.workspace, x.conversation, x.field, x.value });
                });

            migrationBuilder.CreateTable(
                name: "conversations_fields",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    name_zh = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<int>(type: "integer", nullable: false),
                    choices = table.Column<string>(type: "text", nullable: true),
                    pattern = table.Column<string>(type: "text", nullable: true),
                    required = table.Column<int>(type: "integer", nullable: false),
                    inbox_ids = table.Column<string>(type: "text", nullable: false),
                    parent = table.Column<string>(type: "text", nullable: true),
                    place = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_fields", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_files",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: true),
                    message = table.Column<Guid>(type: "uuid", nullable: true),
                    place = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    uploader_kind = table.Column<int>(type: "integer", nullable: false),
                    uploader = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_files", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_inboxes",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    calendar = table.Column<Guid>(type: "uuid", nullable: true),
                    auto_assign = table.Column<bool>(type: "boolean", nullable: false),
                    greeting = table.Column<string>(type: "text", nullable: false),
                    away = table.Column<string>(type: "text", nullable: false),
                    undo_seconds = table.Column<int>(type: "integer", nullable: true),
                    archived = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_inboxes", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_labels",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    color = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_labels", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_letters",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: true),
                    quote = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_letters", x => new { x.workspace, x.message });
                });

            migrationBuilder.CreateTable(
                name: "conversations_mentions",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    message = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_mentions", x => new { x.workspace, x.person, x.message });
                });

            migrationBuilder.CreateTable(
                name: "conversations_messages",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author = table.Column<int>(type: "integer", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true),
                    has_files = table.Column<bool>(type: "boolean", nullable: false),
                    has_letter = table.Column<bool>(type: "boolean", nullable: false),
                    edited_at = table.Column<long>(type: "bigint", nullable: true),
                    deleted_at = table.Column<long>(type: "bigint", nullable: true),
                    mentions = table.Column<string>(type: "text", nullable: true),
                    parts = table.Column<string>(type: "text", nullable: true),
                    activity = table.Column<string>(type: "text", nullable: true),
                    activity_facts = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_messages", x => new { x.workspace, x.conversation, x.position });
                });

            migrationBuilder.CreateTable(
                name: "conversations_moves",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<Guid>(type: "uuid", nullable: false),
                    target = table.Column<Guid>(type: "uuid", nullable: false),
                    shift = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                    trace = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    undone_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_moves", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_outgoing",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    parts = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    send_at = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    resolve = table.Column<bool>(type: "boolean", nullable: false),
                    unless_customer_writes = table.Column<bool>(type: "boolean", nullable: false),
                    customer_wrote = table.Column<bool>(type: "boolean", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_outgoing", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_participants",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_participants", x => new { x.workspace, x.person, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "conversations_reminders",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_reminders", x => new { x.workspace, x.person, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "conversations_seen",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    marked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_seen", x => new { x.workspace, x.person, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "conversations_statuses",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name_zh = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    built_in = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_statuses", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "conversations_versions",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_versions", x => new { x.workspace, x.message, x.number });
                });

            migrationBuilder.CreateTable(
                name: "conversations_views",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    sharing = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    filter = table.Column<string>(type: "text", nullable: false),
                    sort = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations_views", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_attributes",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    required = table.Column<bool>(type: "boolean", nullable: false),
                    choices = table.Column<string>(type: "text", nullable: true),
                    pattern = table.Column<string>(type: "text", nullable: true),
                    place = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_attributes", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_blocks",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    value = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_blocks", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_brands",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_brands", x => new { x.workspace, x.customer, x.brand });
                });

            migrationBuilder.CreateTable(
                name: "customers_companies",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    domain = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_companies", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_customers",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    named = table.Column<bool>(type: "boolean", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    company_id = table.Column<Guid>(type: "uuid", nullable: true),
                    attributes = table.Column<string>(type: "text", nullable: false),
                    verified = table.Column<bool>(type: "boolean", nullable: false),
                    blocked = table.Column<bool>(type: "boolean", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    last_seen_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_customers", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_erased",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    erased_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_erased", x => new { x.workspace, x.customer });
                });

            migrationBuilder.CreateTable(
                name: "customers_identities",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    verified = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_identities", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_memories",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_memories", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_merges",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    survivor = table.Column<Guid>(type: "uuid", nullable: false),
                    absorbed = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    undone_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_merges", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_notes",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_notes", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "customers_tagged",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    tag = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_tagged", x => new { x.workspace, x.customer, x.tag });
                });

            migrationBuilder.CreateTable(
                name: "customers_tags",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    color = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_tags", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deadlines_breaches",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    policy = table.Column<Guid>(type: "uuid", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    target_minutes = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deadlines_breaches", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deadlines_clocks",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    policy = table.Column<Guid>(type: "uuid", nullable: false),
                    target_minutes = table.Column<int>(type: "integer", nullable: false),
                    warn_percent = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    used = table.Column<long>(type: "bigint", nullable: false),
                    running_since = table.Column<long>(type: "bigint", nullable: true),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    warn_at = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    broken_at = table.Column<long>(type: "bigint", nullable: true),
                    stopped_at = table.Column<long>(type: "bigint", nullable: true),
                    steps = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deadlines_clocks", x => new { x.workspace, x.conversation, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "deadlines_policies",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    filter = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deadlines_policies", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deadlines_threads",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    policy = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_version = table.Column<long>(type: "bigint", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deadlines_threads", x => new { x.workspace, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "email_automatic",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_automatic", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "email_continuations",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    mailbox = table.Column<Guid>(type: "uuid", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_continuations", x => new { x.workspace, x.inbox });
                });

            migrationBuilder.CreateTable(
                name: "email_continued",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_continued", x => new { x.workspace, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "email_health",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    success_at = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    error_at = table.Column<long>(type: "bigint", nullable: true),
                    retry_at = table.Column<long>(type: "bigint", nullable: true),
                    told_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_health", x => new { x.workspace, x.inbox, x.direction });
                });

            migrationBuilder.CreateTable(
                name: "email_letters",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<Guid>(type: "uuid", nullable: false),
                    message = table.Column<Guid>(type: "uuid", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<string>(type: "text", nullable: false),
                    ours = table.Column<bool>(type: "boolean", nullable: false),
                    sender = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_letters", x => new { x.workspace, x.hash, x.message });
                });

            migrationBuilder.CreateTable(
                name: "email_mailboxes",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_mailboxes", x => new { x.workspace, x.inbox });
                });

            migrationBuilder.CreateTable(
                name: "email_mails",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true),
                    sender = table.Column<string>(type: "text", nullable: false),
                    sender_name = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_mails", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "email_outbox",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    doubts = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<string>(type: "text", nullable: false),
                    pending = table.Column<string>(type: "text", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_outbox", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "email_people",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_people", x => new { x.workspace, x.conversation, x.address });
                });

            migrationBuilder.CreateTable(
                name: "email_places",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    folder = table.Column<string>(type: "text", nullable: false),
                    uid_validity = table.Column<long>(type: "bigint", nullable: false),
                    last_uid = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_places", x => new { x.workspace, x.inbox });
                });

            migrationBuilder.CreateTable(
                name: "email_signatures",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    zh = table.Column<string>(type: "text", nullable: false),
                    en = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_signatures", x => new { x.workspace, x.person });
                });

            migrationBuilder.CreateTable(
                name: "email_undeliverable",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_email_undeliverable", x => new { x.workspace, x.address });
                });

            migrationBuilder.CreateTable(
                name: "floor_settings",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    tiles = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_settings", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "floor_word_answers",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    word = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    reply = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_word_answers", x => new { x.workspace, x.word, x.person });
                });

            migrationBuilder.CreateTable(
                name: "floor_words",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_floor_words", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_categories",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    parent = table.Column<Guid>(type: "uuid", nullable: true),
                    names = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_categories", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_entries",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<int>(type: "integer", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: true),
                    category = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    published = table.Column<string>(type: "text", nullable: true),
                    published_number = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<long>(type: "bigint", nullable: true),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    last_number = table.Column<int>(type: "integer", nullable: false),
                    draft = table.Column<string>(type: "text", nullable: true),
                    draft_at = table.Column<long>(type: "bigint", nullable: true),
                    draft_by = table.Column<Guid>(type: "uuid", nullable: true),
                    scheduled = table.Column<string>(type: "text", nullable: true),
                    publish_at = table.Column<long>(type: "bigint", nullable: true),
                    scheduled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    scheduled_note = table.Column<string>(type: "text", nullable: true),
                    review = table.Column<int>(type: "integer", nullable: false),
                    reviewer = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_at = table.Column<long>(type: "bigint", nullable: true),
                    review_note = table.Column<string>(type: "text", nullable: true),
                    review_comment = table.Column<string>(type: "text", nullable: true),
                    question = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    audience = table.Column<int>(type: "integer", nullable: false),
                    variant_count = table.Column<int>(type: "integer", nullable: false),
                    answer_languages = table.Column<string>(type: "text", nullable: false),
                    answer_channels = table.Column<string>(type: "text", nullable: false),
                    wordings = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_entries", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_files",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    uploader = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_files", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_gaps",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: true),
                    entry = table.Column<Guid>(type: "uuid", nullable: true),
                    added = table.Column<string>(type: "text", nullable: false),
                    first_at = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_gaps", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_heard",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: true),
                    entry = table.Column<Guid>(type: "uuid", nullable: true),
                    source = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    quality = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: true),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_heard", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_imports",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    blob = table.Column<string>(type: "text", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    rows = table.Column<string>(type: "text", nullable: false),
                    cut = table.Column<bool>(type: "boolean", nullable: false),
                    choice = table.Column<string>(type: "text", nullable: true),
                    total = table.Column<int>(type: "integer", nullable: false),
                    wanted = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    importer = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_imports", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_meaning_states",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    dimensions = table.Column<int>(type: "integer", nullable: false),
                    generation = table.Column<long>(type: "bigint", nullable: false),
                    tokens = table.Column<long>(type: "bigint", nullable: false),
                    failure = table.Column<int>(type: "integer", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true),
                    failed_at = table.Column<long>(type: "bigint", nullable: true),
                    next_at = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_meaning_states", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "knowledge_meanings",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    entry = table.Column<Guid>(type: "uuid", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    vector = table.Column<byte[]>(type: "bytea", nullable: false),
                    left_out = table.Column<bool>(type: "boolean", nullable: false),
                    generation = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_meanings", x => new { x.workspace, x.entry });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_misses",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true),
                    why = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: true),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    entry = table.Column<Guid>(type: "uuid", nullable: true),
                    gap = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    handling = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_misses", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_stamps",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_stamps", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "knowledge_uses",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    entry = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    shown = table.Column<int>(type: "integer", nullable: false),
                    sent = table.Column<int>(type: "integer", nullable: false),
                    by_bot = table.Column<int>(type: "integer", nullable: false),
                    by_agents = table.Column<int>(type: "integer", nullable: false),
                    solved = table.Column<int>(type: "integer", nullable: false),
                    not_solved = table.Column<int>(type: "integer", nullable: false),
                    helpful_yes = table.Column<int>(type: "integer", nullable: false),
                    helpful_no = table.Column<int>(type: "integer", nullable: false),
                    deflected = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_uses", x => new { x.workspace, x.entry, x.day });
                });

            migrationBuilder.CreateTable(
                name: "knowledge_versions",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    entry = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    added = table.Column<int>(type: "integer", nullable: false),
                    removed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_versions", x => new { x.workspace, x.entry, x.number });
                });

            migrationBuilder.CreateTable(
                name: "metrics_days",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    mark = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    business = table.Column<long>(type: "bigint", nullable: false),
                    spread = table.Column<byte[]>(type: "bytea", nullable: true),
                    business_spread = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_metrics_days", x => new { x.workspace, x.kind, x.day, x.mark, x.brand });
                });

            migrationBuilder.CreateTable(
                name: "metrics_facts",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    quarter = table.Column<int>(type: "integer", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<Guid>(type: "uuid", nullable: false),
                    agent = table.Column<Guid>(type: "uuid", nullable: false),
                    queue = table.Column<Guid>(type: "uuid", nullable: false),
                    known = table.Column<bool>(type: "boolean", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    business = table.Column<long>(type: "bigint", nullable: false),
                    marks = table.Column<int>(type: "integer", nullable: false),
                    counts = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_metrics_facts", x => new { x.workspace, x.conversation, x.kind, x.number });
                });

            migrationBuilder.CreateTable(
                name: "metrics_rollup",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    mark = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    team = table.Column<Guid>(type: "uuid", nullable: false),
                    agent = table.Column<Guid>(type: "uuid", nullable: false),
                    queue = table.Column<Guid>(type: "uuid", nullable: false),
                    known = table.Column<bool>(type: "boolean", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    business = table.Column<long>(type: "bigint", nullable: false),
                    spread = table.Column<byte[]>(type: "bytea", nullable: true),
                    business_spread = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_metrics_rollup", x => new { x.workspace, x.kind, x.day, x.mark, x.brand, x.channel, x.team, x.agent, x.queue, x.known });
                });

            migrationBuilder.CreateTable(
                name: "metrics_targets",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_metrics_targets", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "metrics_threads",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    known = table.Column<bool>(type: "boolean", nullable: false),
                    began_at = table.Column<long>(type: "bigint", nullable: false),
                    first_resolved_at = table.Column<long>(type: "bigint", nullable: true),
                    first_seq = table.Column<long>(type: "bigint", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_metrics_threads", x => new { x.workspace, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "notices_choices",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    ways = table.Column<string>(type: "text", nullable: false),
                    quiet_from = table.Column<int>(type: "integer", nullable: true),
                    quiet_to = table.Column<int>(type: "integer", nullable: true),
                    digest = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_choices", x => new { x.workspace, x.person });
                });

            migrationBuilder.CreateTable(
                name: "notices_notices",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: true),
                    conversation = table.Column<Guid>(type: "uuid", nullable: true),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    read_at = table.Column<long>(type: "bigint", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_notices", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "notices_push_devices",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    user_agent = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    delivered_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_push_devices", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "notices_push_sends",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    device = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    notice = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_push_sends", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "notices_sends",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    notice = table.Column<Guid>(type: "uuid", nullable: true),
                    key_id = table.Column<string>(type: "text", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_sends", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "orders_codes",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: false),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_codes", x => new { x.workspace, x.customer });
                });

            migrationBuilder.CreateTable(
                name: "orders_lines",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    order = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    variant = table.Column<string>(type: "text", nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: false),
                    image_url = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_lines", x => new { x.workspace, x.order, x.position });
                });

            migrationBuilder.CreateTable(
                name: "orders_orders",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    number_key = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    stage_text = table.Column<string>(type: "text", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    refunded = table.Column<long>(type: "bigint", nullable: false),
                    placed_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: true),
                    as_of = table.Column<long>(type: "bigint", nullable: false),
                    buyer_id = table.Column<string>(type: "text", nullable: true),
                    buyer_name = table.Column<string>(type: "text", nullable: true),
                    buyer_email = table.Column<string>(type: "text", nullable: true),
                    buyer_phone = table.Column<string>(type: "text", nullable: true),
                    phone_key = table.Column<string>(type: "text", nullable: true),
                    buyer_address = table.Column<string>(type: "text", nullable: true),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    search = table.Column<string>(type: "text", nullable: false),
                    print = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_orders", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "orders_parcels",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    order = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    carrier = table.Column<string>(type: "text", nullable: true),
                    tracking_number = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    url = table.Column<string>(type: "text", nullable: true),
                    steps = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_parcels", x => new { x.workspace, x.order, x.position });
                });

            migrationBuilder.CreateTable(
                name: "orders_requests",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    order = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    wanted = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    conversation = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by = table.Column<int>(type: "integer", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decision_note = table.Column<string>(type: "text", nullable: true),
                    done_at = table.Column<long>(type: "bigint", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true),
                    problem_text = table.Column<string>(type: "text", nullable: true),
                    key = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: true),
                    audit = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_requests", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "orders_sources",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: true),
                    base_url = table.Column<string>(type: "text", nullable: true),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    offers = table.Column<int>(type: "integer", nullable: false),
                    secret_at = table.Column<long>(type: "bigint", nullable: true),
                    failing_since = table.Column<long>(type: "bigint", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true),
                    last_order_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_sources", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "platform_blob_chunks",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_blob_chunks", x => new { x.workspace, x.sha256, x.part });
                });

            migrationBuilder.CreateTable(
                name: "platform_blob_refs",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    owner_kind = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_blob_refs", x => new { x.workspace, x.sha256, x.owner_kind, x.owner });
                });

            migrationBuilder.CreateTable(
                name: "platform_blobs",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_blobs", x => new { x.workspace, x.sha256 });
                });

            migrationBuilder.CreateTable(
                name: "platform_counters",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_counters", x => new { x.workspace, x.name });
                });

            migrationBuilder.CreateTable(
                name: "platform_idempotency",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_idempotency", x => new { x.workspace, x.key });
                });

            migrationBuilder.CreateTable(
                name: "platform_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_ledger",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    entity = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    actor_kind = table.Column<int>(type: "integer", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_ledger", x => new { x.workspace, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "platform_ledger_cursors",
                columns: table => new
                {
                    reader = table.Column<string>(type: "text", nullable: false),
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_ledger_cursors", x => new { x.reader, x.workspace });
                });

            migrationBuilder.CreateTable(
                name: "platform_ledger_heads",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    floor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_ledger_heads", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "platform_ledger_parked",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    reader = table.Column<string>(type: "text", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_ledger_parked", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_nodes",
                columns: table => new
                {
                    node = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_nodes", x => x.node);
                });

            migrationBuilder.CreateTable(
                name: "platform_secrets",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_secrets", x => new { x.workspace, x.name });
                });

            migrationBuilder.CreateTable(
                name: "platform_shards",
                columns: table => new
                {
                    shard = table.Column<int>(type: "integer", nullable: false),
                    node = table.Column<string>(type: "text", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_shards", x => x.shard);
                });

            migrationBuilder.CreateTable(
                name: "platform_store",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    schema = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    maintenance = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_store", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_timers",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    shard = table.Column<int>(type: "integer", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_timers", x => new { x.workspace, x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "portal_sites",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    host = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    languages = table.Column<string>(type: "text", nullable: false),
                    color = table.Column<string>(type: "text", nullable: true),
                    logo_sha = table.Column<string>(type: "text", nullable: true),
                    logo_type = table.Column<string>(type: "text", nullable: true),
                    hidden_topics = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<bool>(type: "boolean", nullable: false),
                    contact_email = table.Column<string>(type: "text", nullable: true),
                    chat_key = table.Column<string>(type: "text", nullable: true),
                    links = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portal_sites", x => new { x.workspace, x.brand });
                });

            migrationBuilder.CreateTable(
                name: "reports_saved",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    sharing = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    team = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    metric = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports_saved", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "routing_agents",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    skills = table.Column<string>(type: "text", nullable: false),
                    languages = table.Column<string>(type: "text", nullable: false),
                    capacity = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_agents", x => new { x.workspace, x.person });
                });

            migrationBuilder.CreateTable(
                name: "routing_breaks",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    calm = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<Guid>(type: "uuid", nullable: true),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    word = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<long>(type: "bigint", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_breaks", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "routing_callbacks",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    queue = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    agent = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    slot_ends = table.Column<long>(type: "bigint", nullable: true),
                    until = table.Column<long>(type: "bigint", nullable: true),
                    most_attempts = table.Column<int>(type: "integer", nullable: false),
                    spacing_minutes = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<string>(type: "text", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_callbacks", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "routing_decisions",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    work = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<int>(type: "integer", nullable: false),
                    why = table.Column<int>(type: "integer", nullable: false),
                    agent = table.Column<Guid>(type: "uuid", nullable: true),
                    until = table.Column<long>(type: "bigint", nullable: true),
                    facts = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_decisions", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "routing_paces",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    queue = table.Column<Guid>(type: "uuid", nullable: false),
                    pace = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_paces", x => new { x.workspace, x.queue });
                });

            migrationBuilder.CreateTable(
                name: "routing_presence",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    chosen = table.Column<int>(type: "integer", nullable: false),
                    connected = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    last_assigned_at = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<Guid>(type: "uuid", nullable: true),
                    until = table.Column<long>(type: "bigint", nullable: true),
                    calm = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_presence", x => new { x.workspace, x.person });
                });

            migrationBuilder.CreateTable(
                name: "routing_presence_rules",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    calm_per_day = table.Column<int>(type: "integer", nullable: false),
                    calm_minutes = table.Column<int>(type: "integer", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_presence_rules", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "routing_queues",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    archived = table.Column<bool>(type: "boolean", nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_queues", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "routing_rule_versions",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false),
                    restored_from = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_rule_versions", x => new { x.workspace, x.number });
                });

            migrationBuilder.CreateTable(
                name: "routing_rules",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    in_force = table.Column<int>(type: "integer", nullable: false),
                    draft = table.Column<string>(type: "text", nullable: false),
                    draft_by = table.Column<Guid>(type: "uuid", nullable: true),
                    draft_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_rules", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "routing_skills",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_skills", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "routing_states",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_states", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "routing_work",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    queue = table.Column<Guid>(type: "uuid", nullable: false),
                    standing = table.Column<int>(type: "integer", nullable: false),
                    agent = table.Column<Guid>(type: "uuid", nullable: true),
                    entered = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: true),
                    rank = table.Column<long>(type: "bigint", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    away_since = table.Column<long>(type: "bigint", nullable: true),
                    alarmed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_work", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "surveys_answers",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    brand = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    agent = table.Column<Guid>(type: "uuid", nullable: true),
                    score = table.Column<int>(type: "integer", nullable: false),
                    comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_surveys_answers", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "surveys_rounds",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_surveys_rounds", x => new { x.workspace, x.conversation });
                });

            migrationBuilder.CreateTable(
                name: "transfer_errors",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    import = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transfer_errors", x => new { x.workspace, x.import, x.row });
                });

            migrationBuilder.CreateTable(
                name: "transfer_imports",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    encoding = table.Column<string>(type: "text", nullable: false),
                    delimiter = table.Column<string>(type: "text", nullable: false),
                    columns = table.Column<string>(type: "text", nullable: false),
                    mapping = table.Column<string>(type: "text", nullable: false),
                    overwrite = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    created = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transfer_imports", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "understanding_annotations",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    polarity = table.Column<int>(type: "integer", nullable: false),
                    emotion = table.Column<int>(type: "integer", nullable: false),
                    intent = table.Column<Guid>(type: "uuid", nullable: true),
                    confidence = table.Column<int>(type: "integer", nullable: false),
                    model = table.Column<long>(type: "bigint", nullable: false),
                    corrected_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_annotations", x => new { x.workspace, x.message });
                });

            migrationBuilder.CreateTable(
                name: "understanding_examples",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    intent = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: true),
                    held = table.Column<bool>(type: "boolean", nullable: false),
                    test_set = table.Column<Guid>(type: "uuid", nullable: true),
                    message = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    removed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_examples", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "understanding_intents",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_intents", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "understanding_model",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    embedding_model = table.Column<string>(type: "text", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    time_limit = table.Column<int>(type: "integer", nullable: false),
                    daily_tokens = table.Column<long>(type: "bigint", nullable: false),
                    price_in = table.Column<long>(type: "bigint", nullable: false),
                    price_out = table.Column<long>(type: "bigint", nullable: false),
                    embedding_price = table.Column<long>(type: "bigint", nullable: false),
                    daily_cost = table.Column<long>(type: "bigint", nullable: false),
                    link_hosts = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_model", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "understanding_models",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    through = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    intents = table.Column<int>(type: "integer", nullable: false),
                    examples = table.Column<int>(type: "integer", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: true),
                    tests = table.Column<int>(type: "integer", nullable: false),
                    before = table.Column<int>(type: "integer", nullable: true),
                    held = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_models", x => new { x.workspace, x.number });
                });

            migrationBuilder.CreateTable(
                name: "understanding_policies",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    by_hand = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_policies", x => x.workspace);
                });

            migrationBuilder.CreateTable(
                name: "understanding_spending",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    tokens_in = table.Column<long>(type: "bigint", nullable: false),
                    tokens_out = table.Column<long>(type: "bigint", nullable: false),
                    embedding_tokens = table.Column<long>(type: "bigint", nullable: false),
                    calls = table.Column<int>(type: "integer", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    capped = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_spending", x => new { x.workspace, x.day });
                });

            migrationBuilder.CreateTable(
                name: "understanding_test_runs",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    test_set = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    tests = table.Column<int>(type: "integer", nullable: false),
                    told_right = table.Column<int>(type: "integer", nullable: false),
                    by_hand = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_test_runs", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "understanding_test_sets",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    required = table.Column<bool>(type: "boolean", nullable: false),
                    least = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    removed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_understanding_test_sets", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "web_consents",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_web_consents", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "web_privacy_notices",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    text_zh = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    text_en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_web_privacy_notices", x => new { x.workspace, x.inbox, x.version });
                });

            migrationBuilder.CreateTable(
                name: "web_sites",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    site_key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    color = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    languages = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    allowed_origins = table.Column<string>(type: "text", nullable: false),
                    pre_chat = table.Column<bool>(type: "boolean", nullable: false),
                    pre_chat_fields = table.Column<string>(type: "text", nullable: false),
                    privacy_required = table.Column<bool>(type: "boolean", nullable: false),
                    privacy_version = table.Column<int>(type: "integer", nullable: false),
                    privacy_zh = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    privacy_en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    privacy_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    rating = table.Column<bool>(type: "boolean", nullable: false),
                    identity_required = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_web_sites", x => new { x.workspace, x.inbox });
                });

            migrationBuilder.CreateTable(
                name: "web_visitors",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer = table.Column<Guid>(type: "uuid", nullable: false),
                    inbox = table.Column<Guid>(type: "uuid", nullable: false),
                    proven = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_web_visitors", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "webhooks_attempts",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    delivery = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    duration = table.Column<int>(type: "integer", nullable: false),
                    snippet = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhooks_attempts", x => new { x.workspace, x.delivery, x.number });
                });

            migrationBuilder.CreateTable(
                name: "webhooks_deliveries",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    webhook = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false),
                    entity = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    begun = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    duration = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhooks_deliveries", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateTable(
                name: "webhooks_webhooks",
                columns: table => new
                {
                    workspace = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    events = table.Column<string>(type: "text", nullable: true),
                    brands = table.Column<string>(type: "text", nullable: true),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    pause = table.Column<int>(type: "integer", nullable: false),
                    failing_since = table.Column<long>(type: "bigint", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    rest_until = table.Column<long>(type: "bigint", nullable: true),
                    rotating_until = table.Column<long>(type: "bigint", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhooks_webhooks", x => new { x.workspace, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_api_keys_secret_hash",
                table: "accounts_api_keys",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_audit_workspace_id",
                table: "accounts_audit",
                columns: new[] { "workspace", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_links_person",
                table: "accounts_links",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_member_roles_workspace_role",
                table: "accounts_member_roles",
                columns: new[] { "workspace", "role" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_members_person",
                table: "accounts_members",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_passkeys_credential_hash",
                table: "accounts_passkeys",
                column: "credential_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_passkeys_person",
                table: "accounts_passkeys",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_people_normalized_email",
                table: "accounts_people",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_sessions_expires_at",
                table: "accounts_sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_sessions_person",
                table: "accounts_sessions",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_sessions_token_hash",
                table: "accounts_sessions",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_team_members_workspace_person",
                table: "accounts_team_members",
                columns: new[] { "workspace", "person" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_viewings_session",
                table: "accounts_viewings",
                column: "session");

            migrationBuilder.CreateIndex(
                name: "IX_api_contacts_workspace_customer",
                table: "api_contacts",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_api_inboxes_old_prefix",
                table: "api_inboxes",
                column: "old_prefix");

            migrationBuilder.CreateIndex(
                name: "IX_api_inboxes_token_prefix",
                table: "api_inboxes",
                column: "token_prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_outbox_workspace_conversation_stage_at",
                table: "api_outbox",
                columns: new[] { "workspace", "conversation", "stage", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_api_outbox_workspace_inbox_stage_due",
                table: "api_outbox",
                columns: new[] { "workspace", "inbox", "stage", "due" });

            migrationBuilder.CreateIndex(
                name: "IX_bot_flow_tests_workspace_flow",
                table: "bot_flow_tests",
                columns: new[] { "workspace", "flow" });

            migrationBuilder.CreateIndex(
                name: "IX_bot_flows_workspace_bot",
                table: "bot_flows",
                columns: new[] { "workspace", "bot" });

            migrationBuilder.CreateIndex(
                name: "IX_bot_forms_workspace_conversation",
                table: "bot_forms",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_bot_sessions_workspace_flow",
                table: "bot_sessions",
                columns: new[] { "workspace", "flow" });

            migrationBuilder.CreateIndex(
                name: "IX_bot_suggested_workspace_conversation",
                table: "bot_suggested",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_bot_suggested_workspace_source",
                table: "bot_suggested",
                columns: new[] { "workspace", "source" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_bulk_jobs_workspace_person_created_at",
                table: "conversations_bulk_jobs",
                columns: new[] { "workspace", "person", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversation_labels_workspace_conversation",
                table: "conversations_conversation_labels",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversations_workspace_assignee_tier_rank_at~",
                table: "conversations_conversations",
                columns: new[] { "workspace", "assignee", "tier", "rank_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversations_workspace_brand_tier_rank_at_id",
                table: "conversations_conversations",
                columns: new[] { "workspace", "brand", "tier", "rank_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversations_workspace_customer_created_at_id",
                table: "conversations_conversations",
                columns: new[] { "workspace", "customer", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversations_workspace_inbox_tier_rank_at_id",
                table: "conversations_conversations",
                columns: new[] { "workspace", "inbox", "tier", "rank_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversations_workspace_number",
                table: "conversations_conversations",
                columns: new[] { "workspace", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversations_workspace_rank_at_id",
                table: "conversations_conversations",
                columns: new[] { "workspace", "rank_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversations_workspace_team_tier_rank_at_id",
                table: "conversations_conversations",
                columns: new[] { "workspace", "team", "tier", "rank_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_conversations_workspace_tier_rank_at_id",
                table: "conversations_conversations",
                columns: new[] { "workspace", "tier", "rank_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_field_values_workspace_field_value_conversati~",
                table: "conversations_field_values",
                columns: new[] { "workspace", "field", "value", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_fields_workspace_key",
                table: "conversations_fields",
                columns: new[] { "workspace", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversations_files_workspace_conversation",
                table: "conversations_files",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_files_workspace_message",
                table: "conversations_files",
                columns: new[] { "workspace", "message" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_letters_workspace_conversation",
                table: "conversations_letters",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_mentions_workspace_conversation",
                table: "conversations_mentions",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_messages_workspace_id",
                table: "conversations_messages",
                columns: new[] { "workspace", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversations_moves_workspace_source",
                table: "conversations_moves",
                columns: new[] { "workspace", "source" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_moves_workspace_target",
                table: "conversations_moves",
                columns: new[] { "workspace", "target" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_outgoing_workspace_conversation",
                table: "conversations_outgoing",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_participants_workspace_conversation",
                table: "conversations_participants",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_reminders_workspace_conversation",
                table: "conversations_reminders",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_reminders_workspace_id",
                table: "conversations_reminders",
                columns: new[] { "workspace", "id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversations_versions_workspace_conversation",
                table: "conversations_versions",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_attributes_workspace_key",
                table: "customers_attributes",
                columns: new[] { "workspace", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_blocks_workspace_customer",
                table: "customers_blocks",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_blocks_workspace_kind_value",
                table: "customers_blocks",
                columns: new[] { "workspace", "kind", "value" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_brands_workspace_brand_customer",
                table: "customers_brands",
                columns: new[] { "workspace", "brand", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_companies_workspace_name",
                table: "customers_companies",
                columns: new[] { "workspace", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_customers_workspace_company_id_id",
                table: "customers_customers",
                columns: new[] { "workspace", "company_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_customers_workspace_number",
                table: "customers_customers",
                columns: new[] { "workspace", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_identities_workspace_channel_address",
                table: "customers_identities",
                columns: new[] { "workspace", "channel", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_identities_workspace_customer",
                table: "customers_identities",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_memories_workspace_customer",
                table: "customers_memories",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_merges_workspace_absorbed",
                table: "customers_merges",
                columns: new[] { "workspace", "absorbed" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_merges_workspace_survivor",
                table: "customers_merges",
                columns: new[] { "workspace", "survivor" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_notes_workspace_customer_created_at_id",
                table: "customers_notes",
                columns: new[] { "workspace", "customer", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_tagged_workspace_tag_customer",
                table: "customers_tagged",
                columns: new[] { "workspace", "tag", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_tags_workspace_name",
                table: "customers_tags",
                columns: new[] { "workspace", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deadlines_breaches_workspace_conversation",
                table: "deadlines_breaches",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_deadlines_breaches_workspace_due_at_id",
                table: "deadlines_breaches",
                columns: new[] { "workspace", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_email_automatic_workspace_address_at",
                table: "email_automatic",
                columns: new[] { "workspace", "address", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_email_automatic_workspace_at",
                table: "email_automatic",
                columns: new[] { "workspace", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_email_letters_workspace_message",
                table: "email_letters",
                columns: new[] { "workspace", "message" });

            migrationBuilder.CreateIndex(
                name: "IX_email_mailboxes_workspace_address",
                table: "email_mailboxes",
                columns: new[] { "workspace", "address" });

            migrationBuilder.CreateIndex(
                name: "IX_email_mails_workspace_fingerprint",
                table: "email_mails",
                columns: new[] { "workspace", "fingerprint" });

            migrationBuilder.CreateIndex(
                name: "IX_email_mails_workspace_inbox_state_at_id",
                table: "email_mails",
                columns: new[] { "workspace", "inbox", "state", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_email_mails_workspace_message",
                table: "email_mails",
                columns: new[] { "workspace", "message" });

            migrationBuilder.CreateIndex(
                name: "IX_email_mails_workspace_sender_at",
                table: "email_mails",
                columns: new[] { "workspace", "sender", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_email_mails_workspace_state_at_id",
                table: "email_mails",
                columns: new[] { "workspace", "state", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_email_outbox_state_next_at",
                table: "email_outbox",
                columns: new[] { "state", "next_at" });

            migrationBuilder.CreateIndex(
                name: "IX_email_outbox_workspace_conversation",
                table: "email_outbox",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_email_outbox_workspace_inbox_state",
                table: "email_outbox",
                columns: new[] { "workspace", "inbox", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_email_people_workspace_address",
                table: "email_people",
                columns: new[] { "workspace", "address" });

            migrationBuilder.CreateIndex(
                name: "IX_floor_word_answers_workspace_person",
                table: "floor_word_answers",
                columns: new[] { "workspace", "person" });

            migrationBuilder.CreateIndex(
                name: "IX_floor_words_workspace_at",
                table: "floor_words",
                columns: new[] { "workspace", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_entries_workspace_category",
                table: "knowledge_entries",
                columns: new[] { "workspace", "category" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_gaps_workspace_state_last_at",
                table: "knowledge_gaps",
                columns: new[] { "workspace", "state", "last_at" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_heard_workspace_at",
                table: "knowledge_heard",
                columns: new[] { "workspace", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_heard_workspace_conversation",
                table: "knowledge_heard",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_heard_workspace_customer",
                table: "knowledge_heard",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_heard_workspace_entry",
                table: "knowledge_heard",
                columns: new[] { "workspace", "entry" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_meanings_workspace_generation",
                table: "knowledge_meanings",
                columns: new[] { "workspace", "generation" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_misses_workspace_at",
                table: "knowledge_misses",
                columns: new[] { "workspace", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_misses_workspace_conversation",
                table: "knowledge_misses",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_misses_workspace_customer",
                table: "knowledge_misses",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_misses_workspace_gap_at",
                table: "knowledge_misses",
                columns: new[] { "workspace", "gap", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_uses_workspace_day",
                table: "knowledge_uses",
                columns: new[] { "workspace", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_metrics_facts_workspace_day",
                table: "metrics_facts",
                columns: new[] { "workspace", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_metrics_facts_workspace_kind_day_at",
                table: "metrics_facts",
                columns: new[] { "workspace", "kind", "day", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_metrics_threads_workspace_customer_began_at",
                table: "metrics_threads",
                columns: new[] { "workspace", "customer", "began_at" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_notices_workspace_person_id",
                table: "notices_notices",
                columns: new[] { "workspace", "person", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_notices_workspace_person_kind_subject",
                table: "notices_notices",
                columns: new[] { "workspace", "person", "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_notices_workspace_person_read_at",
                table: "notices_notices",
                columns: new[] { "workspace", "person", "read_at" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_push_devices_workspace_fingerprint",
                table: "notices_push_devices",
                columns: new[] { "workspace", "fingerprint" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_push_devices_workspace_person",
                table: "notices_push_devices",
                columns: new[] { "workspace", "person" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_push_sends_due_at",
                table: "notices_push_sends",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_notices_push_sends_workspace_device",
                table: "notices_push_sends",
                columns: new[] { "workspace", "device" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_sends_due_at",
                table: "notices_sends",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_orders_codes_workspace_sent_at",
                table: "orders_codes",
                columns: new[] { "workspace", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_orders_workspace_buyer_email",
                table: "orders_orders",
                columns: new[] { "workspace", "buyer_email" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_orders_workspace_buyer_id",
                table: "orders_orders",
                columns: new[] { "workspace", "buyer_id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_orders_workspace_customer",
                table: "orders_orders",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_orders_workspace_number_key",
                table: "orders_orders",
                columns: new[] { "workspace", "number_key" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_orders_workspace_phone_key",
                table: "orders_orders",
                columns: new[] { "workspace", "phone_key" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_orders_workspace_placed_at_id",
                table: "orders_orders",
                columns: new[] { "workspace", "placed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_orders_workspace_source",
                table: "orders_orders",
                columns: new[] { "workspace", "source" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_requests_workspace_customer",
                table: "orders_requests",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_requests_workspace_key",
                table: "orders_requests",
                columns: new[] { "workspace", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_requests_workspace_order",
                table: "orders_requests",
                columns: new[] { "workspace", "order" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_requests_workspace_state_asked_at_id",
                table: "orders_requests",
                columns: new[] { "workspace", "state", "asked_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_sources_id",
                table: "orders_sources",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_blob_refs_workspace_owner",
                table: "platform_blob_refs",
                columns: new[] { "workspace", "owner" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_idempotency_workspace_at",
                table: "platform_idempotency",
                columns: new[] { "workspace", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_ledger_parked_workspace_reader_seq",
                table: "platform_ledger_parked",
                columns: new[] { "workspace", "reader", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_timers_shard_due",
                table: "platform_timers",
                columns: new[] { "shard", "due" });

            migrationBuilder.CreateIndex(
                name: "IX_portal_sites_host",
                table: "portal_sites",
                column: "host",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_portal_sites_slug",
                table: "portal_sites",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_routing_breaks_workspace_person_asked_at",
                table: "routing_breaks",
                columns: new[] { "workspace", "person", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_routing_breaks_workspace_state",
                table: "routing_breaks",
                columns: new[] { "workspace", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_routing_callbacks_workspace_conversation",
                table: "routing_callbacks",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_routing_callbacks_workspace_customer",
                table: "routing_callbacks",
                columns: new[] { "workspace", "customer" },
                unique: true,
                filter: "state <= 3");

            migrationBuilder.CreateIndex(
                name: "IX_routing_callbacks_workspace_queue_due_at",
                table: "routing_callbacks",
                columns: new[] { "workspace", "queue", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_routing_decisions_workspace_conversation_id",
                table: "routing_decisions",
                columns: new[] { "workspace", "conversation", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_routing_presence_connected",
                table: "routing_presence",
                column: "connected");

            migrationBuilder.CreateIndex(
                name: "IX_routing_states_workspace_person_at",
                table: "routing_states",
                columns: new[] { "workspace", "person", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_routing_work_workspace_conversation",
                table: "routing_work",
                columns: new[] { "workspace", "conversation" });

            migrationBuilder.CreateIndex(
                name: "IX_routing_work_workspace_standing_queue_rank",
                table: "routing_work",
                columns: new[] { "workspace", "standing", "queue", "rank" });

            migrationBuilder.CreateIndex(
                name: "IX_surveys_answers_workspace_agent_id",
                table: "surveys_answers",
                columns: new[] { "workspace", "agent", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_surveys_answers_workspace_conversation_round",
                table: "surveys_answers",
                columns: new[] { "workspace", "conversation", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_surveys_answers_workspace_customer",
                table: "surveys_answers",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_surveys_answers_workspace_inbox_id",
                table: "surveys_answers",
                columns: new[] { "workspace", "inbox", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_transfer_imports_state",
                table: "transfer_imports",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_understanding_annotations_workspace_conversation_message",
                table: "understanding_annotations",
                columns: new[] { "workspace", "conversation", "message" });

            migrationBuilder.CreateIndex(
                name: "IX_understanding_annotations_workspace_customer",
                table: "understanding_annotations",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_understanding_annotations_workspace_intent_message",
                table: "understanding_annotations",
                columns: new[] { "workspace", "intent", "message" });

            migrationBuilder.CreateIndex(
                name: "IX_understanding_examples_workspace_customer",
                table: "understanding_examples",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_understanding_examples_workspace_intent_id",
                table: "understanding_examples",
                columns: new[] { "workspace", "intent", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_understanding_examples_workspace_message",
                table: "understanding_examples",
                columns: new[] { "workspace", "message" });

            migrationBuilder.CreateIndex(
                name: "IX_understanding_test_runs_workspace_test_set_at",
                table: "understanding_test_runs",
                columns: new[] { "workspace", "test_set", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_web_consents_workspace_customer_inbox_version",
                table: "web_consents",
                columns: new[] { "workspace", "customer", "inbox", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_web_sites_site_key",
                table: "web_sites",
                column: "site_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_web_visitors_workspace_customer",
                table: "web_visitors",
                columns: new[] { "workspace", "customer" });

            migrationBuilder.CreateIndex(
                name: "IX_webhooks_attempts_workspace_at",
                table: "webhooks_attempts",
                columns: new[] { "workspace", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_webhooks_deliveries_workspace_created_at",
                table: "webhooks_deliveries",
                columns: new[] { "workspace", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_webhooks_deliveries_workspace_webhook_created_at_id",
                table: "webhooks_deliveries",
                columns: new[] { "workspace", "webhook", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_webhooks_deliveries_workspace_webhook_stage_due",
                table: "webhooks_deliveries",
                columns: new[] { "workspace", "webhook", "stage", "due" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_api_keys");

            migrationBuilder.DropTable(
                name: "accounts_audit");

            migrationBuilder.DropTable(
                name: "accounts_brands");

            migrationBuilder.DropTable(
                name: "accounts_links");

            migrationBuilder.DropTable(
                name: "accounts_member_roles");

            migrationBuilder.DropTable(
                name: "accounts_members");

            migrationBuilder.DropTable(
                name: "accounts_passkeys");

            migrationBuilder.DropTable(
                name: "accounts_people");

            migrationBuilder.DropTable(
                name: "accounts_recovery_codes");

            migrationBuilder.DropTable(
                name: "accounts_roles");

            migrationBuilder.DropTable(
                name: "accounts_sessions");

            migrationBuilder.DropTable(
                name: "accounts_team_members");

            migrationBuilder.DropTable(
                name: "accounts_teams");

            migrationBuilder.DropTable(
                name: "accounts_totp");

            migrationBuilder.DropTable(
                name: "accounts_viewings");

            migrationBuilder.DropTable(
                name: "accounts_workspaces");

            migrationBuilder.DropTable(
                name: "api_contacts");

            migrationBuilder.DropTable(
                name: "api_inboxes");

            migrationBuilder.DropTable(
                name: "api_outbox");

            migrationBuilder.DropTable(
                name: "automation_macros");

            migrationBuilder.DropTable(
                name: "bot_bots");

            migrationBuilder.DropTable(
                name: "bot_flow_days");

            migrationBuilder.DropTable(
                name: "bot_flow_tests");

            migrationBuilder.DropTable(
                name: "bot_flow_versions");

            migrationBuilder.DropTable(
                name: "bot_flows");

            migrationBuilder.DropTable(
                name: "bot_forms");

            migrationBuilder.DropTable(
                name: "bot_mined");

            migrationBuilder.DropTable(
                name: "bot_sessions");

            migrationBuilder.DropTable(
                name: "bot_suggested");

            migrationBuilder.DropTable(
                name: "bot_wordings");

            migrationBuilder.DropTable(
                name: "conversations_bulk_items");

            migrationBuilder.DropTable(
                name: "conversations_bulk_jobs");

            migrationBuilder.DropTable(
                name: "conversations_calendars");

            migrationBuilder.DropTable(
                name: "conversations_canned");

            migrationBuilder.DropTable(
                name: "conversations_conversation_labels");

            migrationBuilder.DropTable(
                name: "conversations_conversations");

            migrationBuilder.DropTable(
                name: "conversations_drafts");

            migrationBuilder.DropTable(
                name: "conversations_field_values");

            migrationBuilder.DropTable(
                name: "conversations_fields");

            migrationBuilder.DropTable(
                name: "conversations_files");

            migrationBuilder.DropTable(
                name: "conversations_inboxes");

            migrationBuilder.DropTable(
                name: "conversations_labels");

            migrationBuilder.DropTable(
                name: "conversations_letters");

            migrationBuilder.DropTable(
                name: "conversations_mentions");

            migrationBuilder.DropTable(
                name: "conversations_messages");

            migrationBuilder.DropTable(
                name: "conversations_moves");

            migrationBuilder.DropTable(
                name: "conversations_outgoing");

            migrationBuilder.DropTable(
                name: "conversations_participants");

            migrationBuilder.DropTable(
                name: "conversations_reminders");

            migrationBuilder.DropTable(
                name: "conversations_seen");

            migrationBuilder.DropTable(
                name: "conversations_statuses");

            migrationBuilder.DropTable(
                name: "conversations_versions");

            migrationBuilder.DropTable(
                name: "conversations_views");

            migrationBuilder.DropTable(
                name: "customers_attributes");

            migrationBuilder.DropTable(
                name: "customers_blocks");

            migrationBuilder.DropTable(
                name: "customers_brands");

            migrationBuilder.DropTable(
                name: "customers_companies");

            migrationBuilder.DropTable(
                name: "customers_customers");

            migrationBuilder.DropTable(
                name: "customers_erased");

            migrationBuilder.DropTable(
                name: "customers_identities");

            migrationBuilder.DropTable(
                name: "customers_memories");

            migrationBuilder.DropTable(
                name: "customers_merges");

            migrationBuilder.DropTable(
                name: "customers_notes");

            migrationBuilder.DropTable(
                name: "customers_tagged");

            migrationBuilder.DropTable(
                name: "customers_tags");

            migrationBuilder.DropTable(
                name: "deadlines_breaches");

            migrationBuilder.DropTable(
                name: "deadlines_clocks");

            migrationBuilder.DropTable(
                name: "deadlines_policies");

            migrationBuilder.DropTable(
                name: "deadlines_threads");

            migrationBuilder.DropTable(
                name: "email_automatic");

            migrationBuilder.DropTable(
                name: "email_continuations");

            migrationBuilder.DropTable(
                name: "email_continued");

            migrationBuilder.DropTable(
                name: "email_health");

            migrationBuilder.DropTable(
                name: "email_letters");

            migrationBuilder.DropTable(
                name: "email_mailboxes");

            migrationBuilder.DropTable(
                name: "email_mails");

            migrationBuilder.DropTable(
                name: "email_outbox");

            migrationBuilder.DropTable(
                name: "email_people");

            migrationBuilder.DropTable(
                name: "email_places");

            migrationBuilder.DropTable(
                name: "email_signatures");

            migrationBuilder.DropTable(
                name: "email_undeliverable");

            migrationBuilder.DropTable(
                name: "floor_settings");

            migrationBuilder.DropTable(
                name: "floor_word_answers");

            migrationBuilder.DropTable(
                name: "floor_words");

            migrationBuilder.DropTable(
                name: "knowledge_categories");

            migrationBuilder.DropTable(
                name: "knowledge_entries");

            migrationBuilder.DropTable(
                name: "knowledge_files");

            migrationBuilder.DropTable(
                name: "knowledge_gaps");

            migrationBuilder.DropTable(
                name: "knowledge_heard");

            migrationBuilder.DropTable(
                name: "knowledge_imports");

            migrationBuilder.DropTable(
                name: "knowledge_meaning_states");

            migrationBuilder.DropTable(
                name: "knowledge_meanings");

            migrationBuilder.DropTable(
                name: "knowledge_misses");

            migrationBuilder.DropTable(
                name: "knowledge_stamps");

            migrationBuilder.DropTable(
                name: "knowledge_uses");

            migrationBuilder.DropTable(
                name: "knowledge_versions");

            migrationBuilder.DropTable(
                name: "metrics_days");

            migrationBuilder.DropTable(
                name: "metrics_facts");

            migrationBuilder.DropTable(
                name: "metrics_rollup");

            migrationBuilder.DropTable(
                name: "metrics_targets");

            migrationBuilder.DropTable(
                name: "metrics_threads");

            migrationBuilder.DropTable(
                name: "notices_choices");

            migrationBuilder.DropTable(
                name: "notices_notices");

            migrationBuilder.DropTable(
                name: "notices_push_devices");

            migrationBuilder.DropTable(
                name: "notices_push_sends");

            migrationBuilder.DropTable(
                name: "notices_sends");

            migrationBuilder.DropTable(
                name: "orders_codes");

            migrationBuilder.DropTable(
                name: "orders_lines");

            migrationBuilder.DropTable(
                name: "orders_orders");

            migrationBuilder.DropTable(
                name: "orders_parcels");

            migrationBuilder.DropTable(
                name: "orders_requests");

            migrationBuilder.DropTable(
                name: "orders_sources");

            migrationBuilder.DropTable(
                name: "platform_blob_chunks");

            migrationBuilder.DropTable(
                name: "platform_blob_refs");

            migrationBuilder.DropTable(
                name: "platform_blobs");

            migrationBuilder.DropTable(
                name: "platform_counters");

            migrationBuilder.DropTable(
                name: "platform_idempotency");

            migrationBuilder.DropTable(
                name: "platform_keys");

            migrationBuilder.DropTable(
                name: "platform_ledger");

            migrationBuilder.DropTable(
                name: "platform_ledger_cursors");

            migrationBuilder.DropTable(
                name: "platform_ledger_heads");

            migrationBuilder.DropTable(
                name: "platform_ledger_parked");

            migrationBuilder.DropTable(
                name: "platform_nodes");

            migrationBuilder.DropTable(
                name: "platform_secrets");

            migrationBuilder.DropTable(
                name: "platform_shards");

            migrationBuilder.DropTable(
                name: "platform_store");

            migrationBuilder.DropTable(
                name: "platform_timers");

            migrationBuilder.DropTable(
                name: "portal_sites");

            migrationBuilder.DropTable(
                name: "reports_saved");

            migrationBuilder.DropTable(
                name: "routing_agents");

            migrationBuilder.DropTable(
                name: "routing_breaks");

            migrationBuilder.DropTable(
                name: "routing_callbacks");

            migrationBuilder.DropTable(
                name: "routing_decisions");

            migrationBuilder.DropTable(
                name: "routing_paces");

            migrationBuilder.DropTable(
                name: "routing_presence");

            migrationBuilder.DropTable(
                name: "routing_presence_rules");

            migrationBuilder.DropTable(
                name: "routing_queues");

            migrationBuilder.DropTable(
                name: "routing_rule_versions");

            migrationBuilder.DropTable(
                name: "routing_rules");

            migrationBuilder.DropTable(
                name: "routing_skills");

            migrationBuilder.DropTable(
                name: "routing_states");

            migrationBuilder.DropTable(
                name: "routing_work");

            migrationBuilder.DropTable(
                name: "surveys_answers");

            migrationBuilder.DropTable(
                name: "surveys_rounds");

            migrationBuilder.DropTable(
                name: "transfer_errors");

            migrationBuilder.DropTable(
                name: "transfer_imports");

            migrationBuilder.DropTable(
                name: "understanding_annotations");

            migrationBuilder.DropTable(
                name: "understanding_examples");

            migrationBuilder.DropTable(
                name: "understanding_intents");

            migrationBuilder.DropTable(
                name: "understanding_model");

            migrationBuilder.DropTable(
                name: "understanding_models");

            migrationBuilder.DropTable(
                name: "understanding_policies");

            migrationBuilder.DropTable(
                name: "understanding_spending");

            migrationBuilder.DropTable(
                name: "understanding_test_runs");

            migrationBuilder.DropTable(
                name: "understanding_test_sets");

            migrationBuilder.DropTable(
                name: "web_consents");

            migrationBuilder.DropTable(
                name: "web_privacy_notices");

            migrationBuilder.DropTable(
                name: "web_sites");

            migrationBuilder.DropTable(
                name: "web_visitors");

            migrationBuilder.DropTable(
                name: "webhooks_attempts");

            migrationBuilder.DropTable(
                name: "webhooks_deliveries");

            migrationBuilder.DropTable(
                name: "webhooks_webhooks");
        }
    }
}
