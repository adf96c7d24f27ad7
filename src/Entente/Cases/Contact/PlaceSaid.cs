using Entente.Records;

namespace Entente.Cases.Contact;

/// <summary>A place as it was told: any of it may be missing.</summary>
/// <param name="IsProse">Told in a sentence, such as where an exploiter is: a town in it does not make the whole town dangerous.</param>
public sealed record PlaceSaid(string Address, string Town, string PostCode, GeoPoint? Point = null, bool IsProse = false)
{
    public bool IsEmpty => Address.Length + Town.Length + PostCode.Length == 0 && Point is null;

    /// <summary>In one line.</summary>
    public string Line => string.Join(", ", new[] { Address, Town, PostCode }.Where(p => p.Length > 0));

    /// <summary>The post code, also where it stands in the address alone.</summary>
    internal string Code => NormalForms.Bare(PostCode) is { Length: > 0 } own ? own : Addresses.PostCodes($"{Names.Latin(Address)} {Names.Latin(Town)}").FirstOrDefault() ?? "";

    public override string ToString() => nameof(PlaceSaid);
}

/// <summary>How near one place is to another, as far as it can be told. Reads nothing but its arguments.</summary>
/// <param name="Rule">The rule that it falls under; null where nothing says that they are near.</param>
/// <param name="Metres">Where it was measured.</param>
public readonly record struct Nearness(string? Rule, int? Metres = null)
{
    /// <summary>The same address comes first, however it is written; then what was measured; only where nothing can be measured the same post code or town.</summary>
    public static Nearness Of(PlaceSaid one, PlaceSaid danger, int nearMetres)
    {
        if (IsSame(one, danger)) return new(SafetyRules.PlaceSame);
        if (one.Point is { } here && danger.Point is { } there)
        {
            return here.NearestTo(there) <= nearMetres ? new(SafetyRules.PlaceNear, (int)Math.Round(here.MetresTo(there))) : default;
        }

        if (one.Code.Length > 0 && one.Code == danger.Code) return new(SafetyRules.PlaceNearPostCode);
        return !danger.IsProse && IsSameTown(one, danger) ? new(SafetyRules.PlaceNearSettlement) : default;
    }

    private static bool IsSame(PlaceSaid one, PlaceSaid danger)
    {
        var (mine, theirs) = (Names.Words(one.Address), Names.Words(danger.Address));
        if (mine.Count == 0 || theirs.Count == 0) return false;
        if (danger.IsProse) return mine.Count > 1 && Holds(theirs, mine);
        if (one.Code.Length > 0 && danger.Code.Length > 0 && one.Code != danger.Code) return false;
        if (Addresses.Forms(one.Line, one.PostCode).Intersect(Addresses.Forms(danger.Line, danger.PostCode), StringComparer.Ordinal).Any()) return true;
        if (one.Code.Length > 0 && one.Code == danger.Code && Figures(mine, one.Code).Intersect(Figures(theirs, one.Code)).Any()) return true;
        var (town, their) = (Names.Words(one.Town), Names.Words(danger.Town));
        return mine.SequenceEqual(theirs) && (town.Count == 0 || their.Count == 0 || town.SequenceEqual(their));
    }

    private static bool IsSameTown(PlaceSaid one, PlaceSaid danger)
    {
        var (town, their) = (Names.Words(one.Town), Names.Words(danger.Town));
        if (town.Count > 0 && their.Count > 0) return town.SequenceEqual(their);
        // An address in one line has its town in it.
        return (their.Count > 0 && Holds(Names.Words(one.Address), their)) || (town.Count > 0 && Holds(Names.Words(danger.Address), town));
    }

    private static bool Holds(List<string> words, List<string> part) => $" {string.Join(' ', words)} ".Contains($" {string.Join(' ', part)} ", StringComparison.Ordinal);

    /// <summary>The numbers of houses and flats: words with a figure, without those that are the post code.</summary>
    private static IEnumerable<string> Figures(List<string> words, string code)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (i + 1 < words.Count && string.Equals(words[i] + words[i + 1], code, StringComparison.OrdinalIgnoreCase)) i++;
            else if (words[i].Any(char.IsAsciiDigit) && !string.Equals(words[i], code, StringComparison.OrdinalIgnoreCase)) yield return words[i];
        }
    }
}
