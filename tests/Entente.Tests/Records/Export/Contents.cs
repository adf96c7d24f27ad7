using System.Globalization;
using Entente.Records;
using Microsoft.EntityFrameworkCore;
using Record = Entente.Records.Record;

namespace Entente.Tests.Records.Export;

/// <summary>What a centre knows, in a form that two centres can be compared by.</summary>
internal static class Contents
{
    /// <summary>Everything of each current record but its own reference, place and time of keeping.</summary>
    public static async Task<List<string>> WholeAsync(TestDb test) => await OfAsync(test, r => string.Create(CultureInfo.InvariantCulture,
        $"{r.Schema} {r.ExternalId} {r.Said} {r.Language} {r.Reliability} {r.Handling}: {string.Join(" | ", r.Statements.Select(s => $"{s.Property}={s.Value}~{s.Original}~{s.Language}~{s.Said}~{s.Reliability}~{s.Quote}").Order(StringComparer.Ordinal))}"));

    /// <summary>Numbers and values, with the ends of lines as a table keeps them.</summary>
    public static async Task<List<string>> ValuesAsync(TestDb test) => await OfAsync(test, r => string.Create(CultureInfo.InvariantCulture,
        $"{r.Schema} {r.ExternalId} {r.Said} {r.Language} {r.Reliability} {r.Handling}: {Values(r, _ => true)}"));

    /// <summary>Values alone, links left out: the standard has no numbers.</summary>
    public static async Task<List<string>> FieldsAsync(TestDb test) => await OfAsync(test, r => $"{r.Schema}: {Values(r, p => p.Type != PropertyType.Entity)}");

    private static string Values(Record record, Func<SchemaProperty, bool> which) => string.Join(" | ",
        record.Statements.Where(s => which(Ontology.Shipped[record.Schema].Find(s.Property)!)).Select(s => $"{s.Property}={s.Value.ReplaceLineEndings("\n")}").Order(StringComparer.Ordinal));

    private static async Task<List<string>> OfAsync(TestDb test, Func<Record, string> words)
    {
        await using var db = test.Open();
        return [.. (await db.Records.AsNoTracking().Where(r => r.SupersededBy == null).ToListAsync()).Select(words).Order(StringComparer.Ordinal)];
    }

    /// <summary>Tells the first that differs, not thousands.</summary>
    public static void Same(List<string> before, List<string> after)
    {
        Assert.Equal(before.Count, after.Count);
        foreach (var (one, other) in before.Zip(after)) Assert.Equal(one, other);
    }
}
