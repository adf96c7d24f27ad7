using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReferralSort : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Sort",
                table: "referrals",
                type: "TEXT",
                maxLength: 24,
                nullable: false,
                defaultValue: "");

            // What was sent before keeps its meaning.
            migrationBuilder.Sql("UPDATE referrals SET \"Sort\" = CASE WHEN \"IsAnonymous\" THEN 'AnonymousNotification' ELSE 'Referral' END");

            migrationBuilder.DropColumn(
                name: "IsAnonymous",
                table: "referrals");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Sort",
                table: "referrals");

            migrationBuilder.AddColumn<bool>(
                name: "IsAnonymous",
                table: "referrals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }
    }
}
