using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Referral = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Sort = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ToldBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LearnedOn = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NotedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    NotedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
