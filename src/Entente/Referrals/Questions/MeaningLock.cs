using System.Security.Cryptography;
using System.Text;

namespace Entente.Referrals.Questions;

/// <summary>
/// Holds a meaning to its code and version: of a question its label, polarity, parts, options and their order, whom it is asked, how it is protected, and whether it must be
/// answered; of a set the order of its questions and its shared conditions; of a reason for having no answer and of a sign its words. What changes it needs a new version of
/// the file. Hints, places on a page and the reasons why something is asked may be put better without one.
/// </summary>
public static class MeaningLock
{
    public static SortedDictionary<string, string> Of(QuestionSet set) =>
        new(set.All.Select(q => (q.Code, Hash(q))).Concat(set.Reasons.Select(r => ($"reason {r.Code}", Hash(r.Text))))
            .Concat(set.Conditions.Select(c => ($"condition {c.Key}", Hash(c.Value.Canonical)))).Append(("order", Hash(string.Join(' ', set.All.Select(q => q.Code))))).ToDictionary(), StringComparer.Ordinal);

    public static SortedDictionary<string, string> Of(Indicators signs) =>
        new(signs.Groups.SelectMany(g => g.Indicators.Select(i => (i.Code, Hash($"{g.Title}|{i.Text}|{i.OfAChild}")))).ToDictionary(), StringComparer.Ordinal);

    /// <summary>The codes whose meaning is not what the lock remembers.</summary>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> locked) =>
        [.. now.Keys.Union(locked.Keys).Where(code => now.GetValueOrDefault(code) != locked.GetValueOrDefault(code)).Order(StringComparer.Ordinal)];

    private static string Hash(Question q)
    {
        var said = new StringBuilder($"{q.Label}|{q.Type}|{q.Repeat}|{q.Stored}|{string.Join(',', q.Asserts)}|{string.Join(',', q.Unless)}");
        said.Append('|').AppendJoin('|', q.When?.Canonical, q.Class, q.Kind, q.Required, q.NeverSent, q.Past, q.Anonymous);
        foreach (var part in q.Parts)
        {
            said.Append('\n').AppendJoin('|', part.Code, part.Label, part.Type, part.Required, part.Max, part.Min, part.Most, part.Class, part.Kind, part.Anonymous);
            // Countries and signs have lists and versions of their own.
            if (part.List is { } list && list.StartsWith('@')) said.Append('|').Append(list);
            else foreach (var option in part.Options ?? []) said.Append('|').Append(option.Code).Append('=').Append(option.Text).Append(option.Territory is null ? "" : $"@{option.Territory}");
        }

        foreach (var reason in q.Reasons ?? []) said.Append('\n').Append(reason.Code).Append('=').Append(reason.Text);
        return Hash(said.ToString());
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
}
