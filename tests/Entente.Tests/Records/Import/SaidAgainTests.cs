using System.Text;
using Entente.Records;
using Entente.Records.Correct;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

/// <summary>A source that repeats itself says nothing new; one that returns to what it said before does.</summary>
public sealed class SaidAgainTests
{
    [Theory, EveryDatabase]
    public async Task A_value_to_which_a_source_returns_is_a_new_fact_with_its_own_date(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);

        await importing.BringTextAsync("id,name\n1,Ana Kova\n");
        await importing.BringTextAsync("id,name\n1,Anna Kova\n");
        var back = await importing.BringTextAsync("id,name\n1,Ana Kova\n2,Joy Eze\n");
        var again = await importing.BringTextAsync("id,name\n1,Ana Kova\n2,Joy Eze\n");

        Assert.Equal((2, 1, 0), (back.RecordsKept, back.RecordsSuperseded, back.RecordsUnchanged));
        Assert.Equal((0, 0, 2), (again.RecordsKept, again.RecordsSuperseded, again.RecordsUnchanged));
        await using var db = test.Open();
        var said = await db.Records.Where(r => r.ExternalId == "1").OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(["Ana Kova", "Anna Kova", "Ana Kova"], said.Select(r => r.Caption));
        Assert.Equal([said[1].Id, said[2].Id, null], said.Select(r => r.SupersededBy));
        Assert.True(said[2].Learned > said[0].Learned);
    }

    [Theory, EveryDatabase]
    public async Task A_file_that_came_before_newer_ones_is_asked_about_and_brings_old_values_back_only_when_confirmed(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        const string Old = "id,name\n1,Ana Kova\n";
        var first = await importing.BringTextAsync(Old);
        await importing.BringTextAsync("id,name\n1,Anna Kova\n");

        var late = (await importing.ReceiveAsync(("f.csv", Encoding.UTF8.GetBytes(Old)))).Value;
        var asked = Assert.IsType<SaidBeforeNewer>(Assert.Single((await importing.TryCheckAsync(late, p => p)).Problems));
        var confirmed = await importing.BringTextAsync(Old, change: p => p with { SaidAgain = true });

        Assert.Contains(first.Reference.Text, asked.InEnglish(), StringComparison.Ordinal);
        Assert.Equal((1, 1), (confirmed.RecordsKept, confirmed.RecordsSuperseded));
        await using var db = test.Open();
        Assert.Equal("Ana Kova", (await db.Records.SingleAsync(r => r.SupersededBy == null)).Caption);
    }

    [Theory, EveryDatabase]
    public async Task The_same_file_under_another_name_is_known_again_whatever_it_is_called_and_kept_twice_only_when_confirmed(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        var content = Encoding.UTF8.GetBytes("id,name\n1,Ana Kova\n");
        await importing.BringTextAsync("id,name\n1,Ana Kova\n", change: p => p with { SourceName = "A partner's list" });

        var again = (await importing.ReceiveAsync(("renamed.csv", content))).Value;
        var asked = Assert.Single((await importing.TryCheckAsync(again, p => p with { SourceName = "Another partner" })).Problems);
        var other = await importing.BringTextAsync("id,name\n1,Ana Kova\n", change: p => p with { SourceName = "Another partner", SaidAgain = true });

        Assert.Equal("A partner's list", again.Plan.SourceName);
        Assert.Contains("as 'A partner's list'", Assert.IsType<SaidUnderAnotherName>(asked).InEnglish(), StringComparison.Ordinal);
        Assert.Equal(1, other.RecordsKept);
        await using var db = test.Open();
        Assert.Equal(2, await db.Records.CountAsync(r => r.SupersededBy == null));
    }

    [Theory, EveryDatabase]
    public async Task What_people_corrected_stays_until_the_source_says_otherwise(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        await importing.BringTextAsync("id,name,notes\n1,Ana Kova,seen\n");
        await CorrectAsync(test, "Ana Kovač");
        await CorrectAsync(test, "Anna Kovač");

        var same = await importing.BringTextAsync("id,name,notes\n1,Ana Kova,seen\n2,Joy Eze,seen\n");
        var stands = await CurrentAsync(test);
        await importing.BringTextAsync("id,name,notes\n1,Ana Kova,seen again\n");
        var newer = await CurrentAsync(test);
        var back = await importing.BringTextAsync("id,name,notes\n1,Ana Kova,seen\n3,Mai Lan,seen\n");

        Assert.Equal((1, 1, 0), (same.RecordsKept, same.RecordsUnchanged, same.RecordsSuperseded));
        Assert.Equal("Anna Kovač", stands.Caption);
        Assert.Equal(("Ana Kova", "seen again"), (newer.Caption, newer.First("notes")));
        Assert.Equal((2, 1), (back.RecordsKept, back.RecordsSuperseded));
        Assert.Equal("seen", (await CurrentAsync(test)).First("notes"));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_rows_with_one_number_neither_takes_the_others_place_in_a_later_file_that_has_both(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        await importing.BringTextAsync("id,name\n1,Ana Kova\n");
        await importing.BringTextAsync("id,name\n1,Anna Kova\n");

        await importing.BringTextAsync("id,name\n1,Anna Kova\n1,Ana Kova\n");

        await using var db = test.Open();
        Assert.Equal(["Ana Kova", "Anna Kova"], await db.Records.Where(r => r.SupersededBy == null).Select(r => r.Caption).OrderBy(c => c).ToListAsync());
    }

    private static async Task<Entente.Records.Record> CurrentAsync(TestDb test)
    {
        await using var db = test.Open();
        return await db.Records.SingleAsync(r => r.ExternalId == "1" && r.SupersededBy == null);
    }

    private static async Task CorrectAsync(TestDb test, string name)
    {
        var old = await CurrentAsync(test);
        await using var db = test.Open();
        var result = await new CorrectRecord(db, test.Gate, new(db, Make.Maker(test.Ids)), Make.Maker(test.Ids), new(test.Ids)).RunAsync(old.Reference, new()
        {
            Source = (await db.RecordSources.SingleAsync(s => s.Id == old.Source)).Name,
            Because = "A made-up reason.",
            Lines = [new() { Index = 0, Property = "name", Value = name }],
        }, Make.Machine, default);
        Assert.False(result.IsRefused, string.Join(' ', result.Problems));
    }
}
