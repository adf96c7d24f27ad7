using Entente.Linkage.Tables;

namespace Entente.Linkage.Fields;

/// <summary>Says of which field's agreement another's depends by chance, so that the two do not count twice.</summary>
/// <remarks>A tree: each field hangs on at most one other. People of one family name mostly have one nationality, and names of that nationality;
/// a given name says the sex; a town says the country.</remarks>
internal static class Parents
{
    public static void Find(IReadOnlyList<Field> fields)
    {
        var family = First(fields, ColumnRole.FamilyName) ?? First(fields, ColumnRole.FullName);
        var given = First(fields, ColumnRole.GivenName);
        var place = First(fields, ColumnRole.Place) ?? First(fields, ColumnRole.PostCode);
        foreach (var field in fields)
        {
            field.Parent = field.Role switch
            {
                ColumnRole.GivenName or ColumnRole.Nationality or ColumnRole.Category => family,
                ColumnRole.Sex => given ?? family,
                ColumnRole.Country or ColumnRole.PostCode or ColumnRole.Place => place,
                _ => null,
            };
            if (field.Parent == field) field.Parent = null;
        }
    }

    /// <summary>Whether people of one household share it.</summary>
    public static bool InHousehold(ColumnRole role) => role is ColumnRole.FamilyName or ColumnRole.Nationality || SharedContact(role);

    /// <summary>Whether people who know each other, such as a group that one person controls, share it.</summary>
    public static bool SharedContact(ColumnRole role) =>
        role is ColumnRole.Phone or ColumnRole.Email or ColumnRole.Address or ColumnRole.Place or ColumnRole.PostCode or ColumnRole.Country or ColumnRole.Number;

    private static Field? First(IReadOnlyList<Field> fields, ColumnRole role) => fields.FirstOrDefault(f => f.Role == role);
}
