using System.Text;

namespace Entente.Linkage.Tables;

/// <summary>Guesses what a column says from its header, then from its values. A guess can always be overruled by the caller.</summary>
internal static class RoleGuess
{
    private const int Looked = 2_000;

    /// <summary>A whole name must have so many words more than given and family name to say more than they do.</summary>
    private const double SaysMore = 0.15;

    /// <summary>Words of headers, in the order in which they are tried. A word matches a whole part of the header, or a header that it begins or ends if it is long.</summary>
    private static readonly (ColumnRole Role, string Words)[] Headers =
    [
        (ColumnRole.Email, "email mail courriel correo"),
        (ColumnRole.Phone, "phone phones telephone tel mobile msisdn telefon telefono gsm cell"),
        (ColumnRole.PostCode, "postcode postal zip zipcode plz"),
        (ColumnRole.Nationality, "nationality citizenship nation birthcountry countryofbirth nat"),
        (ColumnRole.Sex, "sex gender"),
        (ColumnRole.Date, "dob birthdate dateofbirth birthday born date geburtsdatum birth"),
        (ColumnRole.FullName, "fullname wholename personname namefull firstandsurname"),
        (ColumnRole.GivenName, "given givenname givennames firstname forename forenames first prenom vorname fname christianname middle middlename patronymic"),
        (ColumnRole.FamilyName, "family familyname surname lastname last nachname nom lname maiden"),
        (ColumnRole.Identifier, "passport document doc docno ssn soc social nin nino identity identifier idnumber idno license licence pesel egn cnp national"),
        (ColumnRole.Place, "city town suburb district village locality municipality place birthplace region county"),
        (ColumnRole.Address, "address street addr road strasse adresse addressline"),
        (ColumnRole.Number, "housenumber streetnumber number age"),
        (ColumnRole.Country, "country state province land residence"),
        (ColumnRole.Category, "occupation job profession title agency source type status religion"),
        (ColumnRole.FullName, "name person fullnames"),
    ];

    /// <summary>The role of each column. What callers say stands; a whole name beside given and family name is kept if it says more, and only one of them.</summary>
    public static Dictionary<string, ColumnRole> Of(IReadOnlyList<Column> columns, IReadOnlyDictionary<string, ColumnRole> said)
    {
        var roles = columns.ToDictionary(c => c.Name, c => said.TryGetValue(c.Name, out var role) ? role : Of(c));
        var parted = roles.ContainsValue(ColumnRole.GivenName) && roles.ContainsValue(ColumnRole.FamilyName);
        var wholes = columns.Where(c => roles[c.Name] == ColumnRole.FullName).ToArray();
        if (wholes.Length == 0) return roles;
        var kept = wholes.FirstOrDefault(c => said.ContainsKey(c.Name)) ?? wholes.MaxBy(Words)!;
        if (parted && !said.ContainsKey(kept.Name) && Words(kept) < Most(ColumnRole.GivenName) + Most(ColumnRole.FamilyName) + SaysMore) kept = null;
        foreach (var column in wholes.Where(c => c != kept && !said.ContainsKey(c.Name))) roles[column.Name] = ColumnRole.Ignored;
        return roles;

        double Most(ColumnRole role) => columns.Where(c => roles[c.Name] == role).Max(Words);
    }

    /// <summary>Of how many words a column's values are.</summary>
    private static double Words(Column column) => Sample(column.Values).DefaultIfEmpty("").Average(v => v.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);

    public static ColumnRole Of(Column column)
    {
        var values = Sample(column.Values);
        if (values.Count == 0) return ColumnRole.Ignored;
        var role = FromHeader(column.Name);
        var look = new ValueLook(values, column);
        if (column.Values.Count == 2 && column.Values.Times(0) == 0) return ColumnRole.Ignored; // all equal: it tells nobody apart
        return role is { } said && look.Allows(said) ? said : look.Guess();
    }

    private static ColumnRole? FromHeader(string header)
    {
        var parts = Parts(header);
        var whole = string.Concat(parts);
        foreach (var (role, words) in Headers)
        {
            foreach (var word in words.Split(' '))
            {
                if (whole == word || parts.Contains(word) || (word.Length >= 5 && (whole.StartsWith(word, StringComparison.Ordinal) || whole.EndsWith(word, StringComparison.Ordinal)))) return Refine(role, parts);
            }
        }

        return null;
    }

    /// <summary>"birth place" is a place and "street number" a number, though other words come first.</summary>
    private static ColumnRole Refine(ColumnRole role, string[] parts) => role switch
    {
        ColumnRole.Date when parts.Contains("place") || parts.Contains("town") || parts.Contains("city") => ColumnRole.Place,
        ColumnRole.Date when parts.Contains("country") => ColumnRole.Nationality,
        ColumnRole.Address when parts.Contains("number") || parts.Contains("no") => ColumnRole.Number,
        _ => role,
    };

    private static string[] Parts(string header)
    {
        var text = new StringBuilder();
        var before = ' ';
        foreach (var c in header)
        {
            if (char.IsUpper(c) && char.IsLower(before)) text.Append(' ');
            text.Append(char.IsLetter(c) ? char.ToLowerInvariant(c) : ' ');
            before = c;
        }

        return text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Values spread over the whole column, so that a file sorted by a column is seen whole.</summary>
    private static List<string> Sample(Distinct values)
    {
        var sample = new List<string>();
        var step = Math.Max(1, (values.Count - 1) / Looked);
        for (var number = 1; number < values.Count; number += step) sample.Add(Encoding.UTF8.GetString(values[number][..Math.Min(values[number].Length, 200)]));
        return sample;
    }
}
