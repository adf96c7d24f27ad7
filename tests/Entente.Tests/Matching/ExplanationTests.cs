using System.Globalization;
using Entente.Access;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Matching.Lines;
using Entente.Records;

namespace Entente.Tests.Matching;

/// <summary>Why two records are proposed: told to each reader as far as Access lets them know, and no sum gives the rest away.</summary>
public sealed class ExplanationTests
{
    private static readonly MatchLines Half = new(0.5, 0.9, 0.99);

    private static readonly LinkModel Model = LinkModel.Default;
    private static readonly IdSource Ids = new(TimeProvider.System, new Random(7));

    [Theory, EveryDatabase]
    public async Task A_hidden_field_is_a_fact_that_one_may_not_see(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));
        Assert.Contains(pair.Reasons, r => r.Feature == Feature.Phone);

        var analyst = Make.Act(Role.Analyst);
        var view = await matched.ReadAsync(pair.Reference, analyst);
        Assert.NotEmpty(view!.Why.Reasons);
        Assert.DoesNotContain(view.Why.Reasons, r => r.Feature == Feature.Phone);
        Assert.True(view.Why.KeepsSome);
        Assert.Null(view.Missing);

        var line = Assert.Single((await matched.QueueAsync(analyst)).Lines);
        Assert.DoesNotContain(line.Why.Reasons, r => r.Feature == Feature.Phone);
        Assert.True(line.Why.KeepsSome);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_may_see_everything_is_told_all_and_what_is_missing_most(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        var pair = await matched.PairAsync(Matched.Maria(Matched.First), Matched.MariaAgain(Matched.Second));

        var view = await matched.ReadAsync(pair.Reference, Make.Act(Role.Supervisor));
        Assert.False(view!.Why.KeepsSome);
        Assert.Equal(pair.Reasons.Count, view.Why.Reasons.Count);
        Assert.Equal(view.Why.Reasons.OrderByDescending(r => Math.Abs(r.Weight)), view.Why.Reasons);
        Assert.NotNull(view.Missing);
        Assert.DoesNotContain(pair.Reasons, r => r.Feature == view.Missing.Feature);
    }

    [Theory, EveryDatabase]
    public async Task A_shared_number_is_not_named_to_who_may_not_see_numbers(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        await matched.KeepAllAsync(
            Make.Person("name=Somebody Else", "phone=+447700900123") with { Dossier = Matched.Second },
            Make.Draft("Phone", "number=+447700900123") with { Dossier = Matched.First });

        Assert.Equal([KeyKind.Phone], Assert.Single(await matched.KnownAsync(Matched.First, Make.Act(Role.Supervisor))).Shared);
        Assert.Empty(Assert.Single(await matched.KnownAsync(Matched.First, Make.Act(Role.Analyst))).Shared);
    }

    [Theory]
    [InlineData(Shape.Full, Shape.Full, true)]
    [InlineData(Shape.Masked, Shape.Masked, true)]
    [InlineData(Shape.Full, Shape.Masked, false)]
    [InlineData(Shape.Full, Shape.Nothing, false)]
    [InlineData(Shape.HitOnly, Shape.HitOnly, false)]
    public void That_a_whole_value_agrees_with_a_masked_one_would_unmask_it(Shape left, Shape right, bool told)
    {
        Assert.Equal(told, Told.Tells(Open(left), Open(right), Feature.Phone));
        Assert.Equal(told, Told.Tells(Open(right), Open(left), Feature.Phone));

        static Side Open(Shape shape) => new() { Shapes = new Dictionary<Feature, Shape> { [Feature.Phone] = shape } };
    }

    [Fact]
    public void The_missing_fact_is_the_one_that_moves_the_probability_furthest()
    {
        var proposal = Pair(new(1) { Names = [new("Maria", "Popescu")], BirthDates = [new(1990, 5, 7)] }, new(2) { Names = [new("Maria", "Popescu")], BirthDates = [new(1990, 5, 7)] });

        // The document decides either way, the phone speaks for a little, the sex says nothing.
        var weighed = Model.For(LinkKind.Person)! with { Comparisons = [Says(Feature.Sex, 0, 0), Says(Feature.Phone, 3, -1), Says(Feature.Document, 20, -40)] };

        Assert.Equal(Feature.Document, MissingFact.Of(weighed, proposal, Half, _ => true)!.Feature);
        Assert.Equal(Feature.Phone, MissingFact.Of(weighed, proposal, Half, f => f is Feature.Phone or Feature.Sex)!.Feature);
        Assert.Null(MissingFact.Of(Model.For(LinkKind.Person)!, proposal, Half, _ => false));
        Assert.Null(MissingFact.Of(Model.For(LinkKind.Person)!, proposal, Half, f => f is Feature.FullName or Feature.FamilyName));
    }

    [Fact]
    public void A_missing_fact_that_changes_the_word_comes_before_one_that_moves_the_probability_further()
    {
        // From 0.80 the phone would lead to 0.89 or 0.52 and the sex to 0.90 or nowhere: only 0.90 has another word.
        var weighed = Model.For(LinkKind.Person)! with { Comparisons = [Says(Feature.Phone, 1, -1.9), Says(Feature.Sex, 1.2, 0)] };

        Assert.Equal(new(Feature.Sex, MatchStrength.Possible, MatchStrength.Likely, MatchStrength.Possible), MissingFact.Of(weighed, Scored(2), Half, _ => true));
        Assert.False(MissingFact.Of(weighed, Scored(2), Half, f => f == Feature.Phone)!.Changes);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(7, true)]
    [InlineData(-20, false)]
    public void Where_even_the_most_telling_fact_keeps_the_word_nothing_that_is_missing_changes_it(double score, bool changes)
    {
        var weighed = Model.For(LinkKind.Person)! with { Comparisons = [Says(Feature.Document, 14, -9), Says(Feature.Sex, 1, -1)] };

        Assert.Equal(changes, MissingFact.Of(weighed, Scored(score), Half, _ => true)!.Changes);
    }

    [Theory, EveryDatabase]
    public async Task That_nothing_missing_would_change_it_is_said_to_who_may_see_all_that_could_be_said(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        var matched = new Matched(test);
        string[] said = ["firstName=Maria", "lastName=Popescu", "birthDate=1990-05-07", "gender=female", "nationality=ro"];
        var pair = await matched.PairAsync(Make.Person(said) with { Dossier = Matched.First }, Make.Person(said) with { Dossier = Matched.Second });

        var whole = (await matched.ReadAsync(pair.Reference, Make.Act(Role.Supervisor)))!;
        Assert.Equal((MatchStrength.AlmostCertain, false), (whole.Strength, whole.Missing!.Changes));

        // A phone, a mail address or an account might be there, and might change it.
        var part = (await matched.ReadAsync(pair.Reference, Make.Act(Role.Analyst)))!;
        Assert.False(part.Why.KeepsSome);
        Assert.Null(part.Missing);
    }

    [Theory]
    [InlineData(Feature.Document)]
    [InlineData(Feature.Email)]
    public void What_is_foretold_of_a_missing_fact_is_what_comes_once_it_is_said(Feature feature)
    {
        LinkRecord Said(long id, string value) => new(id)
        {
            Names = [new("Maria", "Popescu")],
            Sex = "female",
            Nationalities = ["ro"],
            Documents = feature == Feature.Document && value.Length > 0 ? [new(value)] : [],
            Emails = feature == Feature.Email && value.Length > 0 ? [value] : [],
        };

        var foretold = MissingFact.Of(Model.For(LinkKind.Person)!, Pair(Said(1, ""), Said(2, "")), Half, f => f == feature)!;
        Assert.Equal(foretold.IfSame, Outlook(Said(1, "made.up1234"), Said(2, "made.up1234")));
        Assert.Equal(foretold.IfDifferent, Outlook(Said(1, "made.up1234"), Said(2, "zz98765")));

        static MatchStrength? Outlook(LinkRecord a, LinkRecord b) => Half.Call(new Linker(Model).Compare(a, b).Probability);
    }

    [Fact]
    public void Whatever_goes_into_a_comparison_is_known_to_come_from_its_property()
    {
        var features = new RecordFeatures(Ontology.Shipped);
        var wrong = new List<string>();
        foreach (var schema in Ontology.Shipped.Schemas.Where(s => s.Matchable))
        {
            foreach (var property in schema.Properties.Values)
            {
                var read = features.Of(new RecordId(1), schema.Name, [new(property.Name, "1990-05-07")]) is { } link ? Filled(link).ToHashSet() : [];
                if (!read.IsSubsetOf(RecordFeatures.ReadFrom(schema, property))) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{schema.Name}.{property.Name}: {string.Join(", ", read)}"));
            }
        }

        Assert.Empty(wrong);

        static IEnumerable<Feature> Filled(LinkRecord link)
        {
            if (link.Names.Count > 0) yield return Feature.FullName;
            if (link.BirthDates.Count > 0) yield return Feature.BirthDate;
            if (link.Sex.Length > 0) yield return Feature.Sex;
            if (link.Nationalities.Count > 0) yield return Feature.Nationality;
            if (link.Documents.Count > 0) yield return Feature.Document;
            if (link.Phones.Count > 0) yield return Feature.Phone;
            if (link.Emails.Count > 0) yield return Feature.Email;
            if (link.Accounts.Count > 0) yield return Feature.Account;
            if (link.Vehicles.Count > 0) yield return Feature.Vehicle;
            if (link.Addresses.Count > 0) yield return Feature.Address;
            if (link.Places.Count > 0) yield return Feature.Place;
        }
    }

    /// <summary>So many bits where both say the same, and where they say different things.</summary>
    private static Comparison Says(Feature feature, double same, double different) => new(feature, [new(Level.Same, Math.Pow(2, same), 1), new(Level.Different, Math.Pow(2, different), 1)]);

    private static Proposal Scored(double score) => Proposal.Of(Ids, new(1), new(2), new(1, 2, 1 / (1 + Math.Pow(2, -score)), score, -10, [], "Made up"), Make.Now);

    private static Proposal Pair(LinkRecord one, LinkRecord other) => Proposal.Of(Ids, new(one.Id), new(other.Id), new Linker(Model).Compare(one, other), Make.Now);
}
