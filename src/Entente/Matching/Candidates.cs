using System.Runtime.InteropServices;
using Entente.Records;

namespace Entente.Matching;

/// <summary>Which records are worth comparing with a given one: those that share enough keys with it, the best first.</summary>
/// <remarks>A key that very many records share ("Nguyen") finds nobody in particular; it is skipped and counted.</remarks>
internal static class Candidates
{
    /// <summary>The best so many candidates of one record are compared.</summary>
    public const int MostOfOne = 40;

    // Sums of tenths: two may come out a hair below two.
    private const double Enough = 2 - 1e-9;

    /// <summary>What a record is looked for by.</summary>
    public static long[] KeysOf(Schema schema, IReadOnlyList<Statement> statements) =>
        [.. Keys.OfIdentity(schema, statements).Where(k => Points(k.Kind) > 0).Select(k => k.Key)];

    /// <summary>Those before this record, or all of them where it came late.</summary>
    /// <param name="late">Records with higher ids were followed before it, so those are not going to meet it by themselves.</param>
    public static List<RecordId> Worth(LinkedRecord record, IReadOnlyDictionary<long, Holders> holders, bool late)
    {
        var points = new Dictionary<long, double>();
        foreach (var key in record.Keys)
        {
            if (!holders.TryGetValue(key, out var of)) continue;
            var worth = Points(Keys.KindOf(key));
            foreach (var other in of.Ids)
            {
                if (other == record.Id.Value) continue;
                if (other > record.Id.Value && !late) break;
                CollectionsMarshal.GetValueRefOrAddDefault(points, other, out _) += worth;
            }
        }

        return [.. points.Where(p => p.Value >= Enough).OrderByDescending(p => Math.Round(p.Value, 6)).ThenBy(p => p.Key).Take(MostOfOne).Select(p => new RecordId(p.Key))];
    }

    /// <summary>A number alone is worth a look. A word of a name needs a second one or the date of birth; a word and the same word with the year are one and a half.</summary>
    public static double Points(KeyKind kind) => kind switch
    {
        KeyKind.Document or KeyKind.Phone or KeyKind.Email or KeyKind.Vehicle or KeyKind.Account or KeyKind.Identifier or KeyKind.Address => 3,
        KeyKind.BirthDate => 1.2,
        KeyKind.NameYear => 1,
        KeyKind.NameToken => 0.9,
        KeyKind.PostCode => 0.3,
        _ => 0,
    };
}
