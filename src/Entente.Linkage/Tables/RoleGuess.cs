using System.Text;

namespace Entente.Linkage.Tables;

/// <summary>Guesses what a column says from its header, then from its values. A guess can always be overruled by the caller.</summary>
internal static class RoleGuess
{
    private const int Looked = 2_000;

    /// <summary>A whole name must have so many words more than given and family name to say more than they do.</summary>
    private const double SaysMore = 0.15;

    /// <summary>Names of so many words, on average, are whole ones.</summary>
    private const double SeveralWords = 1.6;

    /// <summary>Words of headers, in the order in which they are tried. A word matches a whole part of the header, or a header that it begins or ends if it is long.</summary>
    private static readonly (ColumnRole Role, string Words)[] Headers =
    [
        (ColumnRole.Email, "email mail courriel correo"),
        (ColumnRole.Phone, "phone phones telephone tel mobile msisdn telefon telefono telefone gsm cell handy ph"),
        (ColumnRole.PostCode, "postcode postal zip zipcode plz postleitzahl"),
        (ColumnRole.Nationality, "nationality citizenship nation birthcountry countryofbirth nat nacionalidad nationalite nazionalita staatsangehorigkeit staatsangehoerigkeit"),
        (ColumnRole.Sex, "sex gender sexo sexe sesso genero geschlecht sx"),
        (ColumnRole.Date, "dob birthdate dateofbirth birthday born date geburtsdatum birth geboren fecha nacimiento naissance nascita nascimento bd"),
        (ColumnRole.FullName, "fullname wholename personname namefull firstandsurname nombrecompleto nomcomplet nomecompleto"),
        (ColumnRole.FamilyName, "nomdefamille"),
        (ColumnRole.GivenName, "given givenname givennames firstname forename forenames first prenom prenoms vorname vornamen fname christianname middle middlename patronymic nombre nombres nome imie fn"),
        (ColumnRole.FamilyName, "family familyname surname lastname last nachname nom lname maiden apellido apellidos cognome sobrenome nazwisko familienname prezime ln"),
        (ColumnRole.Identifier, "passport document doc docno ssn soc social nin nino identity identifier idnumber idno license licence pesel egn cnp oib bsn dni nie iban imei vin lei national documento pasaporte passeport reisepass ausweis"),
        (ColumnRole.Place, "city town suburb district village locality municipality place birthplace region county ort wohnort geburtsort stadt ciudad ville citta cidade lugar lieu cty"),
        (ColumnRole.Address, "address street addr road strasse adresse addressline anschrift direccion indirizzo endereco calle"),
        (ColumnRole.Number, "housenumber streetnumber number age"),
        (ColumnRole.Country, "country state province land residence pais pays paese ctry"),
        (ColumnRole.Category, "occupation job profession title agency source type status religion"),
        (ColumnRole.FullName, "name person fullnames"),
    ];

    private static readonly string[] FreeWords = ["title", "description", "product", "item", "abstract", "summary", "authors", "author", "titel", "beschreibung", "titre", "titulo", "descripcion", "descriere", "titlu"];

    /// <summary>The role of each column. What callers say stands; a whole name beside given and family name is kept if it says more, and only one of them.</summary>
    public static Dictionary<string, ColumnRole> Of(IReadOnlyList<Column> columns, IReadOnlyDictionary<string, ColumnRole> said)
    {
        var parts = PartGuess.Of(columns, said);
        var roles = columns.ToDictionary(c => c.Name, c => said.TryGetValue(c.Name, out var role) || parts.TryGetValue(c.Name, out role) ? role : Of(c));
        Pair(columns, said, roles);
        OfThings(columns, said, roles);
        var parted = roles.ContainsValue(ColumnRole.GivenName) && roles.ContainsValue(ColumnRole.FamilyName);
        var wholes = columns.Where(c => roles[c.Name] == ColumnRole.FullName).ToArray();
        if (wholes.Length == 0) return roles;
        var kept = wholes.FirstOrDefault(c => said.ContainsKey(c.Name)) ?? wholes.MaxBy(Words)!;
        if (parted && !said.ContainsKey(kept.Name) && Words(kept) < Most(ColumnRole.GivenName) + Most(ColumnRole.FamilyName) + SaysMore) kept = null;
        foreach (var column in wholes.Where(c => c != kept && !said.ContainsKey(c.Name))) roles[column.Name] = ColumnRole.Ignored;
        return roles;

        double Most(ColumnRole role) => columns.Where(c => roles[c.Name] == role).Max(Words);
    }

    /// <summary>What each column says by itself, whatever stands beside it: for screening, which takes every column with a name.</summary>
    public static Dictionary<string, ColumnRole> Each(IReadOnlyList<Column> columns)
    {
        var roles = PartGuess.Of(columns, new Dictionary<string, ColumnRole>());
        foreach (var column in columns) roles.TryAdd(column.Name, Of(column));
        return roles;
    }

    /// <summary>What a name column says shows beside which others it stands: "name" beside given names is the family name, "nombre" alone the whole name;
    /// and where values alone told given names, the family names are the column with the most different ones.</summary>
    private static void Pair(IReadOnlyList<Column> columns, IReadOnlyDictionary<string, ColumnRole> said, Dictionary<string, ColumnRole> roles)
    {
        if (roles.ContainsValue(ColumnRole.FamilyName) || !roles.ContainsValue(ColumnRole.GivenName)) return;
        var open = columns.Where(c => !said.ContainsKey(c.Name)).ToArray();
        if (open.FirstOrDefault(c => roles[c.Name] == ColumnRole.FullName && Words(c) < SeveralWords) is { } name) roles[name.Name] = ColumnRole.FamilyName;
        else if (open.Where(c => roles[c.Name] == ColumnRole.Place && FromHeader(c.Name) is null).MaxBy(c => c.Values.Count) is { } unnamed) roles[unnamed.Name] = ColumnRole.FamilyName;
        else if (!roles.ContainsValue(ColumnRole.FullName) && open.FirstOrDefault(c => roles[c.Name] == ColumnRole.GivenName && !SaysGiven(c.Name) && Words(c) >= SeveralWords) is { } whole) roles[whole.Name] = ColumnRole.FullName;
    }

    /// <summary>Whether a header can only mean given names: "nombre" or "ime" may be the whole name, "first name" is not.</summary>
    private static bool SaysGiven(string header) => Parts(header) is var parts && (parts is ["first" or "given", ..] || string.Concat(parts) is "forename" or "forenames" or "givenname" or "givennames" or "firstname" or "prenom" or "prenoms" or "vorname" or "vornamen");

    /// <summary>Of how many words a column's values are.</summary>
    private static double Words(Column column) => Sample(column.Values).DefaultIfEmpty("").Average(v => v.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);

    public static ColumnRole Of(Column column) => column.Values.Count == 2 && column.Values.Times(0) == 0 ? ColumnRole.Ignored : Read(column); // all equal: it tells nobody apart

    /// <summary>How the columns are read of a file whose records all say one and the same; null where they do not, or say nothing that could mean a person.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="roles">How they are read otherwise.</param>
    /// <param name="said">What callers say.</param>
    public static Dictionary<string, ColumnRole>? OfOne(IReadOnlyList<Column> columns, Dictionary<string, ColumnRole> roles, IReadOnlyDictionary<string, ColumnRole> said)
    {
        if (columns.Any(c => said.GetValueOrDefault(c.Name, ColumnRole.Category) != ColumnRole.Ignored && c.Values.Count > 1 && (c.Values.Count > 2 || c.Values.Times(0) > 0))) return null;
        var read = columns.ToDictionary(c => c.Name, c => said.TryGetValue(c.Name, out var role) ? role : Read(c));
        if (!read.Values.Any(r => r is ColumnRole.GivenName or ColumnRole.FamilyName or ColumnRole.FullName or ColumnRole.Identifier or ColumnRole.Phone or ColumnRole.Email)) return null;
        foreach (var (name, role) in roles.Where(r => r.Value != ColumnRole.Ignored)) read[name] = role;
        return read;
    }

    private static ColumnRole Read(Column column)
    {
        var values = Sample(column.Values);
        if (values.Count == 0) return ColumnRole.Ignored;
        var look = new ValueLook(values, column);
        return FromHeader(column.Name) is { } said && look.Allows(said) ? said : look.Guess();
    }

    /// <summary>A file that says nothing by which a person goes is about things: its titles and descriptions are then free words, which in a file about people stand beside what tells more.</summary>
    private static void OfThings(IReadOnlyList<Column> columns, IReadOnlyDictionary<string, ColumnRole> said, Dictionary<string, ColumnRole> roles)
    {
        var free = columns.Where(c => !said.ContainsKey(c.Name) && AreFreeWords(c, roles[c.Name])).ToArray();
        if (columns.Except(free).Any(c => roles[c.Name] is ColumnRole.GivenName or ColumnRole.FamilyName or ColumnRole.FullName or ColumnRole.Identifier or ColumnRole.Phone or ColumnRole.Email)) return;
        foreach (var column in free) roles[column.Name] = ColumnRole.Words;
    }

    /// <summary>"title" is also what stands before a person's name, and "name" is a product's where most have a number in them: the values must look it.</summary>
    private static bool AreFreeWords(Column column, ColumnRole read)
    {
        var parts = Parts(column.Name);
        if (!parts.Intersect(FreeWords).Any() && !(parts.Contains("name") && read is ColumnRole.Address or ColumnRole.Category)) return false;
        return Sample(column.Values) is { Count: > 0 } values && new ValueLook(values, column).AreFreeWords;
    }

    /// <summary>The role that a header alone suggests.</summary>
    internal static ColumnRole? FromHeader(string header)
    {
        var parts = Parts(header);
        var whole = string.Concat(parts);
        if (HeaderWords.Whole(whole) is { } said) return said;
        foreach (var (role, words) in Headers)
        {
            foreach (var word in words.Split(' '))
            {
                if (whole == word || parts.Contains(word) || (word.Length >= 5 && (whole.StartsWith(word, StringComparison.Ordinal) || whole.EndsWith(word, StringComparison.Ordinal)))) return Refine(role, parts);
            }
        }

        return HeaderWords.OneOf(parts);
    }

    /// <summary>"birth place" is a place and "street number" a number, though other words come first.</summary>
    private static ColumnRole Refine(ColumnRole role, string[] parts) => role switch
    {
        ColumnRole.Date when parts.Intersect(["place", "town", "city", "lugar", "lieu", "luogo", "ort"]).Any() => ColumnRole.Place,
        ColumnRole.Date when parts.Intersect(["country", "pais", "pays", "paese"]).Any() => ColumnRole.Nationality,
        ColumnRole.Address when parts.Contains("number") || parts.Contains("no") => ColumnRole.Number,
        _ => role,
    };

    /// <summary>A header's words, small and without marks.</summary>
    public static string[] Parts(string header)
    {
        var text = new StringBuilder();
        var before = ' ';
        var fold = new Forms.Fold(null);
        foreach (var rune in header.EnumerateRunes())
        {
            var c = rune.IsBmp ? (char)rune.Value : ' ';
            if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            if (char.IsUpper(c) && char.IsLower(before)) text.Append(' ');
            // By the engine's own table: the runtime takes marks off only where it has its globalisation data.
            if (c < 0x80 || !char.IsLetter(c)) text.Append(char.IsLetter(c) ? char.ToLowerInvariant(c) : ' ');
            else text.Append(Encoding.UTF8.GetString(fold.Of(Encoding.UTF8.GetBytes(c.ToString()))));
            before = c;
        }

        return text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Values spread over the whole column, so that a file sorted by a column is seen whole.</summary>
    public static List<string> Sample(Distinct values)
    {
        var sample = new List<string>();
        var step = Math.Max(1, (values.Count - 1) / Looked);
        for (var number = 1; number < values.Count; number += step) sample.Add(Encoding.UTF8.GetString(values[number][..Math.Min(values[number].Length, 200)]));
        return sample;
    }
}
