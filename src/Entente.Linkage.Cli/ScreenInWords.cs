using Entente.Linkage.Names;
using Entente.Linkage.Screening;

namespace Entente.Linkage.Cli;

/// <summary>Says why an entry may be the one who was asked about, how many others fit as well, and what would settle it.</summary>
internal static class ScreenInWords
{
    private static readonly (NameReasons Reason, string Said)[] Reasons =
    [
        (NameReasons.OrderSwapped, "words in another order"),
        (NameReasons.Initial, "an initial for a name"),
        (NameReasons.Diminutive, "a short or other form of a name"),
        (NameReasons.Patronymic, "a patronymic on one side only"),
        (NameReasons.Transliteration, "the same sound spelled in another way"),
        (NameReasons.Compound, "words joined on one side and parted on the other"),
        (NameReasons.Slip, "a few letters differ"),
        (NameReasons.MissingPart, "a word on one side only"),
        (NameReasons.ContradictingPart, "a word on each side that fits nothing on the other"),
    ];

    public static string Of(ScreenHit hit, ScreenQuery query, ScreenEntry entry) =>
        $"{(hit.Probability >= ScreenIndex.Threshold ? "Likely" : "Possible")}: {Name(hit.Match)}; {Born(hit.Born)}; {Nationality(hit.SameNationality)}. {Others(hit.AsAlike - 1)} {Settles(hit, query, entry)}";

    private static string Name(NameMatch match)
    {
        var said = string.Join(", ", Reasons.Where(r => match.Reasons.HasFlag(r.Reason)).Select(r => r.Said));
        return said.Length > 0 ? $"the name agrees with {said}" : "the same name";
    }

    private static string Born(BornAgreement born) => born switch
    {
        BornAgreement.Same => "the same date of birth",
        BornAgreement.DayMonthSwapped => "the date of birth has day and month exchanged",
        BornAgreement.OnePartOff => "the date of birth differs in one part",
        BornAgreement.SameYear => "the same year of birth",
        BornAgreement.NearYear => "the years of birth are at most two apart",
        BornAgreement.Different => "another date of birth",
        _ => "dates of birth cannot be compared",
    };

    private static string Nationality(bool? same) => same switch { true => "the same nationality", false => "another nationality", _ => "nationalities cannot be compared" };

    private static string Others(int others) => others switch { <= 0 => "No other entry's name fits as well.", 1 => "1 other entry's name fits as well.", _ => $"{others} other entries' names fit as well." };

    private static string Settles(ScreenHit hit, ScreenQuery query, ScreenEntry entry) => hit.Born switch
    {
        BornAgreement.Same => "The date of birth settles it unless it was copied from the list.",
        BornAgreement.Unknown when query.Born.Trim().Length == 0 && entry.Born.Trim().Length > 0 => "Ask for the date of birth: the list has one.",
        BornAgreement.Unknown when entry.Born.Trim().Length == 0 => "The list has no date of birth: ask whoever keeps the list for one.",
        BornAgreement.Unknown => "A date of birth that can be read would settle it.",
        BornAgreement.SameYear or BornAgreement.NearYear => "The whole date of birth would settle it.",
        _ => "Check the date of birth on a document.",
    };
}
