using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Entente.Storage.Sealing;
using Entente.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Storage.Sealing;

/// <summary>What somebody finds who has the database and not the keys.</summary>
public sealed class AtRestTests
{
    [Theory, EveryDatabase]
    public async Task A_stolen_database_shows_none_of_its_sealed_fields_and_an_old_one_shows_none_after_a_round(string database)
    {
        var keys = TestKeys.Fresh(takesPlain: true);
        await using var test = await TestDb.CreateAsync(database, keys);
        var planting = new Planting();
        IReadOnlyList<Sentinel> hidden, shown;
        await using (var db = test.Open())
        {
            await planting.PlantAsync(db);
            hidden = [.. planting.Sentinels.All.Where(s => IsSealed(db, s))];
            shown = [.. planting.Sentinels.All.Where(s => s.Class == FieldClass.Personal && !IsSealed(db, s))];
        }

        // They are there for whoever has the keys; and the look itself finds what is not sealed.
        Assert.InRange(hidden.Count, 1_000, int.MaxValue);
        var opened = Found(planting, await Stored.OpenedAsync(test, keys), hidden);
        Assert.Empty(hidden.Except(opened).Select(s => $"{s.Entity.Name}.{s.Field}").Distinct());
        Assert.NotEmpty(Found(planting, await Stored.AsItLiesAsync(test), shown));
        await HiddenAsync(test, planting, hidden);

        // As a version without keys has left it: everything shows.
        var fields = await Stored.UnsealAsync(test);
        Assert.Equal(hidden.Count, Found(planting, await Stored.AsItLiesAsync(test), hidden).Count);
        Assert.Equal(fields, (await CountAsync(test))[""]);

        // Stopped after its first commit, the round goes on with what is left.
        using var stop = new CancellationTokenSource();
        var first = 0L;
        await Assert.ThrowsAsync<OperationCanceledException>(() => new SealAnew(test.Store).RunAsync(() => Make.Now, p =>
        {
            first = p.Fields;
            stop.Cancel();
        }, stop.Token));
        var done = await new SealAnew(test.Store).RunAsync(() => Make.Now, null, default);

        Assert.InRange(first, 1, fields - 1);
        Assert.Equal(fields - first, done.Fields);
        Assert.Empty(done.Broken);
        Assert.False(keys.TakesPlain);
        await HiddenAsync(test, planting, hidden);
        Assert.Equal(hidden.Count, Found(planting, await Stored.OpenedAsync(test, keys), hidden).Count);
        Assert.Equal(0, (await new SealAnew(test.Store).RunAsync(() => Make.Now, null, default)).Fields);
        await using var log = test.Open();
        Assert.Equal(done.Fields, (await log.Set<AuditEntry>().SingleAsync(e => e.What == nameof(FieldsSealed))).Read<FieldsSealed>().Fields);
    }

    [Theory, EveryDatabase]
    public async Task Keys_are_rotated_while_the_rows_stay_and_an_old_key_goes_a_day_after_nothing_needs_it(string database)
    {
        var keys = TestKeys.Fresh();
        await using var test = await TestDb.CreateAsync(database, keys);
        var planting = new Planting();
        await using (var db = test.Open()) await planting.PlantAsync(db);
        var before = keys.List;
        var counts = await CountAsync(test);

        await using (var db = test.Open()) await new RotateKeys(db).RunAsync(SealedColumns.Compartments, Make.Machine, default);
        Assert.Equal(counts, await CountAsync(test)); // a rotation itself writes no row
        // A text that was moved from another column stays as it lies, and is named; its key with it.
        var moved = await Stored.MoveAsync(test, "alerts", "Where", "What");
        var done = await new SealAnew(test.Store).RunAsync(() => Make.Now, null, default);

        var broken = Assert.Single(done.Broken);
        Assert.Equal(("alerts.What", SealFault.Changed, moved), ($"{broken.Place}", broken.Fault, broken.Row));
        Assert.Equal(counts.Values.Sum() - 1, done.Fields);
        var later = await new SealAnew(test.Store).RunAsync(() => Make.Now.AddDays(2), null, default);
        Assert.Equal(0, later.Fields);
        Assert.Contains(FieldClass.Sensitive, later.Dropped.Select(k => k.Compartment));
        Assert.DoesNotContain(FieldClass.Hazard, later.Dropped.Select(k => k.Compartment));
        Assert.Contains(keys.List.Keys, k => k.Id == before.CurrentOf(FieldClass.Hazard)!.Id);
        Assert.DoesNotContain(keys.List.Keys, k => k.Id == before.CurrentOf(FieldClass.Sensitive)!.Id);

        await using var log = test.Open();
        Assert.Equal(planting.Sentinels.All.Count(s => s.Entity == typeof(Entente.Referrals.Referral) && s.Narrow), planting.Sentinels.In(string.Concat((await log.Set<Entente.Referrals.Referral>().ToListAsync()).Select(r => r.Answers.ToJson()))).Count());
        Assert.Equal(4, (await log.Set<AuditEntry>().SingleAsync(e => e.What == nameof(KeysRotated))).Read<KeysRotated>().Keys.Split(", ").Length);
        Assert.Equal(later.Dropped.Count, (await log.Set<AuditEntry>().SingleAsync(e => e.What == nameof(KeysDropped))).Read<KeysDropped>().Keys.Split(", ").Length);
    }

    private static async Task HiddenAsync(TestDb test, Planting planting, IReadOnlyList<Sentinel> hidden)
    {
        Assert.Empty(Found(planting, await Stored.AsItLiesAsync(test), hidden).Select(s => $"{s.Entity.Name}.{s.Field}").Distinct());
        if (!Databases.Databases.IsPostgres(test.Connection)) Assert.Empty(Found(planting, Stored.FilesOf(test), hidden).Select(s => $"{s.Entity.Name}.{s.Field} in the file").Distinct());
    }

    private static List<Sentinel> Found(Planting planting, string text, IReadOnlyList<Sentinel> wanted)
    {
        var there = planting.Sentinels.In(text).ToHashSet();
        return [.. wanted.Where(there.Contains)];
    }

    /// <summary>Whether what holds this value lies sealed: the field itself, or the statements and answers that it is one of.</summary>
    private static bool IsSealed(EntenteDb db, Sentinel sentinel)
    {
        var type = db.Model.FindEntityType(sentinel.Entity)!;
        var sealing = SealedColumns.Of(db.Model).FirstOrDefault(t => t.Table == type.GetTableName());
        var column = type.FindProperty(sentinel.Field)?.GetColumnName();
        return sealing is not null && (sentinel.Narrow ? sealing.Columns.Any(c => c.Place.Column is "Statements" or "Answers" or "Check") : sealing.Columns.Any(c => c.Place.Column == column));
    }

    private static async Task<IReadOnlyDictionary<string, long>> CountAsync(TestDb test)
    {
        await using var db = test.Open();
        return await KeysAtStart.CountsAsync(db, default);
    }
}
