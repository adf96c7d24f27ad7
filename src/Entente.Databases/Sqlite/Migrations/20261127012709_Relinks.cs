using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "relink_members",
                columns: table => new
                {
                    Run = table.Column<long>(type: "INTEGER", nullable: false),
                    Group = table.Column<int>(type: "INTEGER", nullable: false),
                    Record = table.Column<long>(type: "INTEGER", nullable: false),
                    Nearest = table.Column<long>(type: "INTEGER", nullable: true),
                    NearestBits = table.Column<double>(type: "REAL", nullable: false),
                    Known = table.Column<int>(type: "INTEGER", nullable: false),
                    Bridge = table.Column<bool>(type: "INTEGER", nullable: false),
                    Judged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relink_members", x => new { x.Run, x.Group, x.Record });
                });

            migrationBuilder.CreateTable(
                name: "relink_pairs",
                columns: table => new
                {
                    Run = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Left = table.Column<long>(type: "INTEGER", nullable: false),
                    Right = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Judged = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Proposal = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: true),
                    StrengthBefore = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ProbabilityBefore = table.Column<double>(type: "REAL", nullable: true),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    Strength = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Now = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relink_pairs", x => new { x.Run, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "relinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Source = table.Column<long>(type: "INTEGER", nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    To = table.Column<long>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Model = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Place = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Done = table.Column<long>(type: "INTEGER", nullable: false),
                    Compared = table.Column<long>(type: "INTEGER", nullable: false),
                    Pairs = table.Column<int>(type: "INTEGER", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: true),
                    Chosen = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Slot = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
