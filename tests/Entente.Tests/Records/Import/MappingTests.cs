using Entente.Records;
using Entente.Records.Import;
using Microsoft.EntityFrameworkCore;

namespace Entente.Tests.Records.Import;

/// <summary>Any table, mapped to whatever its rows tell of.</summary>
public sealed class MappingTests
{
    private static readonly TableThings Known = TableThings.Shipped;

    [Theory, EveryDatabase]
    public async Task One_row_may_tell_of_several_things_and_how_they_belong_together(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        using var importing = new Importing(test);
        var csv = "no,name,dob,mobile,car,employer,found at\n7,Ana Kova,1999-04-02,07700 900123,KX12 ABC,Made Up Farms,\"3 Example Way, Leeds\"\n8,Joy Eze,,07700 900124,,,\n";

        var job = await importing.BringTextAsync(csv, change: plan => Mapped(plan, importing, csv, form =>
        {
            form.Things = ["person", "phone", "vehicle", "organisation", "employment", "premises", "use"];
            form.IdColumn = "no";
            form.Columns = [null, "person.name", "person.birthDate", "phone.number", "vehicle.registrationNumber", "organisation.name", "premises.full"];
            form.Links = ["phone.owner=person", "vehicle.owner=person", "employment.employee=person", "employment.employer=organisation", "use.user=person", "use.used=premises"];
        }));

        Assert.Equal((9L, 0L), (job.RecordsKept, job.RowsWrong));
        await using var db = test.Open();
        var kept = (await db.Records.ToListAsync()).ToLookup(r => (r.ExternalId.Split('/')[0], r.Schema), r => r);
        Assert.Equal(["7/person", "7/person", "7/person", "7/organisation", "7/person", "7/premises"], new[]
        {
            kept[("7", "Phone")].Single().First("owner"), kept[("7", "Vehicle")].Single().First("owner"), kept[("7", "Employment")].Single().First("employee"),
            kept[("7", "Employment")].Single().First("employer"), kept[("7", "Use")].Single().First("user"), kept[("7", "Use")].Single().First("used"),
        });
        // Of the second row nothing is said of a car, an employer or a place: no thing, and no tie that would hang in the air.
        Assert.Equal(["Person", "Phone"], kept.Where(g => g.Key.Item1 == "8").Select(g => g.Key.Schema).Order());
        var person = kept[("7", "Person")].Single();
        var tie = Keys.Key(KeyKind.Link, Keys.External(person.Source, person.ExternalId));
        Assert.Equal(4, await db.RecordKeys.CountAsync(k => k.Key == tie));

        var again = await importing.BringTextAsync(csv.Replace("Made Up Farms", "Made Up Farms Ltd", StringComparison.Ordinal), change: plan => job.Plan with { Delimiter = plan.Delimiter });
        Assert.Equal((1L, 8L, 1L), (again.RecordsKept, again.RecordsUnchanged, again.RecordsSuperseded));
    }

    [Fact]
    public async Task Each_thing_that_a_row_may_tell_of_can_be_mapped_alone()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        foreach (var thing in Known.All.Where(t => !t.IsTie(Ontology.Shipped)))
        {
            var schema = Ontology.Shipped[thing.Schema];
            var says = schema.Caption.Concat(schema.Properties.Keys.Order(StringComparer.Ordinal)).First(p => schema.Find(p)!.Type is not (PropertyType.Entity or PropertyType.Date));
            var csv = $"id,what\n1,made up {thing.Key} 1\n";

            var job = await importing.BringTextAsync(csv, change: plan => Mapped(plan with { SourceName = thing.Key }, importing, csv, form =>
            {
                form.Things = [thing.Key];
                form.Columns = [null, $"{thing.Key}.{says}"];
            }));

            Assert.Equal((thing.Key, 1L, schema.Name), (thing.Key, job.RecordsKept, Assert.Single(job.Check!.Records).Key));
        }
    }

    [Fact]
    public void A_header_is_guessed_for_several_things_and_tied()
    {
        var things = Known.Guess(["Case ID", "Full name", "Date of birth", "Employer", "Vehicle reg", "Telegram", "Shoe size"]);

        Assert.Equal(["person", "vehicle", "online-account", "organisation", "employment"], things.Select(t => t.Key).OrderBy(k => Array.IndexOf(["person", "vehicle", "online-account", "organisation", "employment"], k)));
        Assert.All(things, t => Assert.Equal(["Case ID"], t.IdColumns));
        Assert.Equal("person", things.Single(t => t.Key == "vehicle").Links["owner"]);
        Assert.Equal(new Dictionary<string, string> { ["employee"] = "person", ["employer"] = "organisation" }, things.Single(t => t.Key == "employment").Links);
        Assert.Equal("person", Assert.Single(Known.Guess(["a", "b"])).Key);
    }

    [Fact]
    public void A_wrong_mapping_is_told_field_by_field_and_all_at_once()
    {
        var form = new MappingForm { SourceName = "s", Things = ["person", "vehicle", "employment"], IdColumn = "gone", Columns = [null, "phone.number", "person.shoe", "person.addressEntity", "person.name"] };

        var result = form.On(new ImportPlan { DatesUncertain = true }, ["id", "tel", "shoe", "home", "name"], Known, Ontology.Shipped);

        Assert.Equal(
            [("Dates", typeof(DatesNotSaid)), ("Columns[1]", typeof(ColumnSaysNothingChosen)), ("Columns[2]", typeof(ColumnSaysNothingChosen)), ("Columns[3]", typeof(ColumnSaysNothingChosen)), ("IdColumn", typeof(IdColumnNotThere)), ("Things", typeof(ThingWithoutColumns)), ("Things", typeof(TieWithoutEnds))],
            result.Problems.Select(p => (p.Field, p.GetType())));
        Assert.IsType<NoThingChosen>(Assert.Single(new MappingForm { SourceName = "s", Columns = [] }.On(new(), ["id"], Known, Ontology.Shipped).Problems));
    }

    [Fact]
    public async Task A_column_that_is_mapped_to_the_wrong_thing_shows_in_the_check()
    {
        await using var test = await TestDb.CreateAsync("sqlite");
        using var importing = new Importing(test);
        var csv = "id,name,town\n1,Ana,Leeds\n2,Joy,York\n3,Mai,1999\n";

        var job = await importing.CheckAsync((await importing.ReceiveAsync(("f.csv", System.Text.Encoding.UTF8.GetBytes(csv)))).Value, plan => Mapped(plan, importing, csv, form =>
        {
            form.Things = ["person"];
            form.Columns = [null, "person.name", "person.birthDate"];
        }));

        Assert.Equal(new Dictionary<string, long> { ["town"] = 2 }, job.Check!.WrongByField);
    }

    private static ImportPlan Mapped(ImportPlan plan, Importing importing, string csv, Action<MappingForm> change)
    {
        var header = csv.Split('\n')[0].Split(',');
        var form = MappingForm.Of(plan, header, true);
        change(form);
        var result = form.On(plan, header, Known, importing.Maker.Ontology);
        Assert.False(result.IsRefused, string.Join(' ', result.Problems.Select(p => p.InEnglish())));
        return result.Value;
    }
}
