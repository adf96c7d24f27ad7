namespace Entente.Linkage.Tables;

/// <summary>What a header says of a column that holds but a part of something.</summary>
/// <param name="Role">Which part.</param>
/// <param name="Of">What it is a part of: the same for columns that belong together. <see cref="Birth"/> for a birth date, empty where the header does not say.</param>
/// <remarks>A position in one column is one whose only part it is.</remarks>
internal sealed record PartHeader(ColumnRole Role, string Of)
{
    public const string Birth = "birth";

    private static readonly (ColumnRole Role, string[] Words)[] Parts =
    [
        (ColumnRole.Day, ["day", "dd", "tag", "dia", "jour", "giorno", "dzien", "dan", "den", "ziua", "zi"]),
        (ColumnRole.Month, ["month", "mm", "mon", "mth", "monat", "mes", "mois", "mese", "miesiac", "mjesec", "mesec", "luna"]),
        (ColumnRole.Year, ["year", "yyyy", "yy", "yr", "jahr", "ano", "annee", "anno", "rok", "godina", "anul", "jahrgang"]),
        (ColumnRole.Latitude, ["lat", "latitude", "latitud", "latitudine", "latitudinea", "breite", "breitengrad", "szerokosc", "sirina"]),
        (ColumnRole.Longitude, ["lon", "lng", "long", "longitude", "longitud", "longitudine", "longitudinea", "lange", "laenge", "langengrad", "laengengrad", "dlugosc", "duzina"]),
        (ColumnRole.Position, ["geo", "gps", "geolocation", "geopoint", "location", "position", "coordinates", "coordinate", "coords", "coord", "latlon", "latlng", "latlong", "koordinaten", "koordinate", "coordenadas", "coordonnees", "coordonate", "wspolrzedne"]),
    ];

    private const int Latitude = 3;

    /// <summary>Headers that say part and birth at once.</summary>
    private static readonly Dictionary<string, ColumnRole> Whole = new(StringComparer.Ordinal)
    {
        ["by"] = ColumnRole.Year,
        ["bm"] = ColumnRole.Month,
        ["bd"] = ColumnRole.Day,
        ["yob"] = ColumnRole.Year,
        ["mob"] = ColumnRole.Month,
        ["jahrgang"] = ColumnRole.Year,
    };

    private static readonly string[] Births =
        ["birth", "dob", "born", "geburt", "geburts", "geb", "geboren", "geburtsdatum", "dateofbirth", "nacimiento", "nac", "nascimento", "nasc", "naissance", "naiss", "nascita", "urodzenia", "urodzen", "rodjenja", "rodenja", "nasterii", "nastere", "razhdane", "rozhdeniya", "b"];

    /// <summary>Words that say nothing of what is meant.</summary>
    private static readonly string[] Fillers = ["of", "de", "del", "di", "da", "do", "la", "le", "der", "des", "date", "datum", "fecha", "data", "the", "in", "col", "part", "geo", "gps", "geographic", "geograficzna", "geografska", "number", "no", "num", "nr"];

    /// <summary>Null for a header that names no part.</summary>
    public static PartHeader? Read(string header)
    {
        var words = RoleGuess.Parts(header);
        if (words.Length == 1 && Whole.TryGetValue(words[0], out var known)) return new(known, Birth);
        if (words.Any(Parts[Latitude].Words.Contains) && words.Any(Parts[Latitude + 1].Words.Contains)) return new(ColumnRole.Position, "");
        for (var at = words.Length - 1; at >= 0; at--)
        {
            foreach (var (role, names) in Parts)
            {
                if (names.Contains(words[at])) return new(role, Stem(words.Where((_, i) => i != at)));
                // birthyear, geburtsjahr
                var name = names.FirstOrDefault(n => n.Length > 2 && words[at].EndsWith(n, StringComparison.Ordinal) && Births.Contains(words[at][..^n.Length]));
                if (name is not null) return new(role, Stem(words.Select((w, i) => i == at ? Birth : w)));
            }
        }

        return null;
    }

    /// <summary>What a column is a part of, by its header; empty where that does not say.</summary>
    public static string StemOf(string header) => Read(header)?.Of ?? "";

    /// <summary>Whether a header is about birth and nothing else.</summary>
    public static bool IsBirth(string header) => Stem(RoleGuess.Parts(header)) == Birth;

    private static string Stem(IEnumerable<string> words) =>
        string.Join(' ', words.Select(w => Births.Contains(w) || w.StartsWith("birth", StringComparison.Ordinal) ? Birth : w).Where(w => !Fillers.Contains(w)).Distinct().Order(StringComparer.Ordinal));
}
