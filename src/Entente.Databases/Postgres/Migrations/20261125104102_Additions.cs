using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Additions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "additions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Referral = table.Column<long>(type: "bigint", nullable: false),
                    Dossier = table.Column<long>(type: "bigint", nullable: false),
                    Organisation = table.Column<long>(type: "bigint", nullable: false),
                    Team = table.Column<long>(type: "bigint", nullable: false),
                    Question = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Sort = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ToldBy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    LearnedOn = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    Words = table.Column<string>(type: "text", nullable: false),
                    AddedBy = table.Column<long>(type: "bigint", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NotedBy = table.Column<long>(type: "bigint", nullable: true),
                    NotedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_additions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_additions_NotedAt_Id",
                table: "additions",
                columns: new[] { "NotedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_additions_Reference",
                table: "additions",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_additions_Referral_Id",
                table: "additions",
                columns: new[] { "Referral", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "additions");
        }
    }
}
