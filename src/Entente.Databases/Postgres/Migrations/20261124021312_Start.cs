using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Dossier = table.Column<long>(type: "bigint", nullable: false),
                    User = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Who = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Organisation = table.Column<long>(type: "bigint", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Sort = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    What = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    About = table.Column<long>(type: "bigint", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false),
                    Because = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "follower_cursors",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    MovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Trouble = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follower_cursors", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_assignments_Dossier_User_Until",
                table: "assignments",
                columns: new[] { "Dossier", "User", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_assignments_User_Until",
                table: "assignments",
                columns: new[] { "User", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_About_Seq",
                table: "audit",
                columns: new[] { "About", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_Sort_Seq",
                table: "audit",
                columns: new[] { "Sort", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_Who_Seq",
                table: "audit",
                columns: new[] { "Who", "Seq" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "follower_cursors");
        }
    }
}
