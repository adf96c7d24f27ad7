namespace Entente.Linkage;

/// <summary>A record's values in normal form, made once and compared often.</summary>
internal sealed class Prepared
{
    public Prepared(LinkRecord record)
    {
        Names = [.. record.Names.Select(n => new PreparedName(n)).Where(n => n.All.Length > 0)];
        BirthDates = [.. record.BirthDates.Where(d => d.Year > 0).Distinct()];
        Sex = Single(Latin.Bare(record.Sex));
        Nationalities = Bare(record.Nationalities);
        Documents = Bare(record.Documents.Select(d => d.Number));
        Phones = Bare(record.Phones);
        Emails = [.. record.Emails.Select(e => new Text(e, e.Trim().ToLowerInvariant())).Where(t => t.Form.Length > 2).DistinctBy(t => t.Form)];
        Accounts = Bare(record.Accounts);
        Vehicles = Bare(record.Vehicles);
        Addresses = Phrases(record.Addresses);
        Places = Phrases(record.Places);
    }

    public PreparedName[] Names { get; }
    public LinkDate[] BirthDates { get; }
    public Text[] Sex { get; }
    public Text[] Nationalities { get; }
    public Text[] Documents { get; }
    public Text[] Phones { get; }
    public Text[] Emails { get; }
    public Text[] Accounts { get; }
    public Text[] Vehicles { get; }
    public Text[] Addresses { get; }
    public Text[] Places { get; }

    /// <summary>Everything whose frequency is worth knowing.</summary>
    public IEnumerable<(Feature, string)> Terms =>
        Names.SelectMany(n => n.Terms)
            .Concat(Of(Feature.Document, Documents)).Concat(Of(Feature.Phone, Phones)).Concat(Of(Feature.Email, Emails)).Concat(Of(Feature.Account, Accounts))
            .Concat(Of(Feature.Vehicle, Vehicles)).Concat(Of(Feature.Address, Addresses)).Concat(Of(Feature.Place, Places)).Concat(Of(Feature.Nationality, Nationalities));

    private static IEnumerable<(Feature, string)> Of(Feature feature, Text[] texts) => texts.Select(t => (feature, t.Form));

    private static Text[] Single(string form) => form.Length == 0 ? [] : [new(form, form)];

    private static Text[] Bare(IEnumerable<string> values) =>
        [.. values.Select(v => new Text(v, Latin.Bare(v))).Where(t => t.Form.Length > 1).DistinctBy(t => t.Form)];

    private static Text[] Phrases(IEnumerable<string> values) =>
        [.. values.Select(v => new Text(v, string.Join(' ', Latin.Words(v)))).Where(t => t.Form.Length > 1).DistinctBy(t => t.Form)];
}

/// <summary>A value as said and in normal form.</summary>
internal readonly record struct Text(string Said, string Form);

/// <summary>A name's words, told apart where they are.</summary>
internal sealed class PreparedName
{
    private static readonly string[] Legal = ["ltd", "limited", "llc", "inc", "gmbh", "srl", "sro", "doo", "plc", "spa", "sarl", "bv", "kft", "sa", "oy", "ab", "as", "ag", "eood", "ood", "zoo", "co", "company", "corp", "the"];

    public PreparedName(LinkName name)
    {
        Given = Latin.Words(name.Given);
        Family = Latin.Words(name.Family);
        All = Given.Length + Family.Length > 0 ? [.. Given, .. Family] : Latin.Words(name.Full);
        Said = name.Full.Length > 0 ? name.Full : $"{name.Given} {name.Family}".Trim();
        SaidGiven = name.Given;
        SaidFamily = name.Family;
        GivenForm = Joined(Given);
        FamilyForm = Joined(Family);
        AllForm = Joined(All);
        Read = PreparedReading.Of(name.Read);
    }

    /// <summary>Set for a name that was read word by word from another script.</summary>
    public PreparedReading? Read { get; }

    /// <summary>The name as such a one is compared with it.</summary>
    public byte[] Folded => field ??= System.Text.Encoding.UTF8.GetBytes(string.Join(' ', All));

    public string[] Given { get; }
    public string[] Family { get; }
    public string[] All { get; }

    /// <summary>Without the words that say only what form a company has; asked for companies alone.</summary>
    public string[] Company => field ??= All.Where(w => Array.IndexOf(Legal, w) < 0).ToArray() is { Length: > 0 } telling ? telling : All;
    public string Said { get; }
    public string SaidGiven { get; }
    public string SaidFamily { get; }
    public string GivenForm { get; }
    public string FamilyForm { get; }
    public string AllForm { get; }

    public bool HasParts => Given.Length > 0 && Family.Length > 0;

    public IEnumerable<(Feature, string)> Terms
    {
        get
        {
            if (GivenForm.Length > 0) yield return (Feature.GivenName, GivenForm);
            if (FamilyForm.Length > 0) yield return (Feature.FamilyName, FamilyForm);
            yield return (Feature.FullName, AllForm);
        }
    }

    /// <summary>In one order whatever the order said, so that "Thi Hang" and "Hang Thi" are one.</summary>
    private static string Joined(string[] words)
    {
        if (words.Length < 2) return words.Length == 0 ? "" : words[0];
        var sorted = (string[])words.Clone();
        Array.Sort(sorted, StringComparer.Ordinal);
        return string.Join(' ', sorted);
    }
}
