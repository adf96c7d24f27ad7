using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KeysLedByOrganisation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_record_keys",
                table: "record_keys");

            migrationBuilder.AddPrimaryKey(
                name: "PK_record_keys",
                table: "record_keys",
                columns: new[] { "Key", "Organisation", "Record" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_record_keys",
                table: "record_keys");

            migrationBuilder.AddPrimaryKey(
                name: "PK_record_keys",
                table: "record_keys",
                columns: new[] { "Key", "Record" });
        }
    }
}
