using System.Globalization;

namespace Entente.Linkage;

/// <summary>Findings in plain English.</summary>
internal static class Words
{
    public static Strength StrengthOf(double bits) => bits switch
    {
        >= 10 => Strength.VeryStrong,
        >= 6 => Strength.Strong,
        >= 3 => Strength.Fair,
        >= 0.5 => Strength.Weak,
        > -0.5 => Strength.Nothing,
        > -2 => Strength.WeakAgainst,
        > -5 => Strength.Against,
        _ => Strength.StronglyAgainst,
    };

    public static string Of(MatchExplanation match) => match.Reliability < 1 && match.Findings.Count > 0
        ? $"{Reasons(match)}; a source is known to hold slips, so what differs speaks less against and what agrees a little less for"
        : Reasons(match);

    private static string Reasons(MatchExplanation match)
    {
        var pro = match.Findings.Where(f => f.Weight >= 0.5).Select(Of).ToList();
        var contra = match.Findings.Where(f => f.Weight <= -0.5).Select(Of).ToList();
        if (pro.Count + contra.Count == 0) return "nothing to compare";
        if (contra.Count == 0) return string.Join("; ", pro);
        var against = string.Join("; ", contra);
        return pro.Count == 0 ? $"nothing in common; {against}" : $"{string.Join("; ", pro)}; against it: {against}";
    }

    public static string Of(Finding finding)
    {
        var thing = Name(finding.Feature);
        var words = (finding.Feature, finding.Level) switch
        {
            (Feature.NameOrder, Level.Swapped) => "given and family name have changed places",
            (Feature.NameOrder, _) => "names in the same places",
            (Feature.BirthDate, Level.DayMonthSwapped) => "birth day and month swapped",
            (Feature.BirthDate, Level.OnePartOff) => "birth dates differ in the day, the month or the year alone",
            (Feature.BirthDate, Level.SameMonth) => "same month and year of birth, the day not known",
            (Feature.BirthDate, Level.SameFirstOfYear) => "both born on 1 January of the same year, which often stands for the year alone",
            (Feature.BirthDate, Level.SameYear) => "same year of birth, no more than that known for sure",
            (Feature.BirthDate, Level.NearYear) => "years of birth at most two apart, one not sure",
            (Feature.Phone, Level.Similar) => "same phone with another country code",
            (_, Level.Same) => $"same {thing}",
            (Feature.Phone or Feature.Document or Feature.Vehicle, Level.OneLetter) => $"{thing} differs by one character",
            (_, Level.OneLetter) => $"{thing} differs by one letter",
            (_, Level.Variant) => $"{thing} in another form or spelling",
            (Feature.Address, Level.Similar) => "addresses much alike",
            (_, Level.Similar) => $"{Plural(finding.Feature)} much alike",
            (_, Level.Part) => $"one {thing} is part of the other",
            (_, Level.Initial) => $"the initial of the {thing} fits",
            (_, Level.Shared) => $"{Plural(finding.Feature)} have words in common",
            _ => $"different {Plural(finding.Feature)}",
        };
        return finding.SharedBy is { } n && finding.Level == Level.Same && finding.Records > 0
            ? $"{words}, which {n.ToString("N0", CultureInfo.InvariantCulture)} of {finding.Records.ToString("N0", CultureInfo.InvariantCulture)} records share"
            : words;
    }

    private static string Name(Feature feature) => feature switch
    {
        Feature.GivenName => "given name",
        Feature.FamilyName => "family name",
        Feature.FullName => "name",
        Feature.BirthDate => "date of birth",
        Feature.Sex => "sex",
        Feature.Nationality => "country",
        Feature.Document => "document number",
        Feature.Phone => "phone",
        Feature.Email => "mail address",
        Feature.Account => "account",
        Feature.Vehicle => "vehicle",
        Feature.Address => "address",
        Feature.Place => "place",
        _ => "order of names",
    };

    private static string Plural(Feature feature) => feature switch
    {
        Feature.Sex => "sex",
        Feature.Nationality => "countries",
        Feature.BirthDate => "dates of birth",
        Feature.Email => "mail addresses",
        Feature.Address => "addresses",
        _ => Name(feature) + "s",
    };
}
