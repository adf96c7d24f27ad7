using System.Reflection;
using Entente.Access;
using Entente.Storage;
using Entente.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.OwnPage;

/// <summary>What a person can come to see at all, in the store itself, whatever a page asks for.</summary>
public sealed class OwnSightTests
{
    private static readonly Reader Person = Reader.Person(new(7_001));

    /// <summary>What is dangerous to show, or is about others.</summary>
    private static readonly DataKind[] Never =
    [
        DataKind.Hazards, DataKind.Contact, DataKind.Placement, DataKind.IntelligenceReports, DataKind.Entities, DataKind.ReferralNarrative, DataKind.ReferralFacts, DataKind.Identity,
        DataKind.RiskAssessment, DataKind.SupportNotes, DataKind.PrivilegedNotes, DataKind.DecisionDraft, DataKind.EvidenceFiles, DataKind.DutyLog, DataKind.BorderEvents,
        DataKind.CrimeReferences, DataKind.SafetyOverrides, DataKind.Serving, DataKind.Tasks, DataKind.AuditLog, DataKind.PersonAccess, DataKind.Users,
    ];

    [Fact]
    public void What_is_dangerous_or_about_others_is_open_to_no_person() =>
        Assert.All(Never, kind => Assert.All(Enum.GetValues<Verb>(), verb => Assert.False(OwnSight.Shipped.Opens(kind, verb), $"data/access/person.csv opens {kind}")));

    [Fact]
    public void A_person_stands_in_no_relation_but_to_their_own_and_opens_no_page_of_staff()
    {
        Assert.True(AccessMatrix.Shipped.Ask(Person, DataKind.ConsentLedger, Verb.Write, Relation.Self).Allowed);
        Assert.All(Enum.GetValues<DataKind>(), kind => Assert.All(Enum.GetValues<Verb>(), verb =>
        {
            Assert.False(AccessMatrix.Shipped.Ask(Person, kind, verb).Allowed);
            Assert.False(AccessMatrix.Shipped.Ask(Person, kind, verb, Relation.Own | Relation.Team | Relation.Assigned, true, true).Allowed);
        }));
        Assert.Throws<ArgumentException>(() => Reader.Person(default));
    }

    [Theory, EveryDatabase]
    public async Task The_store_gives_a_person_the_open_kinds_of_their_own_dossier_and_no_other_row(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var planting = new Planting();
        await using (var all = test.Open()) await planting.PlantAsync(all);
        await using var db = test.Open(Person);
        var (wrong, shown) = (new List<string>(), 0);
        foreach (var type in planting.Rows.Where(r => r is IProtected).Select(r => r.GetType()).Distinct())
        {
            var rows = await (Task<List<object>>)typeof(OwnSightTests).GetMethod(nameof(RowsAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, [db])!;
            foreach (var thing in rows)
            {
                shown++;
                var row = (IProtected)thing;
                var kind = row is IProtectedByRow byRow ? byRow.RowKind : Planting.KindOf(type);
                if (row.Dossier != Person.Self || Never.Contains(kind) || !OwnSight.Shipped.Opens(kind, Verb.Read)) wrong.Add($"{type.Name} ({kind}) of dossier {row.Dossier.Value}");
            }
        }

        Assert.Equal("", string.Join(", ", wrong));
        Assert.True(shown >= OwnSight.Shipped.Read.Count, $"only {shown} rows were shown");
    }

    private static async Task<List<object>> RowsAsync<T>(EntenteDb db) where T : class, IProtected => [.. await db.Set<T>().AsNoTracking().ToListAsync()];
}
