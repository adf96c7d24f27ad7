using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entente.Databases.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RetentionAndLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsSystem",
                table: "users",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "appeal_hearings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Appeal = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsCalledOff = table.Column<bool>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeal_hearings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "appeals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Decision = table.Column<int>(type: "INTEGER", nullable: false),
                    Remedy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    LodgedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Court = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CourtReference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SupportGoesOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OutcomeWords = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Next = table.Column<int>(type: "INTEGER", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_appeals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "best_interests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    First = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    QuestionWords = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Views = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    WithoutViews = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TookPart = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Conclusion = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SupersededAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_best_interests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "data_handed",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Request = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Receiver = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_handed", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Sort = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Own = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Law = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Identity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IdentityWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExtendedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ExtendedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExtendedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    AnsweredBy = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Record = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Refusal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "data_withheld",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Request = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Of = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ProposedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Agreed = table.Column<bool>(type: "INTEGER", nullable: true),
                    AnsweredBy = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnswerWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_withheld", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "deletion_certificates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProposedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deletion_certificates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "dependents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Age = table.Column<int>(type: "INTEGER", nullable: true),
                    IsWithThem = table.Column<bool>(type: "INTEGER", nullable: false),
                    Safety = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Needs = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Done = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Linked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dependents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "dossier_deletions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ProposedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeclinedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeclinedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dossier_deletions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "early_endings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Regime = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Stops = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Author = table.Column<long>(type: "INTEGER", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NotifiedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Weighed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Authors = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SecondReader = table.Column<long>(type: "INTEGER", nullable: true),
                    SecondWords = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Issuer = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WhyNot = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AskedWords = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Reviewer = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_early_endings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "guardians",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Sort = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AppointedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AppointedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Conflict = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EndWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guardians", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "health_needs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    First = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ToldBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsUrgent = table.Column<string>(type: "TEXT", nullable: false),
                    Done = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SupersededAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_health_needs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "health_shares",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Need = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Consent = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Named = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Parts = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StoppedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_health_shares", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PlacedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReviewedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReviewWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    LiftedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LiftedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_holds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "letter_paragraph_translations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Grounds = table.Column<long>(type: "INTEGER", nullable: false),
                    Case = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    English = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Translator = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letter_paragraph_translations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "letter_translations_issued",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Case = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Letters = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_letter_translations_issued", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "schoolings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Town = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PostCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Done = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Rules = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SupersededAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_schoolings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Case = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Service = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    InterpreterWanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InterpretedBy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Interpreter = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Connected = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ByWhom = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Others = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MinutesLate = table.Column<int>(type: "INTEGER", nullable: true),
                    SavedBy = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "system_keys",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Organisation = table.Column<long>(type: "INTEGER", nullable: false),
                    Team = table.Column<long>(type: "INTEGER", nullable: false),
                    Dossier = table.Column<long>(type: "INTEGER", nullable: false),
                    System = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MayRefer = table.Column<bool>(type: "INTEGER", nullable: false),
                    MayRead = table.Column<bool>(type: "INTEGER", nullable: false),
                    AMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RevokedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_system_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "system_receipts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    System = table.Column<long>(type: "INTEGER", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BodyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Referral = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_system_receipts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_appeal_hearings_Dossier_Id",
                table: "appeal_hearings",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_appeal_hearings_Reference",
                table: "appeal_hearings",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_appeals_Dossier_Id",
                table: "appeals",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_appeals_Reference",
                table: "appeals",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_best_interests_Dossier_Id",
                table: "best_interests",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_best_interests_First_Number",
                table: "best_interests",
                columns: new[] { "First", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_best_interests_Reference",
                table: "best_interests",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_best_interests_SupersededAt_ReviewOn",
                table: "best_interests",
                columns: new[] { "SupersededAt", "ReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_data_handed_Dossier_Id",
                table: "data_handed",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_data_handed_Reference",
                table: "data_handed",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_data_requests_AnsweredAt_DueOn",
                table: "data_requests",
                columns: new[] { "AnsweredAt", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_data_requests_Dossier_Id",
                table: "data_requests",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_data_requests_Own",
                table: "data_requests",
                column: "Own",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_data_requests_Reference",
                table: "data_requests",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_data_withheld_Dossier_Id",
                table: "data_withheld",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_data_withheld_Reference",
                table: "data_withheld",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OneOpenWithholding",
                table: "data_withheld",
                columns: new[] { "Request", "Of" },
                unique: true,
                filter: "\"AnsweredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deletion_certificates_Case",
                table: "deletion_certificates",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_deletion_certificates_Reference",
                table: "deletion_certificates",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dependents_Dossier_Id",
                table: "dependents",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_dependents_Reference",
                table: "dependents",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dossier_deletions_Reference",
                table: "dossier_deletions",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OneOpenDeletion",
                table: "dossier_deletions",
                column: "Dossier",
                unique: true,
                filter: "\"DeclinedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_early_endings_Dossier_Id",
                table: "early_endings",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_early_endings_Reference",
                table: "early_endings",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_guardians_Dossier_Id",
                table: "guardians",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_guardians_Reference",
                table: "guardians",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OneGuardian",
                table: "guardians",
                columns: new[] { "Dossier", "Sort" },
                unique: true,
                filter: "\"EndedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_health_needs_Dossier_Id",
                table: "health_needs",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_health_needs_First_Number",
                table: "health_needs",
                columns: new[] { "First", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_health_needs_Reference",
                table: "health_needs",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_health_shares_Dossier_Id",
                table: "health_shares",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_health_shares_Reference",
                table: "health_shares",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OneShare",
                table: "health_shares",
                columns: new[] { "Need", "Consent" },
                unique: true,
                filter: "\"StoppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_Dossier_Id",
                table: "legal_holds",
                columns: new[] { "Dossier", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_LiftedAt_ReviewOn",
                table: "legal_holds",
                columns: new[] { "LiftedAt", "ReviewOn" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_Reference",
                table: "legal_holds",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_letter_paragraph_translations_Dossier",
                table: "letter_paragraph_translations",
                column: "Dossier");

            migrationBuilder.CreateIndex(
                name: "IX_letter_paragraph_translations_Grounds_Language_Number",
                table: "letter_paragraph_translations",
                columns: new[] { "Grounds", "Language", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_letter_translations_issued_Case",
                table: "letter_translations_issued",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_letter_translations_issued_Dossier",
                table: "letter_translations_issued",
                column: "Dossier");

            migrationBuilder.CreateIndex(
                name: "IX_schoolings_Dossier_Number",
                table: "schoolings",
                columns: new[] { "Dossier", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_schoolings_Reference",
                table: "schoolings",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Dossier_On",
                table: "sessions",
                columns: new[] { "Dossier", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_Reference",
                table: "sessions",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_system_keys_Organisation_Id",
                table: "system_keys",
                columns: new[] { "Organisation", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_system_keys_Reference",
                table: "system_keys",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_system_receipts_System_KeyHash",
                table: "system_receipts",
                columns: new[] { "System", "KeyHash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "appeal_hearings");

            migrationBuilder.DropTable(
                name: "appeals");

            migrationBuilder.DropTable(
                name: "best_interests");

            migrationBuilder.DropTable(
                name: "data_handed");

            migrationBuilder.DropTable(
                name: "data_requests");

            migrationBuilder.DropTable(
                name: "data_withheld");

            migrationBuilder.DropTable(
                name: "deletion_certificates");

            migrationBuilder.DropTable(
                name: "dependents");

            migrationBuilder.DropTable(
                name: "dossier_deletions");

            migrationBuilder.DropTable(
                name: "early_endings");

            migrationBuilder.DropTable(
                name: "guardians");

            migrationBuilder.DropTable(
                name: "health_needs");

            migrationBuilder.DropTable(
                name: "health_shares");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "letter_paragraph_translations");

            migrationBuilder.DropTable(
                name: "letter_translations_issued");

            migrationBuilder.DropTable(
                name: "schoolings");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "system_keys");

            migrationBuilder.DropTable(
                name: "system_receipts");

            migrationBuilder.DropColumn(
                name: "IsSystem",
                table: "users");
        }
    }
}
