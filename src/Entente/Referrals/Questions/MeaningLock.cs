using System.Security.Cryptography;
using System.Text;

namespace Entente.Referrals.Questions;

/// <summary>Holds a question's meaning to its code and version: label, polarity, parts, options and their order. What changes it needs a new version of the set.</summary>
public static class MeaningLock
{
    public static SortedDictionary<string, string> Of(QuestionSet set) => new(set.All.ToDictionary(q => q.Code, Hash), StringComparer.Ordinal);

    /// <summary>The questions whose meaning is not what the lock remembers.</summary>
    public static IReadOnlyList<string> Changed(QuestionSet set, IReadOnlyDictionary<string, string> locked)
    {
        var now = Of(set);
        return [.. now.Keys.Union(locked.Keys).Where(code => now.GetValueOrDefault(code) != locked.GetValueOrDefault(code)).Order(StringComparer.Ordinal)];
    }

    private static string Hash(Question q)
    {
        var said = new StringBuilder($"{q.Label}|{q.Type}|{q.Repeat}|{q.Stored}|{string.Join(',', q.Asserts)}|{string.Join(',', q.Unless)}");
        foreach (var part in q.Parts)
        {
            said.Append('\n').AppendJoin('|', part.Code, part.Label, part.Type);
            // Countries and signs have lists and versions of their own.
            if (part.List is { } list && list.StartsWith('@')) said.Append('|').Append(list);
            else foreach (var option in part.Options ?? []) said.Append('|').Append(option.Code).Append('=').Append(option.Text);
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())))[..24];
    }
}
