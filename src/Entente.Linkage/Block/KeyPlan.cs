using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Chooses the rules by which records find each other from what the file says about people: the surest first.</summary>
internal static class KeyPlan
{
    /// <summary>So many rules fit the line of memory in which a record's keys lie.</summary>
    public const int Most = 16;

    public static IReadOnlyList<KeyRule> For(Records records)
    {
        var parts = new KeyParts(records);
        var rules = new List<KeyRule>();
        Field? One(params ColumnRole[] roles) => records.Fields.FirstOrDefault(f => roles.Contains(f.Role));
        Func<int, uint>? Of(Field? field) => field is null ? null : KeyParts.Value(records, field);

        var date = One(ColumnRole.Date);
        var (day, year) = date is null ? (null, null) : (KeyParts.Day(records, date), KeyParts.Year(records, date));
        var place = Of(One(ColumnRole.Place));
        var post = Of(One(ColumnRole.PostCode));
        var town = post ?? place;
        var address = Of(One(ColumnRole.Address));
        var sex = Of(One(ColumnRole.Sex));
        var nationality = Of(One(ColumnRole.Nationality));
        Func<int, uint>? both = parts.HasNames ? parts.BothNames : null;
        Func<int, uint>? lastBoth = parts.HasNames ? parts.LastBothNames : null;
        Func<int, uint>? given = parts.HasGiven ? parts.Given : null;
        Func<int, uint> family = parts.Family;

        foreach (var field in records.Fields.Where(f => f.Role is ColumnRole.Identifier or ColumnRole.Email or ColumnRole.Phone).OrderBy(f => f.Role))
        {
            Add(field.Name, [Of(field)], [given, year]);
        }

        Add("day of birth and family name", [day, family], [sex, given]);
        Add("day of birth and given name", [day, given], [sex, nationality]);
        Add("both names and year", [both, year], [day, place]);
        Add("last given name, family name and year", [lastBoth, year], [day, place]);
        Add("address and family name", [address, family], [given, year]);
        Add("address and given name", [address, given], [year]);
        Add("both names", [both], [place, nationality, sex, year]);
        Add("last given name and family name", [lastBoth], [place, sex, year]);
        Add("family name, year and sex", [family, year, sex], [parts.Initial, place, day]);
        Add("given name, year and town", [given, year, town], [sex, day]);
        Add("family name, town and initial", [family, town, parts.Initial], [sex, year]);
        Add("day of birth and town", [day, town], [sex]);
        if (rules.Count == 0) throw new FormatException("None of the columns can be used for finding records that may be the same. Name a column's role by hand.");
        return rules.Count > Most ? rules[..Most] : rules;

        void Add(string name, Func<int, uint>?[] wanted, Func<int, uint>?[] splits)
        {
            if (wanted.All(p => p is not null)) rules.Add(new(name, wanted!, [.. splits.Where(s => s is not null).Select(s => s!)]));
        }
    }
}
