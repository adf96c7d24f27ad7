using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DecisionHalf : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_grounds_Case",
                table: "grounds");

            migrationBuilder.AddColumn<long>(
                name: "Again",
                table: "grounds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedBy",
                table: "grounds",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AskedOn",
                table: "grounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "grounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ground",
                table: "grounds",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsBlind",
                table: "grounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "Issuer",
                table: "grounds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Material",
                table: "grounds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "grounds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "SecondOutcome",
                table: "grounds",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stage",
                table: "grounds",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "ReasonableGrounds");

            migrationBuilder.AddColumn<string>(
                name: "WhyLate",
                table: "grounds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Gap",
                table: "evidence",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Purpose",
                table: "evidence",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

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
                name: "contact_ways",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Town = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PostCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Point = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Safety = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Times = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CodeWord = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Message = table.Column<bool>(type: "INTEGER", nullable: true),
                    Whose = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Circle = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    Referral = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_ways", x => x.Id);
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

            migrationBuilder.CreateTable(
                name: "follow_ups",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Exit = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Months = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HowTheyAre = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    NeedsAgain = table.Column<bool>(type: "INTEGER", nullable: true),
                    Signs = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    SignsWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follow_ups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "information_requests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Of = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Whom = table.Column<string>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    Power = table.Column<string>(type: "TEXT", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Clock = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Chasers = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    Record = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedBecause = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_information_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "known_dangers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    IsPerson = table.Column<bool>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Numbers = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Town = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PostCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Point = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_dangers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "needs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Urgency = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    View = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    WithoutView = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RiskToThem = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    RiskFromOthers = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    RiskToOthers = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Done = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SupersededAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_needs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "placements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Town = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PostCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Point = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Suits = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Adults = table.Column<int>(type: "INTEGER", nullable: true),
                    Children = table.Column<int>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Override = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_placements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "plan_steps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Need = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Entitlement = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Goal = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_steps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "safety_overrides",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    For = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Of = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Agreed = table.Column<bool>(type: "INTEGER", nullable: true),
                    AnsweredBy = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safety_overrides", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "second_readings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Grounds = table.Column<long>(type: "INTEGER", nullable: false),
                    Case = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Reader = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsBlind = table.Column<bool>(type: "INTEGER", nullable: false),
                    View = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_second_readings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "servings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Decision = table.Column<int>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Receiver = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WasBefore = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Override = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_servings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_exits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Offer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Provider = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Wish = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    WishWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WhereTo = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Safety = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    HandedOver = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Consent = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_exits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_offers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Territory = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsChild = table.Column<bool>(type: "INTEGER", nullable: false),
                    Needs = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Wanted = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PlaceWishes = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Danger = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Naming = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SentBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AnsweredBy = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_offers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tasks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    RowKind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Template = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ForRole = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Clock = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Share = table.Column<int>(type: "INTEGER", nullable: true),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Owner = table.Column<long>(type: "INTEGER", nullable: true),
                    PutOffUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PutOffBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    Done = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tasks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tellings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Topics = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Day = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    Times = table.Column<int>(type: "INTEGER", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Asker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Others = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    InterpretedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Interpreter = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Connected = table.Column<bool>(type: "INTEGER", nullable: false),
                    GenderChosen = table.Column<bool>(type: "INTEGER", nullable: true),
                    Stopped = table.Column<bool>(type: "INTEGER", nullable: true),
                    LeftApart = table.Column<bool>(type: "INTEGER", nullable: true),
                    Recording = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    Referral = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tellings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_grounds_Case_Number",
                table: "grounds",
                columns: new[] { "Case", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_entries_Dossier_Id",
                table: "consent_entries",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_consent_entries_Reference",
                table: "consent_entries",
                column: "Reference",
                unique: true);

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
                name: "IX_contact_ways_Dossier_Id",
                table: "contact_ways",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_ways_Reference",
                table: "contact_ways",
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

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_Dossier_Id",
                table: "follow_ups",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_Exit_Months",
                table: "follow_ups",
                columns: new[] { "Exit", "Months" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_Reference",
                table: "follow_ups",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_State_DueOn",
                table: "follow_ups",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_information_requests_Case",
                table: "information_requests",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_information_requests_Reference",
                table: "information_requests",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_known_dangers_Dossier_Id",
                table: "known_dangers",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_known_dangers_Reference",
                table: "known_dangers",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_needs_Dossier_Area_Number",
                table: "needs",
                columns: new[] { "Dossier", "Area", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_needs_Reference",
                table: "needs",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_needs_SupersededAt_ReviewOn",
                table: "needs",
                columns: new[] { "SupersededAt", "ReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_placements_Dossier_Id",
                table: "placements",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_placements_Reference",
                table: "placements",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_placements_State_Id",
                table: "placements",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "OneHome",
                table: "placements",
                column: "Dossier",
                unique: true,
                filter: "\"State\" = 'Living'");

            migrationBuilder.CreateIndex(
                name: "IX_plan_steps_Dossier_Id",
                table: "plan_steps",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_steps_Reference",
                table: "plan_steps",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_safety_overrides_Dossier_Id",
                table: "safety_overrides",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_safety_overrides_Reference",
                table: "safety_overrides",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_safety_overrides_Team_AnsweredAt",
                table: "safety_overrides",
                columns: new[] { "Team", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "OneOpenOverride",
                table: "safety_overrides",
                column: "Of",
                unique: true,
                filter: "\"AnsweredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_second_readings_Case",
                table: "second_readings",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_second_readings_Team_Id",
                table: "second_readings",
                columns: new[] { "Team", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_servings_Dossier_Id",
                table: "servings",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_servings_Reference",
                table: "servings",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_exits_Dossier_Id",
                table: "support_exits",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_support_exits_Offer",
                table: "support_exits",
                column: "Offer",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_exits_Reference",
                table: "support_exits",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_offers_Dossier_Id",
                table: "support_offers",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_support_offers_Organisation_State_Id",
                table: "support_offers",
                columns: new[] { "Organisation", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_support_offers_Reference",
                table: "support_offers",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_offers_State_Until",
                table: "support_offers",
                columns: new[] { "State", "Until" });

            migrationBuilder.CreateIndex(
                name: "OneOpenOffer",
                table: "support_offers",
                columns: new[] { "Dossier", "Organisation" },
                unique: true,
                filter: "\"State\" = 'Sent'");

            migrationBuilder.CreateIndex(
                name: "OneProvider",
                table: "support_offers",
                column: "Dossier",
                unique: true,
                filter: "\"State\" = 'Accepted'");

            migrationBuilder.CreateIndex(
                name: "IX_tasks_Dossier_Template_Key",
                table: "tasks",
                columns: new[] { "Dossier", "Template", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tasks_Reference",
                table: "tasks",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tasks_Team_State_DueOn",
                table: "tasks",
                columns: new[] { "Team", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_tellings_Dossier_Id",
                table: "tellings",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_tellings_Reference",
                table: "tellings",
                column: "Reference",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_entries");

            migrationBuilder.DropTable(
                name: "consent_notices");

            migrationBuilder.DropTable(
                name: "contact_ways");

            migrationBuilder.DropTable(
                name: "disclosures");

            migrationBuilder.DropTable(
                name: "follow_ups");

            migrationBuilder.DropTable(
                name: "information_requests");

            migrationBuilder.DropTable(
                name: "known_dangers");

            migrationBuilder.DropTable(
                name: "needs");

            migrationBuilder.DropTable(
                name: "placements");

            migrationBuilder.DropTable(
                name: "plan_steps");

            migrationBuilder.DropTable(
                name: "safety_overrides");

            migrationBuilder.DropTable(
                name: "second_readings");

            migrationBuilder.DropTable(
                name: "servings");

            migrationBuilder.DropTable(
                name: "support_exits");

            migrationBuilder.DropTable(
                name: "support_offers");

            migrationBuilder.DropTable(
                name: "tasks");

            migrationBuilder.DropTable(
                name: "tellings");

            migrationBuilder.DropIndex(
                name: "IX_grounds_Case_Number",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "Again",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "AskedBy",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "AskedOn",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "Basis",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "Ground",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "IsBlind",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "Issuer",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "Material",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "SecondOutcome",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "Stage",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "WhyLate",
                table: "grounds");

            migrationBuilder.DropColumn(
                name: "Gap",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "evidence");

            migrationBuilder.CreateIndex(
                name: "IX_grounds_Case",
                table: "grounds",
                column: "Case",
                unique: true);
        }
    }
}
