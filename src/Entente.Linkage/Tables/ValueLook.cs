namespace Entente.Linkage.Tables;

/// <summary>What the values of a column look like.</summary>
internal sealed class ValueLook
{
    private static readonly HashSet<string> Sexes = ["m", "f", "w", "h", "male", "female", "man", "woman", "mann", "frau", "homme", "femme", "hombre", "mujer"];

    /// <summary>Of different given names as files have them more than this share are known to have other forms; of family names and towns far fewer.</summary>
    private const double KnownNames = 0.05;

    private readonly double dates, mails, digits, letters, numbers, words, forms;
    private readonly bool sexes;
    private readonly int distinct;
    private readonly double each;

    public ValueLook(List<string> values, Column column)
    {
        double Share(Func<string, bool> test) => values.Count(test) / (double)values.Count;
        distinct = column.Values.Count - 1;
        each = (column.Numbers.Length - column.Values.Times(0)) / (double)Math.Max(distinct, 1);
        dates = Share(v => Forms.DateText.Read(System.Text.Encoding.UTF8.GetBytes(v)) > 0 && v.Length >= 6);
        mails = Share(v => v.IndexOf('@') is > 0 and var at && at < v.Length - 3);
        digits = Share(v => v.Count(char.IsAsciiDigit) >= Math.Max(5, v.Length * 0.4) && !v.Contains('@') && v.Count(char.IsLetter) <= 6);
        numbers = Share(v => v.Length <= 5 && v.Any(char.IsAsciiDigit) && v.Count(char.IsLetter) <= 1);
        letters = Share(v => v.Any(char.IsLetter) && !v.Any(char.IsAsciiDigit));
        forms = Share(v => Forms.NameForms.Bits(System.Text.Encoding.UTF8.GetBytes(v.ToLowerInvariant().Split(' ')[0])) != 0);
        sexes = distinct <= 6 && values.Count(v => Sexes.Contains(v.ToLowerInvariant())) >= 2;
        words = values.Average(v => v.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>Whether values are of several words each, and nearly every record has others.</summary>
    public bool AreFreeWords => words >= 3 && distinct > 50 && each < 4;

    /// <summary>Whether values may be what the header promises.</summary>
    public bool Allows(ColumnRole role) => role switch
    {
        ColumnRole.Date => dates > 0.5,
        ColumnRole.Email => mails > 0.5,
        ColumnRole.Phone => digits > 0.4,
        ColumnRole.Sex => distinct <= 20,
        ColumnRole.GivenName or ColumnRole.FamilyName or ColumnRole.FullName => letters > 0.5,
        ColumnRole.Identifier => each < 20,
        ColumnRole.Number => numbers > 0.5 || digits > 0.5,
        ColumnRole.Nationality or ColumnRole.Country => letters > 0.3 && distinct <= 5_000,
        _ => true,
    };

    /// <summary>The role that values alone suggest.</summary>
    public ColumnRole Guess()
    {
        if (mails > 0.7) return ColumnRole.Email;
        if (dates > 0.7) return ColumnRole.Date;
        if (digits > 0.7 && each < 8) return ColumnRole.Identifier;
        if (numbers > 0.7) return ColumnRole.Number;
        if (sexes) return ColumnRole.Sex;
        if (forms > KnownNames && letters > 0.8 && words < 1.8) return ColumnRole.GivenName;
        if (distinct <= 200 || each > 500) return ColumnRole.Category;
        if (letters > 0.8) return words > 4 ? ColumnRole.Address : words >= 1.8 ? ColumnRole.FullName : ColumnRole.Place;
        return ColumnRole.Address;
    }
}
