using System.Reflection;
using Entente.Access;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Access;

/// <summary>Every protected table x every role x every purpose that the role may work for x every relation, worked out from the matrix file.</summary>
public sealed class RowRelationTests
{
    [Theory, EveryDatabase]
    public async Task Every_row_comes_out_of_a_query_exactly_where_the_matrix_opens_it(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var (wrong, compared) = await CompareAsync(test, AccessMatrix.Shipped);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(20)));
        Assert.True(compared > 20 * 5 * 3, $"only {compared} compared");
    }

    /// <summary>The test can fail: with one cell widened in the store's matrix ("Identity" rows aside, cases open to border officers), it names the hole.</summary>
    [Fact]
    public async Task A_hole_in_the_matrix_in_force_is_found()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        var (wrong, _) = await CompareAsync(test, Holes.In(DataKind.DecisionOutcome, Role.BorderOfficer, "R"), Role.BorderOfficer, Role.CaseWorker);
        Assert.Contains(wrong, w => w.Contains("BorderOfficer", StringComparison.Ordinal) && w.Contains("Case", StringComparison.Ordinal));
    }

    private static async Task<(List<string> Wrong, int Compared)> CompareAsync(TestDb test, AccessMatrix inForce, params Role[] only)
    {
        var planting = new Planting();
        await using (var db = test.Open()) await planting.PlantAsync(db);
        var (wrong, compared) = (new List<string>(), 0);
        foreach (var (role, purpose) in (only.Length > 0 ? only : Enum.GetValues<Role>()).SelectMany(r => Purposes.Shipped.Of(r).Select(p => (r, p))))
        {
            var reader = Make.Reader(role) with { Purpose = purpose };
            await using var db = test.Store.Open(reader, inForce);
            foreach (var type in planting.Rows.Where(r => r is IProtected).Select(r => r.GetType()).Distinct())
            {
                var seen = await (Task<HashSet<string>>)typeof(RowRelationTests).GetMethod(nameof(KeysAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, [db])!;
                foreach (var row in planting.Rows.Where(r => r.GetType() == type))
                {
                    var thing = (IProtected)row;
                    var kind = row is IProtectedByRow byRow ? byRow.RowKind : (DataKind)type.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
                    var relation = await Gate.RelationAsync(db, reader, thing, default);
                    // What needs consent is shut while no ledger keeps it; break-glass alone opens nothing to whoever broke none.
                    var open = AccessMatrix.Shipped.Purposes.Of(kind).Contains(purpose) && AccessMatrix.Shipped.Cell(kind, role)
                        .Any(g => g.Verb is Verb.Read or Verb.Write or Verb.Approve && g.Shape >= Shape.Masked && !g.NeedsConsent && g.Opens(relation));
                    compared++;
                    if (seen.Contains(KeyOf(db, row)) != open) wrong.Add($"{role} for {purpose} x {type.Name} ({kind}) x {relation}: {(open ? "hidden though open" : "shown though closed")}");
                }
            }
        }

        return (wrong, compared);
    }

    private static string KeyOf(DbContext db, object row) =>
        string.Join('/', db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row)));

    private static async Task<HashSet<string>> KeysAsync<T>(EntenteDb db) where T : class =>
        [.. (await db.Set<T>().AsNoTracking().ToListAsync()).Select(r => KeyOf(db, r))];
}

/// <summary>The shipped matrix with one cell changed, to see that the tests notice.</summary>
internal static class Holes
{
    public static AccessMatrix In(DataKind kind, Role role, string cell)
    {
        var folder = Directory.CreateTempSubdirectory("entente-hole").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "access"));
        var lines = Entente.Foundation.DataFolder.Shipped.ReadText("access/matrix.csv").Split('\n').ToList();
        var at = lines.FindIndex(l => l.StartsWith($"{kind},", StringComparison.Ordinal));
        var cells = lines[at].TrimEnd('\r').Split(',');
        cells[1 + (int)role] = cell;
        lines[at] = string.Join(',', cells);
        File.WriteAllText(Path.Combine(folder, "access", "kinds.csv"), Entente.Foundation.DataFolder.Shipped.ReadText("access/kinds.csv"));
        File.WriteAllText(Path.Combine(folder, "access", "matrix.csv"), string.Join('\n', lines));
        return AccessMatrix.From(new(folder));
    }
}
