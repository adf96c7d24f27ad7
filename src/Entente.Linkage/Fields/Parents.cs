using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Says of which fields' agreement another's depends by chance, so that they do not count twice.</summary>
/// <remarks>Each field hangs on at most two others, without circles. People of one family name mostly have one nationality, and so have people of one given name;
/// people of one nationality live in the same towns and countries; a given name says the sex; a town says the country.
/// A position says little beyond the address, post code or town that it was mostly found from.
/// Who moved has another address, another town and often another country: the town is the parent of both, so that a move counts once.</remarks>
internal static class Parents
{
    public static void Find(IReadOnlyList<Field> fields)
    {
        var family = First(fields, ColumnRole.FamilyName) ?? First(fields, ColumnRole.FullName);
        var given = First(fields, ColumnRole.GivenName);
        var place = First(fields, ColumnRole.Place) ?? First(fields, ColumnRole.PostCode);
        var town = place ?? First(fields, ColumnRole.Position);
        Field?[] finer = [First(fields, ColumnRole.Address), First(fields, ColumnRole.PostCode), First(fields, ColumnRole.Place)];
        Field?[] near = [.. finer.OfType<Field>().Take(2)];
        var nationality = First(fields, ColumnRole.Nationality);
        foreach (var field in fields)
        {
            Field?[] parents = field.Role switch
            {
                ColumnRole.GivenName or ColumnRole.Category => [family],
                ColumnRole.Nationality => [family, given],
                ColumnRole.Sex => [given ?? family],
                ColumnRole.Position when near.Length > 0 => near,
                ColumnRole.Position => [nationality, nationality is null ? null : family],
                ColumnRole.Country or ColumnRole.PostCode or ColumnRole.Place => field == town ? [nationality, nationality is null ? null : family] : [town, nationality],
                ColumnRole.Address => [place],
                _ => [],
            };
            field.Parents = [.. parents.OfType<Field>().Where(p => p != field)];
        }
    }

    /// <summary>Whether people of one nationality have it in common oftener than others.</summary>
    public static bool OfOneNationality(ColumnRole role) => role is ColumnRole.GivenName or ColumnRole.Place or ColumnRole.PostCode or ColumnRole.Country;

    /// <summary>Whether a state of a field's parents says that two records are of one nationality: but not where a town already says the country.</summary>
    public static bool TellsNationality(Field field, int state) =>
        OfOneNationality(field.Role) && state < field.Parents.Count && field.Parents[state].Role is ColumnRole.Nationality or ColumnRole.FamilyName or ColumnRole.FullName;

    /// <summary>Whether a state of a field's parents says that two records are of the place in which all that share its value are: who has an address in common has the town in common.</summary>
    public static bool LiesWithin(Field field, int state) => field.Role == ColumnRole.Address && state < field.Parents.Count;

    /// <summary>Whether people of one household share it.</summary>
    public static bool InHousehold(ColumnRole role) => role is ColumnRole.FamilyName or ColumnRole.Nationality || SharedContact(role);

    /// <summary>Whether people who know each other, such as a group that one person controls, share it.</summary>
    public static bool SharedContact(ColumnRole role) =>
        role is ColumnRole.Phone or ColumnRole.Email or ColumnRole.Address or ColumnRole.Place or ColumnRole.PostCode or ColumnRole.Country or ColumnRole.Number or ColumnRole.Position;

    private static Field? First(IReadOnlyList<Field> fields, ColumnRole role) => fields.FirstOrDefault(f => f.Role == role);
}
