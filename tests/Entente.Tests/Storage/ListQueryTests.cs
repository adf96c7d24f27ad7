using Entente.Access;
using Entente.Records;
using Microsoft.EntityFrameworkCore;
using Record = Entente.Records.Record;

namespace Entente.Tests.Storage;

/// <summary>Pages ask for lists of all lengths; one text for all of them is written once and planned once.</summary>
public sealed class ListQueryTests
{
    [Theory, EveryDatabase]
    public async Task A_query_for_a_list_has_one_text_whatever_the_list_holds(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var db = test.Open(Reader.Machine);

        Assert.Single(((int[])[0, 1, 3, 40, 700]).Select(length => TextFor(db, length)).Distinct());
    }

    private static string TextFor(DbContext db, int length)
    {
        var ids = Enumerable.Range(1, length).Select(n => new RecordId(n)).ToArray();
        using var command = db.Set<Record>().Where(r => ids.Contains(r.Id)).CreateDbCommand();
        return command.CommandText;
    }
}
