using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Disclosures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "consent_notices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Disclosure = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Named = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Sets = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ToldBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ToldHow = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "disclosures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Named = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Sets = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    How = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Entries = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Power = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    PartOf = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_consent_notices_AnsweredAt_Due",
                table: "consent_notices",
                columns: new[] { "AnsweredAt", "Due" });

            migrationBuilder.CreateIndex(
                name: "IX_consent_notices_Dossier_Id",
                table: "consent_notices",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_consent_notices_Reference",
                table: "consent_notices",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_Dossier_Id",
                table: "disclosures",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_Reference",
                table: "disclosures",
                column: "Reference",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_notices");

            migrationBuilder.DropTable(
                name: "disclosures");
        }
    }
}
