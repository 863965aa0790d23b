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
                    created = table.Column<long>(type: "bigint", nullable: false)
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
