using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Consent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "consent_entries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Named = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Set = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Through = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenBy = table.Column<long>(type: "INTEGER", nullable: false),
                    Referral = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ReadBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InterpretedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Interpreter = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ExplainedBack = table.Column<bool>(type: "INTEGER", nullable: true),
                    OwnWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Proof = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ProofKept = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Witness = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByGround = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    OwnView = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_entries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_consent_entries_Dossier_Id",
                table: "consent_entries",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_consent_entries_Reference",
                table: "consent_entries",
                column: "Reference",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_entries");
        }
    }
}
