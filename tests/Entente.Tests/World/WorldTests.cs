using Entente.Foundation;
using Entente.Records;
using Entente.World;

namespace Entente.Tests.World;

public sealed class WorldTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void The_same_seed_gives_the_same_world_and_another_seed_another()
    {
        Assert.Equal(Told(1), Told(1));
        Assert.NotEqual(Told(1), Told(2));

        static List<string> Told(int seed) => [.. Of(200, seed).Reports().SelectMany(r => r.Things.Select(t => $"{r.Number} {r.Source} {r.Day} {t.Number} {t.Person} {string.Join('|', t.Statements.Select(s => s.Value))}"))];
    }

    [Fact]
    public void Most_people_are_known_to_one_list_only_as_in_a_real_count()
    {
        var lists = Of(20_000).Reports().GroupBy(r => r.Things[0].Person).Select(g => g.Select(r => r.Source).Distinct().Count()).ToList();

        Assert.Equal(20_000, lists.Count);
        Assert.InRange(lists.Count(l => l == 1) / 20_000.0, 0.90, 0.92); // 2,492 of 2,744
        Assert.InRange(lists.Count(l => l == 2) / 20_000.0, 0.08, 0.10); // 241
        Assert.InRange(lists.Count(l => l > 2), 40, 130); // 11
    }

    [Fact]
    public void It_spans_the_years_the_Union_and_every_kind_of_body()
    {
        var world = Of(20_000);
        var reports = world.Reports().ToList();

        Assert.Equal(18, reports.Select(r => r.Day.Year).Distinct().Count()); // 2009 to 2026
        Assert.All(reports, r => Assert.True(r.Day <= Today));
        Assert.Equal(28, reports.Select(r => world.Data.Bodies[r.Source].Country).Distinct().Count());
        Assert.Equal(7, reports.Select(r => world.Data.Bodies[r.Source].Sort).Distinct().Count()); // all but the centre itself
        Assert.Equal(14, reports.Select(r => r.Things[0].Person!.Value).Distinct().Take(3_000).Select(p => world.Person(p).Country).Distinct().Count());
    }

    [Fact]
    public void Noise_is_there_and_the_truth_still_shows_through()
    {
        var world = Of(20_000);
        var victims = world.Reports().Select(r => (Truth: world.Person(r.Things[0].Person!.Value), Said: r.Things[0].Statements)).ToList();
        string? First(IReadOnlyList<Statement> said, string property) => said.FirstOrDefault(s => s.Property == property)?.Value;

        double Share(Func<(MadeUpPerson Truth, IReadOnlyList<Statement> Said), bool> test) => victims.Count(test) / (double)victims.Count;
        Assert.InRange(Share(v => First(v.Said, "birthDate") is null), 0.08, 0.12);
        Assert.InRange(Share(v => First(v.Said, "birthDate")?.EndsWith("-01-01", StringComparison.Ordinal) == true), 0.05, 0.08);
        Assert.InRange(Share(v => First(v.Said, "birthDate") == Noise.Text(v.Truth.Born)), 0.60, 0.70);
        Assert.InRange(Share(v => First(v.Said, "name")!.Any(c => c > '\u02ff')), 0.03, 0.20); // in their own scripts
        Assert.InRange(Share(v => First(v.Said, "name") == v.Truth.Name), 0.25, 0.70);
    }

    [Fact]
    public void Every_statement_is_sound_and_every_body_says_that_it_is_made_up()
    {
        var world = Of(2_000);
        var maker = new RecordMaker(new IdSource(TimeProvider.System, new Random(1)), Ontology.Shipped);

        foreach (var thing in world.Reports().SelectMany(r => r.Things))
        {
            var checkedDraft = maker.Check(new(thing.Schema, thing.Statements) { Source = new(1), Organisation = new(1), ExternalId = thing.Number });
            Assert.False(checkedDraft.IsRefused, $"{thing.Schema}: {string.Join(", ", checkedDraft.Problems)}");
        }

        Assert.All(world.Data.Bodies, b => Assert.EndsWith("(made up)", b.Name));
        Assert.Equal(12, world.Data.Personas.Select(p => p.Role).Distinct().Count());
    }

    [Fact]
    public void A_number_of_a_source_does_not_tell_who_it_is_and_comes_once()
    {
        var numbers = Of(20_000).Reports().SelectMany(r => r.Things).Select(t => t.Number).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    private static Entente.World.World Of(int persons, int seed = 1) => new(WorldData.Shipped, new("test", persons, 0), seed, Today);
}
