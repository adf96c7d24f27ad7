using System.Globalization;
using Entente.Records;

namespace Entente.World;

/// <summary>The example world: made-up people, bodies and networks of 2009 to today, with planted truth. The same seed gives the same world, person by person, without keeping any of it.</summary>
/// <remarks>
/// Everything is drawn from the seed and a number, so millions of reports stream in constant memory.
/// How many lists know a person follows one real count: of 2,744 people 2,492 were on one list only, 241 on two, 11 on three or more.
/// </remarks>
public sealed class World(WorldData data, WorldSize size, int seed, DateOnly today)
{
    public const int OnOneList = 2_492, OnTwoLists = 241, Counted = 2_744;
    public const int PeopleOfANetwork = 40;

    private static readonly DateOnly Start = new(2009, 4, 1);
    private static readonly string[] Purposes = ["sexual exploitation", "forced labour", "forced criminality", "domestic servitude", "forced begging"];
    private static readonly string[][] Industries = [["massage parlour", "flats"], ["car wash", "nail bar", "farm", "building site", "food processing"], ["cannabis cultivation", "drug supply", "shoplifting"], ["private household"], ["streets"]];
    private static readonly string[] Acts = ["recruited", "transported", "harboured", "received", "transferred"];
    private static readonly string[] Means = ["deception", "threat of force", "abuse of vulnerability", "debt", "coercion", "abduction"];
    private readonly int _victims = data.Names.Sum(n => n.Victims);
    private readonly int _exploiters = data.Names.Sum(n => n.Exploiters);
    // At most so many people have a phone of the few numbers that nobody has: more would share them than share truly.
    private readonly double _withPhone = Math.Min(0.35, 20_000.0 / size.Persons);

    public WorldSize Size => size;
    public WorldData Data => data;
    public DateOnly Today => today;
    public int Networks => (size.Persons + PeopleOfANetwork - 1) / PeopleOfANetwork;

    /// <summary>A possible victim by number.</summary>
    public MadeUpPerson Person(int number)
    {
        var random = Draw(1, number);
        var names = Weighted(random, n => n.Victims, _victims);
        // Later years have more reports, as the published counts do.
        var reported = Start.AddDays((int)((today.DayNumber - Start.DayNumber) * Math.Sqrt(random.NextDouble())));
        var child = random.Next(100) < 38;
        var age = child ? random.Next(10 * 365, 18 * 365) : random.Next(18 * 365, 45 * 365);
        return Made(random, number, names, random.Next(100) < 48, reported.AddDays(-age), random.NextDouble() < _withPhone, random.Next(Networks), reported);
    }

    /// <summary>A network by number.</summary>
    public Network Network(int number)
    {
        var random = Draw(2, number);
        var names = Weighted(random, n => n.Exploiters, _exploiters);
        var purpose = random.Next(Purposes.Length);
        var people = Enumerable.Range(0, random.Next(2, 7))
            .Select(i => Made(random, -1 - (number * 10 + i), random.Next(100) < 80 ? names : Weighted(random, n => n.Exploiters, _exploiters), random.Next(100) < 25, today.AddDays(-random.Next(22 * 365, 60 * 365)), true, number, Start))
            .ToList();
        var host = random.Next(100) < 55 ? "gb" : EuropeanCountry(random);
        return new(number, people, Purposes[purpose], Pick(random, Industries[purpose]),
            $"{MadeUpPerson.Pick(people[0].Family, 1)} {Pick(random, ["Trading", "Services", "Logistics", "Foods", "Care", "Hand Car Wash"])} Ltd (made up)",
            Number(random, "EX", 6),
            [.. people.Select(p => p.Phone).Append(Phones.Of(random))],
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"ZZ{random.Next(10, 99)} {Letters(random, 3)}")],
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Place(random, host))],
            [names.Country, Pick(random, ["tr", "ly", "rs", "it", "de"]), "fr", host]);
    }

    /// <summary>Every report of every person, by person. A person's reports come from different bodies.</summary>
    public IEnumerable<Report> Reports()
    {
        for (var person = 0; person < size.Persons; person++)
        {
            foreach (var report in ReportsOf(person)) yield return report;
        }
    }

    /// <summary>What the lists say of one person.</summary>
    public IEnumerable<Report> ReportsOf(int number)
    {
        var person = Person(number);
        var random = Draw(3, number);
        var drawn = random.Next(Counted);
        var lists = drawn < OnOneList ? 1 : drawn < OnOneList + OnTwoLists ? 2 : random.Next(3, 6);
        var sources = new HashSet<int>();
        for (var i = 0; i < lists; i++)
        {
            int source;
            do source = Source(random);
            while (!sources.Add(source));
            var day = i == 0 ? person.FirstReported : Min(person.FirstReported.AddDays(random.Next(1, 700)), today);
            yield return Told(random, person, source, day, number * 5 + i, i == 0);
        }
    }

    private Report Told(Random random, MadeUpPerson person, int source, DateOnly day, int number, bool first)
    {
        var noise = new Noise(random);
        // The source's own number says nothing of who it is: a scramble of the report's place, one to one.
        var own = ((uint)number * 2_654_435_761u).ToString("X8", CultureInfo.InvariantCulture);
        var network = Network(person.Network);
        var things = new List<ReportedThing> { new($"{own}-P", "Person", Said(person, noise, random, first), person.Number) };
        var exploiter = network.People[random.Next(network.People.Count)];
        var place = network.Premises[random.Next(network.Premises.Count)];
        if (noise.Chance(60))
        {
            things.Add(new($"{own}-E", "Episode",
            [
                new("victim", $"{own}-P"), new("act", Pick(random, Acts)), .. person.IsChildOn(day) ? [] : new[] { new Statement("means", Pick(random, Means)) },
                new("purpose", network.Purpose), new("industry", network.Industry), new("exploitationPlace", place.Town), new("startDate", day.AddDays(-random.Next(30, 900)).ToString("yyyy-MM", CultureInfo.InvariantCulture)),
                .. noise.Chance(30) ? new[] { new Statement("account", $"Example world: says that {MadeUpPerson.Pick(exploiter.Given, 1)} took the passport and that a debt had to be worked off.") } : [],
            ], null));
        }

        if (noise.Chance(30))
        {
            things.Add(new($"{own}-X", "Person",
                [new("name", noise.Name(exploiter, false)), new("nationality", exploiter.Country), .. noise.Chance(60) ? new[] { new Statement("phone", network.Phones[random.Next(network.Phones.Count)]) } : []], exploiter.Number));
        }

        if (noise.Chance(12)) things.Add(new($"{own}-V", "Vehicle", [new("registrationNumber", network.Vehicles[random.Next(network.Vehicles.Count)]), new("type", Pick(random, ["van", "car", "minibus"]))], null));
        if (noise.Chance(20)) things.Add(new($"{own}-H", "Premises", [new("use", network.Industry), new("street", place.Street), new("city", place.Town), new("postalCode", place.PostCode)], null));
        if (noise.Chance(8)) things.Add(new($"{own}-C", "Company", [new("name", network.Company), new("registrationNumber", network.Registration), new("jurisdiction", place.Country)], null));
        if (noise.Chance(8)) things.Add(new($"{own}-T", "Trip", [new("name", $"Way by {string.Join(", ", network.Route.Select(Countries.Shipped.NameOf))}"), new("transport", Pick(random, ["lorry", "car", "small boat", "coach", "aeroplane"])), new("startPlace", Pick(random, data.Places.Towns[network.Route[0]])), new("endPlace", place.Town)], null));
        return new(number, source, day, person.Names.Language, things);
    }

    private List<Statement> Said(MadeUpPerson person, Noise noise, Random random, bool first)
    {
        var said = new List<Statement> { new("name", noise.Name(person, first)), new("gender", person.Female ? "female" : "male") };
        if (noise.Born(person.Born) is { } born) said.Add(new("birthDate", born));
        if (!noise.Chance(6)) said.Add(new("nationality", person.Country));
        if (person.Phone.Length > 0 && noise.Chance(first ? 80 : 60)) said.Add(new("phone", person.Phone));
        if (noise.Chance(10)) said.Add(new("passportNumber", Number(Draw(7, person.Number + 7), "EX", 7)));
        if (noise.Chance(5)) said.Add(new("alias", noise.Typo(MadeUpPerson.Pick(person.Given, random.Next(3)))));
        return said;
    }

    private static MadeUpPerson Made(Random random, int number, NameList names, bool female, DateOnly born, bool phone, int network, DateOnly reported)
    {
        var given = female ? names.Female : names.Male;
        var family = names.Family[random.Next(names.Family.Count)];
        if (female && names.FemaleEnding is { } ending) family = [.. family.Select((spelling, i) => spelling + MadeUpPerson.Pick(ending, i))];
        return new(number, names, female, given[random.Next(given.Count)], random.Next(100) < 55 ? given[random.Next(given.Count)] : null, family, born, phone ? Phones.Of(random) : "", network, reported);
    }

    private int Source(Random random)
    {
        // Most first reports come from bodies of the centre's own country; other states' centres tell of some.
        var bodies = data.Bodies;
        while (true)
        {
            var at = random.Next(1, bodies.Count);
            if (bodies[at].Country == "gb" || random.Next(100) < 35) return at;
        }
    }

    private NameList Weighted(Random random, Func<NameList, int> weight, int sum)
    {
        var drawn = random.Next(sum);
        foreach (var names in data.Names)
        {
            drawn -= weight(names);
            if (drawn < 0) return names;
        }

        return data.Names[^1];
    }

    private string EuropeanCountry(Random random) => Pick(random, [.. data.Bodies.Where(b => b.Country != "gb").Select(b => b.Country)]);

    private (string, string, string, string) Place(Random random, string country) =>
        ($"{random.Next(1, 200)} {Pick(random, data.Places.Streets)}", Pick(random, data.Places.Towns[country]), $"ZZ{random.Next(1, 99)} {random.Next(1, 9)}{Letters(random, 2)}", country);

    /// <summary>A stream of its own for each kind and number, so that no part of the world hangs on how much of it was made before.</summary>
    private Random Draw(int kind, int number) => new(Mix(seed, kind, number));

    private static int Mix(int seed, int kind, int number)
    {
        var x = (ulong)(uint)seed * 0x9E3779B97F4A7C15UL ^ (ulong)(uint)number * 0xBF58476D1CE4E5B9UL ^ (ulong)kind * 0x94D049BB133111EBUL;
        x ^= x >> 31;
        x *= 0xD6E8FEB86659FD93UL;
        return (int)(x >> 33);
    }

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
    private static T Pick<T>(Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];
    private static string Letters(Random random, int count) => string.Create(count, random, static (span, r) => { for (var i = 0; i < span.Length; i++) span[i] = (char)('A' + r.Next(26)); });
    private static string Number(Random random, string kind, int digits) => kind + random.Next((int)Math.Pow(10, digits - 1), (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture);
}
