using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TriageByRule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "authority_choices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Dossier = table.Column<long>(type: "bigint", nullable: false),
                    Organisation = table.Column<long>(type: "bigint", nullable: false),
                    Team = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Authority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsOtherwise = table.Column<bool>(type: "boolean", nullable: false),
                    Why = table.Column<string>(type: "text", maxLength: 1000, nullable: false),
                    By = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authority_choices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "many_rows",
                columns: table => new
                {
                    Run = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Dossier = table.Column<long>(type: "bigint", nullable: false),
                    Subject = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Why = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    To = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    FromTeam = table.Column<long>(type: "bigint", nullable: false),
                    WasRouted = table.Column<bool>(type: "boolean", nullable: false),
                    Assignment = table.Column<long>(type: "bigint", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LogBefore = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_many_rows", x => new { x.Run, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "many_runs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    By = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Organisation = table.Column<long>(type: "bigint", nullable: false),
                    Team = table.Column<long>(type: "bigint", nullable: false),
                    Dossier = table.Column<long>(type: "bigint", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    Action = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ToTeam = table.Column<long>(type: "bigint", nullable: true),
                    ToUser = table.Column<long>(type: "bigint", nullable: true),
                    ToRole = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Foreseen = table.Column<int>(type: "integer", nullable: false),
                    Reached = table.Column<int>(type: "integer", nullable: false),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    Left = table.Column<int>(type: "integer", nullable: false),
                    Back = table.Column<int>(type: "integer", nullable: false),
                    Kept = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClearedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Trouble = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_many_runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sharing_rules",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Organisation = table.Column<long>(type: "bigint", nullable: false),
                    Team = table.Column<long>(type: "bigint", nullable: false),
                    Dossier = table.Column<long>(type: "bigint", nullable: false),
                    For = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Turn = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ByLanguage = table.Column<bool>(type: "boolean", nullable: false),
                    ChildrenApart = table.Column<bool>(type: "boolean", nullable: false),
                    Sharers = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sharing_rules", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_authority_choices_Dossier_Number",
                table: "authority_choices",
                columns: new[] { "Dossier", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_many_rows_Run_Dossier",
                table: "many_rows",
                columns: new[] { "Run", "Dossier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_many_runs_Reference",
                table: "many_runs",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_many_runs_State",
                table: "many_runs",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_sharing_rules_Team_For_Number",
                table: "sharing_rules",
                columns: new[] { "Team", "For", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What is sealed fits no shorter column: texts stay texts on the way back.
            migrationBuilder.DropTable(
                name: "authority_choices");

            migrationBuilder.DropTable(
                name: "many_rows");

            migrationBuilder.DropTable(
                name: "many_runs");

            migrationBuilder.DropTable(
                name: "sharing_rules");
        }
    }
}
