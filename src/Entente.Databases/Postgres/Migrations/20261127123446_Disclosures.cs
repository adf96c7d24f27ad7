using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Postgres.Migrations
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
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Disclosure = table.Column<long>(type: "bigint", nullable: false),
                    Dossier = table.Column<long>(type: "bigint", nullable: false),
                    Organisation = table.Column<long>(type: "bigint", nullable: false),
                    Team = table.Column<long>(type: "bigint", nullable: false),
                    Recipient = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Named = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Sets = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    ToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ToldBy = table.Column<long>(type: "bigint", nullable: true),
                    ToldHow = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "disclosures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "bigint", nullable: false),
                    Organisation = table.Column<long>(type: "bigint", nullable: false),
                    Team = table.Column<long>(type: "bigint", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Recipient = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Named = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Sets = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    How = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    What = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Ground = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Entries = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Power = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EnteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<long>(type: "bigint", nullable: false),
                    PartOf = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true)
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
