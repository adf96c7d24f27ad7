using Entente.Foundation;
using Entente.Records;

namespace Entente.Referrals.Questions;

/// <summary>Whether letters and calls would reach the wrong hands: a dangerous place (rule L6), somebody named among the exploiters (L8), a number of theirs.</summary>
public static class SafeContact
{
    /// <summary>Whether the address for letters is a place that is dangerous, an exploiter's, or where it happened and nobody said that it is safe now.</summary>
    public static bool LettersGoToDanger(Answers said) => said.Rows("F2").Any(letters =>
        said.Rows("J1").Where(IsDangerous).Any(place => IsSamePlace(letters, place)) || said.All("M1", "where").Any(where => IsNamedIn(letters, where)));

    /// <summary>Whether the person who would receive letters is named among the exploiters.</summary>
    public static bool LettersGoToExploiter(Answers said) => said.All("F3", "name").Any(name => IsExploiter(said, name));

    /// <summary>Whether somebody who interpreted is named among the exploiters.</summary>
    public static bool InterpreterIsExploiter(Answers said) => said.All("G3", "name").Concat(said.All("Q1", "interpreter-name")).Concat(said.All("E2", "interpreter")).Any(name => IsExploiter(said, name));

    /// <summary>Whether a way to reach the person is a number, or somebody, of the exploiters.</summary>
    public static bool CallsReachExploiter(Answers said) => said.Rows("F1").Any(way =>
        said.All("M2", "value").Any(theirs => IsSameNumber(way.First("value"), theirs)) || (way.First("kind") == "person" && IsExploiter(said, way.First("value"))) || IsExploiter(said, way.First("who")));

    /// <summary>Whether a place of question J1 is dangerous: said so, an exploiter's, or where it happened and nobody said that it is safe now.</summary>
    public static bool IsDangerous(AnswerRow place) =>
        place.First("hazard") == "yes" || place.All("role").Contains("exploiter") || (place.First("hazard") != "no" && place.All("role").Any(r => r is "held" or "worked" or "sold"));

    /// <summary>The same address in one town, or the same post code and number, however they are written. A post code alone is enough where no more is known.</summary>
    private static bool IsSamePlace(AnswerRow one, AnswerRow other)
    {
        var (address, theirs) = (Names.Words(one.First("address")), Names.Words(other.First("address")));
        var (postcode, their) = (NormalForms.Bare(one.First("postcode") ?? ""), NormalForms.Bare(other.First("postcode") ?? ""));
        if (postcode.Length > 0 && postcode == their) return address.Count == 0 || theirs.Count == 0 || Figures(address).Intersect(Figures(theirs)).Any() || address.SequenceEqual(theirs);
        if (postcode.Length > 0 && their.Length > 0) return false;
        var (town, theirTown) = (Names.Words(one.First("town")), Names.Words(other.First("town")));
        return address.Count > 0 && address.SequenceEqual(theirs) && (town.Count == 0 || theirTown.Count == 0 || town.SequenceEqual(theirTown));
    }

    private static bool IsNamedIn(AnswerRow letters, string where) =>
        Names.Words(letters.First("address")) is { Count: > 1 } address && string.Join(' ', Names.Words(where)).Contains(string.Join(' ', address), StringComparison.Ordinal);

    private static IEnumerable<string> Figures(IEnumerable<string> words) => words.Where(w => w.Any(char.IsAsciiDigit));

    /// <summary>Whether two names may be one person's, in whatever order and script: all their parts, or two parts or more of the one in the other.</summary>
    public static bool IsSamePerson(string? one, string? other) => Names.Tokens(one) is { Count: > 0 } mine && Names.Tokens(other) is { Count: > 0 } theirs
        && (theirs.Order(StringComparer.Ordinal).SequenceEqual(mine.Order(StringComparer.Ordinal)) || (Math.Min(mine.Count, theirs.Count) > 1 && (!mine.Except(theirs).Any() || !theirs.Except(mine).Any())));

    private static bool IsExploiter(Answers said, string? name) => said.All("M1", "name").Any(theirs => IsSamePerson(name, theirs));

    /// <summary>Whether two numbers, addresses or names online are one, however they are written.</summary>
    public static bool IsSameNumber(string? one, string other) => one is not null
        && (NormalForms.Phone(one, "GB") is { } phone ? phone == NormalForms.Phone(other, "GB") : NormalForms.Bare(one) is { Length: > 3 } bare && bare == NormalForms.Bare(other));
}

/// <summary>Rule L6.</summary>
public sealed record LettersToDanger(string Part) : Problem(Part);

/// <summary>Rule L8.</summary>
public sealed record LettersToExploiter() : Problem("Missing");

/// <summary>Rule L8, of whoever put the person's words into another language.</summary>
public sealed record InterpreterAmongExploiters() : Problem("Missing");
