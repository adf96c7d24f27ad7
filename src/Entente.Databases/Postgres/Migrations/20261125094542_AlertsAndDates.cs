using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AlertsAndDates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_alerts_Dossier",
                table: "alerts");

            migrationBuilder.CreateTable(
                name: "referral_near_dates",
                columns: table => new
                {
                    Referral = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral_near_dates", x => new { x.Referral, x.From, x.Until });
                });

            // Five working days are a week at least. Further dates of what was sent before stay in its answers.
            migrationBuilder.Sql("INSERT INTO referral_near_dates (\"Referral\", \"From\", \"Until\") SELECT \"Id\", \"NearestDate\" - 7, \"NearestDate\" FROM referrals WHERE \"NearestDate\" IS NOT NULL");

            migrationBuilder.DropColumn(
                name: "NearestDate",
                table: "referrals");

            migrationBuilder.CreateIndex(
                name: "IX_alerts_Dossier_Id",
                table: "alerts",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "OneOpenAlert",
                table: "alerts",
                column: "Dossier",
                unique: true,
                filter: "\"ClosedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "referral_near_dates");

            migrationBuilder.DropIndex(
                name: "IX_alerts_Dossier_Id",
                table: "alerts");

            migrationBuilder.DropIndex(
                name: "OneOpenAlert",
                table: "alerts");

            migrationBuilder.AddColumn<DateOnly>(
                name: "NearestDate",
                table: "referrals",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_alerts_Dossier",
                table: "alerts",
                column: "Dossier",
                unique: true);
        }
    }
}
