using Entente.Cases;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Storage.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Storage.Sealing;

/// <summary>Of every stored field of a sealed class it is known that it lies sealed, or why not; and no query asks the database what only memory can answer.</summary>
public sealed class SealedModelTests
{
    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Host=nowhere;Database=none")]
    public void Every_field_of_a_sealed_class_is_sealed_or_left_open_with_a_reason(string database)
    {
        using var db = Databases.Databases.Start(database, keys: TestKeys.Ring).Store.Open(Entente.Access.Reader.Machine);
        var fields = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Where(SealedColumns.IsOfSealedClass).Select(p => (Name: $"{t.ClrType.Name}.{p.Name}", Table: t.GetTableName(), Column: p.GetColumnName(), Type: p.GetColumnType()))).ToList();
        var places = SealedColumns.Of(db.Model).SelectMany(t => t.Columns).Select(c => (c.Place.Table, c.Place.Column)).ToHashSet();

        Assert.InRange(fields.Count, 50, int.MaxValue);
        Assert.Empty(fields.Where(f => !places.Contains((f.Table!, f.Column)) && !LeftOpen.Why.ContainsKey(f.Name)).Select(f => f.Name));
        Assert.Empty(LeftOpen.Why.Keys.Except(fields.Where(f => !places.Contains((f.Table!, f.Column))).Select(f => f.Name)));
        Assert.All(LeftOpen.Why.Values, why => Assert.NotEmpty(why));
        // A column of a length would cut a sealed text or refuse it.
        Assert.Empty(fields.Where(f => places.Contains((f.Table!, f.Column)) && f.Type is not ("TEXT" or "BLOB" or "text" or "bytea")).Select(f => $"{f.Name} is {f.Type}"));
    }

    [Theory, EveryDatabase]
    public async Task A_query_that_compares_sorts_or_counts_by_a_sealed_field_is_refused_and_reading_one_is_not(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open();

        await RefusedAsync(db.Alerts.Where(a => a.What == "a door"));
        await RefusedAsync(db.Alerts.Where(a => a.What.Contains("door")));
        await RefusedAsync(db.Alerts.OrderBy(a => a.Where));
        await RefusedAsync(db.Alerts.GroupBy(a => a.What).Select(g => new { g.Key, Count = g.Count() }));
        await RefusedAsync(db.Alerts.Select(a => a.Done).Distinct());
        await RefusedAsync(db.Alerts.Select(a => a.Done == ""));
        await RefusedAsync(db.Grounds.Where(g => g.Outcome == GroundsOutcome.Positive));
        await RefusedAsync(db.Alerts.Select(a => new { a.What, a.Id }).Where(a => a.What.Length > 3));

        Assert.Empty(await db.Grounds.Where(g => g.Outcome != null).Select(g => new { g.Outcome, g.Reasons }).ToListAsync());
        Assert.Empty(await db.Alerts.OrderBy(a => a.Id).Take(3).ToListAsync());
    }

    [Fact]
    public async Task A_store_that_was_opened_without_keys_writes_no_field_of_a_sealed_class()
    {
        await using var test = await TestDb.CreateAsync("sqlite", KeyRing.None);
        await using var db = test.Open();
        db.Add(new FileContent { Id = new(1), Bytes = [1] });

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => db.CommitAsync(Make.Machine, new FieldsSealed(1, 0), default));

        Assert.Contains($"There is no key for the compartment {FieldClass.Sensitive}", fault.ToString(), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync<T>(IQueryable<T> query) =>
        Assert.Contains("sealed", (await Assert.ThrowsAsync<InvalidOperationException>(() => query.ToListAsync())).Message, StringComparison.Ordinal);
}
