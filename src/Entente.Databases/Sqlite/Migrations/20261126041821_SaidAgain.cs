using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SaidAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_records_Source_ContentHash",
                table: "records");

            migrationBuilder.AddColumn<string>(
                name: "Content",
                table: "imports",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_records_Source_ContentHash",
                table: "records",
                columns: new[] { "Source", "ContentHash" },
                unique: true,
                filter: "\"SupersededBy\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_imports_Content",
                table: "imports",
                column: "Content");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_records_Source_ContentHash",
                table: "records");

            migrationBuilder.DropIndex(
                name: "IX_imports_Content",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "Content",
                table: "imports");

            migrationBuilder.CreateIndex(
                name: "IX_records_Source_ContentHash",
                table: "records",
                columns: new[] { "Source", "ContentHash" },
                unique: true);
        }
    }
}
