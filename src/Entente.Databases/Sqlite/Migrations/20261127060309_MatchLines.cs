using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MatchLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Strength",
                table: "relink_pairs");

            migrationBuilder.DropColumn(
                name: "StrengthBefore",
                table: "relink_pairs");

            migrationBuilder.DropColumn(
                name: "Strength",
                table: "proposals");

            migrationBuilder.AddColumn<bool>(
                name: "KeptBefore",
                table: "hand_proposals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "match_lines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    For = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Possible = table.Column<double>(type: "REAL", nullable: false),
                    Likely = table.Column<double>(type: "REAL", nullable: false),
                    AlmostCertain = table.Column<double>(type: "REAL", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnswerWhy = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    KeptFrom = table.Column<double>(type: "REAL", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_lines", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_match_lines_For_Number",
                table: "match_lines",
                columns: new[] { "For", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_match_lines_State",
                table: "match_lines",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "match_lines");

            migrationBuilder.DropColumn(
                name: "KeptBefore",
                table: "hand_proposals");

            migrationBuilder.AddColumn<string>(
                name: "Strength",
                table: "relink_pairs",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "StrengthBefore",
                table: "relink_pairs",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Strength",
                table: "proposals",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");
        }
    }
}
