using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Chooses the rules by which records find each other from what the file says about people: the surest first.</summary>
internal sealed class KeyPlan
{
    /// <summary>So many rules fit the line of memory in which a record's keys lie.</summary>
    public const int Most = 16;

    /// <summary>So many rules that bring their pairs themselves.</summary>
    public const int MostOthers = 8;

    private const int WidestWindow = 100;

    /// <summary>So many others may a record meet under a rule that asks for little.</summary>
    private const double FewMeetings = 2;

    /// <summary>Files of more records are spared the rules that bring little: of 1,000,000 made-up people they make a sixth of the pairs and find one true pair in six hundred.</summary>
    private const int Big = 300_000;

    /// <summary>Sounds agree by chance about so many times as often as names do.</summary>
    private const double SoundsAlike = 1.5;

    /// <summary>About how often two people are born in the same year.</summary>
    private const double YearChance = 1 / 40.0;

    private readonly List<Func<int, uint>> parts = [];
    private readonly List<KeyRule> rules = [];
    private readonly Records records;
    private readonly int size;

    private KeyPlan(Records records, int size) => (this.records, this.size) = (records, size);

    /// <summary>Chooses for records of a file of some size.</summary>
    public static KeyRules For(Records records, int size)
    {
        var plan = new KeyPlan(records, size);
        plan.Choose();
        // People are found by what tells more, one by one as well as in files; things have but their words.
        var things = !records.Fields.Any(f => f is NameField or NumberField);
        IPairRule[] words = [.. records.Fields.Where(f => things && f.Role == ColumnRole.Words).Take(MostOthers).Select(f => new SpreadRule(new([new(f.Name, BlockingPartKind.RareWords)])))];
        if (plan.rules.Count + words.Length == 0) throw new FormatException("None of the columns can be used for finding records that may be the same. Name a column's role by hand.");
        return new([.. plan.parts], [.. plan.rules.Take(Most)]) { Others = words };
    }

    /// <summary>Rules that were given as data, or, where there are none, those that are chosen.</summary>
    /// <exception cref="FormatException">A rule asks for what the file does not have, or there are too many; the message says what to do.</exception>
    public static KeyRules Of(Records records, int size, IReadOnlyList<BlockingRule> given)
    {
        if (given.Count == 0) return For(records, size);
        var (keyed, others) = (given.Where(r => !r.IsForWholeFiles).ToArray(), given.Where(r => r.IsForWholeFiles).ToArray());
        if (keyed.Length > Most || others.Length > MostOthers) throw new FormatException($"The model has {keyed.Length} rules by one key and {others.Length} by windows, slips or words; at most {Most} and {MostOthers} are taken. Leave out those that find least.");
        var parts = keyed.SelectMany(r => r.Parts).Distinct().ToList();
        return new([.. parts.Select(p => RuleParts.Of(records, p))], [.. keyed.Select(r => new KeyRule(r.ToString(), [.. r.Parts.Select(p => parts.IndexOf(p))], [], 1))]) { Others = [.. others.Select(Other)] };
    }

    private static IPairRule Other(BlockingRule rule)
    {
        if (rule.Window == 0) return rule.Parts.Count(p => p.IsSpread) == 1 ? new SpreadRule(rule) : throw new FormatException($"The rule {rule} asks for slips or rare words of more than one column. Ask for one, or make two rules of it.");
        if (rule.Window is < 2 or > WidestWindow) throw new FormatException($"The rule {rule} has a window of {rule.Window} records; 2 to {WidestWindow} are taken.");
        return rule.Parts.All(p => p.Kind == BlockingPartKind.Value) ? new NeighbourRule(rule) : throw new FormatException($"The rule {rule} sorts, and records are sorted by whole values: leave out what it asks for beside the column.");
    }

    private void Choose()
    {
        var names = new KeyParts(records);
        var date = One(ColumnRole.Date);
        var day = date is null ? -1 : Part(KeyParts.Day(records, date));
        var year = date is null ? -1 : Part(KeyParts.Year(records, date));
        var place = Of(One(ColumnRole.Place));
        var town = Of(One(ColumnRole.PostCode)) is var post and >= 0 ? post : place;
        var address = Of(One(ColumnRole.Address));
        var sex = Of(One(ColumnRole.Sex));
        var nationality = Of(One(ColumnRole.Nationality));
        var family = names.HasFamily ? Part(names.Family) : -1;
        var given = names.HasGiven ? Part(names.Given) : -1;
        var both = names.HasNames ? Part(names.BothNames) : -1;
        var lastBoth = names.HasNames ? Part(names.LastBothNames) : -1;
        var initial = names.HasGiven ? Part(names.Initial) : -1;

        foreach (var field in records.Fields.Where(f => f.Role is ColumnRole.Identifier or ColumnRole.Email or ColumnRole.Phone).OrderBy(f => f.Role))
        {
            Add(field.Name, [Of(field)], [given, year]);
        }

        Add("day of birth and family name", [day, family], [sex, given]);
        Add("day of birth and given name", [day, given], [nationality, place], 4);
        Add("both names and year", [both, year], [day, place], 4);
        if (size <= Big) Add("last given name, family name and year", [lastBoth, year], [day, place], 4);
        Add("address and family name", [address, family], [given, year]);
        Add("address and given name", [address, given], [year]);
        Add("both names", [both], [place, nationality, sex, year], 5);
        Add("last given name and family name", [lastBoth], [place, sex, year], 10);
        if (size <= Big) Add("family name, year and sex", [family, year, sex], [initial, place, day], 10);
        if (size <= Big) Add("given name, year and town", [given, year, town], [sex, day], 10);
        if (size <= Big) Add("family name, town and initial", [family, town, initial], [sex, year], 10);
        Add("day of birth and town", [day, town], [sex, initial], 4);

        var (givens, families) = (Chance(ColumnRole.GivenName, ColumnRole.FullName), Chance(ColumnRole.FamilyName, ColumnRole.FullName));
        var (towns, days) = (Chance(ColumnRole.PostCode, ColumnRole.Place), Chance(ColumnRole.Date));
        Wide("day of birth", days / SoundsAlike, [day]);
        Wide("family name and year", families * YearChance, [family, year]);
        Wide("given name and year", givens * YearChance, [given, year]);
        Wide("family name and town", families * towns, [family, town]);
        Wide("given name and town", givens * towns, [given, town]);
        if (town != place && place >= 0)
        {
            var places = Chance(ColumnRole.Place);
            Wide("family name and place", families * places, [family, place]);
            Wide("given name and place", givens * places, [given, place]);
            Wide("day of birth and place", days * places, [day, place]);
        }

        Wide("family name", families, [family]);
    }

    /// <summary>Rules that ask for little are taken where the file is small enough for them: where a record meets few others by chance.</summary>
    private void Wide(string name, double chance, int[] wanted)
    {
        if (chance * SoundsAlike * size / 2 <= FewMeetings) Add(name, wanted, []);
    }

    private double Chance(params ColumnRole[] roles) => One(roles)?.Coincidence ?? 1;

    private void Add(string name, int[] wanted, int[] splits, int weak = 1)
    {
        if (wanted.All(p => p >= 0)) rules.Add(new(name, wanted, [.. splits.Where(s => s >= 0)], weak));
    }

    private Field? One(params ColumnRole[] roles) => records.Fields.FirstOrDefault(f => roles.Contains(f.Role));

    private int Of(Field? field) => field is null ? -1 : Part(KeyParts.Value(records, field));

    private int Part(Func<int, uint> part)
    {
        parts.Add(part);
        return parts.Count - 1;
    }
}
