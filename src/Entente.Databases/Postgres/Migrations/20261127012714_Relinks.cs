using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Relinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ByHand",
                table: "proposals",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "relink_members",
                columns: table => new
                {
                    Run = table.Column<long>(type: "bigint", nullable: false),
                    Group = table.Column<int>(type: "integer", nullable: false),
                    Record = table.Column<long>(type: "bigint", nullable: false),
                    Nearest = table.Column<long>(type: "bigint", nullable: true),
                    NearestBits = table.Column<double>(type: "double precision", nullable: false),
                    Known = table.Column<int>(type: "integer", nullable: false),
                    Bridge = table.Column<bool>(type: "boolean", nullable: false),
                    Judged = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relink_members", x => new { x.Run, x.Group, x.Record });
                });

            migrationBuilder.CreateTable(
                name: "relink_pairs",
                columns: table => new
                {
                    Run = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Left = table.Column<long>(type: "bigint", nullable: false),
                    Right = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Judged = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Proposal = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: true),
                    StrengthBefore = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ProbabilityBefore = table.Column<double>(type: "double precision", nullable: true),
                    Score = table.Column<double>(type: "double precision", nullable: false),
                    Strength = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Now = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relink_pairs", x => new { x.Run, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "relinks",
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
                    Why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Scope = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Source = table.Column<long>(type: "bigint", nullable: true),
                    Subject = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    To = table.Column<long>(type: "bigint", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Model = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Place = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Done = table.Column<long>(type: "bigint", nullable: false),
                    Compared = table.Column<long>(type: "bigint", nullable: false),
                    Pairs = table.Column<int>(type: "integer", nullable: false),
                    Summary = table.Column<string>(type: "text", nullable: true),
                    Chosen = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Trouble = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Slot = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relinks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_relink_pairs_Run_Kind_Score_Number",
                table: "relink_pairs",
                columns: new[] { "Run", "Kind", "Score", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_relink_pairs_Run_Left_Right",
                table: "relink_pairs",
                columns: new[] { "Run", "Left", "Right" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_relinks_Reference",
                table: "relinks",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_relinks_Slot",
                table: "relinks",
                column: "Slot",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_relinks_State",
                table: "relinks",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "relink_members");

            migrationBuilder.DropTable(
                name: "relink_pairs");

            migrationBuilder.DropTable(
                name: "relinks");

            migrationBuilder.DropColumn(
                name: "ByHand",
                table: "proposals");
        }
    }
}
