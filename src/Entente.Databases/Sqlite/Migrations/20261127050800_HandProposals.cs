using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class HandProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ClearedAt",
                table: "relinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reached",
                table: "relinks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "hand_proposals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Proposal = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnBy = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAs = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hand_proposals", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_hand_proposals_Proposal",
                table: "hand_proposals",
                column: "Proposal");

            // Who proposed a pair by hand stood in the log alone: a person's MatchesProposed at the very millisecond of the proposal.
            migrationBuilder.Sql("""
                INSERT INTO hand_proposals ("Id", "Proposal", "By", "Role", "At", "Why")
                SELECT p."Id", p."Id", MIN(a."Who"), MIN(a."Role"), p."ProposedAt", ''
                FROM proposals p JOIN audit a ON a."At" = p."ProposedAt"
                WHERE a."What" = 'MatchesProposed' AND a."Who" <> 0
                GROUP BY p."Id", p."ProposedAt"
                """);
            migrationBuilder.Sql("""UPDATE proposals SET "ByHand" = 1 WHERE "ByHand" = 0 AND "Id" IN (SELECT "Proposal" FROM hand_proposals)""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hand_proposals");

            migrationBuilder.DropColumn(
                name: "ClearedAt",
                table: "relinks");

            migrationBuilder.DropColumn(
                name: "Reached",
                table: "relinks");
        }
    }
}
