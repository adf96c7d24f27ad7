using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using NetArchTest.Rules;

namespace Entente.Tests.Architecture;

public sealed class RoomTests
{
    /// <summary>The house from the top down, as in docs/architecture.md: a room uses only the rooms above it.</summary>
    internal static readonly string[] Rooms = ["Foundation", "Access", "Audit", "Storage", "Staff", "Clocks", "Records", "Matching", "Referrals", "Cases", "Triage", "Support", "OwnPage", "Supervision", "Retention"];

    public static TheoryData<string> AllRooms => [.. Rooms];

    [Theory, MemberData(nameof(AllRooms))]
    public void A_room_uses_only_the_rooms_above_it(string room) => Assert.Empty(UpwardOnly(room, Rooms));

    /// <summary>The rule can fail: with the house turned upside down, the staff room is found to use the store.</summary>
    [Fact]
    public void The_rule_notices_a_call_downwards() => Assert.NotEmpty(UpwardOnly("Staff", [.. Rooms.Reverse()]));

    [Fact]
    public void Every_namespace_is_a_room() => Assert.Empty(typeof(EntenteDb).Assembly.GetTypes()
        .Where(t => t.Namespace is { } n && n.StartsWith("Entente", StringComparison.Ordinal) && !Rooms.Any(r => n == $"Entente.{r}" || n.StartsWith($"Entente.{r}.", StringComparison.Ordinal)))
        .Select(t => t.FullName));

    /// <summary>Foundation, Access and Audit map their own tables by the ids' converters, which the store lends them: only that much may look across.</summary>
    private static IReadOnlyList<string> UpwardOnly(string room, string[] rooms)
    {
        var below = rooms[(Array.IndexOf(rooms, room) + 1)..].Select(r => $"Entente.{r}").ToArray();
        if (below.Length == 0) return [];
        var result = Types.InAssembly(typeof(EntenteDb).Assembly).That().ResideInNamespace($"Entente.{room}").ShouldNot().HaveDependencyOnAny(below).GetResult();
        return [.. result.FailingTypeNames ?? []];
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Every_stored_field_has_a_class_and_the_model_has_not_run_ahead_of_its_migration(string database)
    {
        using var db = Databases.Databases.Start(database == "postgres" ? "Host=nowhere;Database=none" : "Data Source=:memory:").Store.Open(Entente.Access.Reader.Machine);
        Assert.Empty(FieldClasses.Unclassed(db.Model));
        Assert.False(db.Database.HasPendingModelChanges(), "Run scripts/migration NAME: the model has changes without a migration.");
    }

    [Fact]
    public async Task The_keys_lie_in_their_own_tree_alone_whatever_migrations_did_to_the_table()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        await using var db = test.Open();

        var made = await db.Database.SqlQueryRaw<string>("SELECT sql AS \"Value\" FROM sqlite_master WHERE name = 'record_keys'").SingleAsync();

        Assert.Contains("WITHOUT ROWID", made, StringComparison.Ordinal);
        Assert.Contains("\"Key\", \"Organisation\", \"Record\"", made, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        static IEnumerable<string> Names(string database) => Databases.Databases.Start(database).Store.Open(Entente.Access.Reader.Machine).Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]);
        Assert.Equal(Names("Data Source=:memory:"), Names("Host=nowhere;Database=none"));
    }

    [Fact]
    public void A_field_without_a_class_stops_the_model() =>
        Assert.Contains("Bare.Name", Assert.Throws<InvalidOperationException>(() =>
        {
            using var db = new BareDb();
            _ = db.Model;
        }).Message, StringComparison.Ordinal);

    private sealed class Bare
    {
        [Open] public int Id { get; set; }
        public string Name { get; set; } = "";
    }

    private sealed class BareDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Bare>();
            FieldClasses.Require(modelBuilder.Model);
        }
    }
}
