using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>The parts that a file's columns offer for rules, with what is known of each from some of the records.</summary>
internal static class OfferedParts
{
    /// <summary>So many records show how often a part is filled and how often two agree on it by chance.</summary>
    private const int Looked = 20_000;

    /// <summary>A bit of 64 says of a pair whether it agrees on a part.</summary>
    private const int Most = 64;

    public static IReadOnlyList<OfferedPart> Of(Records records, ulong seed)
    {
        var some = Enumerable.Range(0, records.Count).OrderBy(r => ByteHash.Join(seed, (ulong)records.Ranks[r])).ThenBy(r => records.Ranks[r]).Take(Looked).ToArray();
        var given = records.Fields.FirstOrDefault(f => f.Role == ColumnRole.GivenName);
        var family = records.Fields.FirstOrDefault(f => f.Role == ColumnRole.FamilyName);
        var parts = records.Fields.SelectMany(f => Of(f).Select(p => (Part: new BlockingPart(f.Name, p.Kind), p.Holds, p.Alone, Columns: 1u << f.Slot))).ToList();
        if (given is not null && family is not null) parts.Add((new(given.Name, BlockingPartKind.EitherOrder, family.Name), 0.75, true, 1u << given.Slot | 1u << family.Slot));
        return [.. parts.Select(p => Look(p.Part, p.Holds, p.Alone, p.Columns)).Where(p => p.Filled > 0).Take(Most)];

        OfferedPart Look(BlockingPart part, double holds, bool alone, uint columns)
        {
            var read = RuleParts.Of(records, part);
            var seen = new Dictionary<uint, int>();
            foreach (var record in some)
            {
                if (read(record) is var key and not 0) seen[key] = seen.GetValueOrDefault(key) + 1;
            }

            var pairs = Math.Max(1, some.Length * (some.Length - 1.0));
            return new(part, read, columns, holds, alone, seen.Values.Sum() / (double)Math.Max(1, some.Length), seen.Values.Sum(n => n * (n - 1.0)) / pairs);
        }
    }

    /// <summary>The kinds that a column's role has, how often each is about the same between two records of one person, and whether it may be a rule of its own.</summary>
    private static (BlockingPartKind Kind, double Holds, bool Alone)[] Of(Field field) => field.Role switch
    {
        ColumnRole.GivenName => [(BlockingPartKind.FirstSound, 0.85, true), (BlockingPartKind.LastSound, 0.8, true), (BlockingPartKind.Value, 0.7, true), (BlockingPartKind.FirstLetters, 0.85, true), (BlockingPartKind.Initial, 0.92, false)],
        ColumnRole.FamilyName => [(BlockingPartKind.Sound, 0.85, true), (BlockingPartKind.Value, 0.7, true), (BlockingPartKind.FirstLetters, 0.85, true)],
        ColumnRole.FullName => [(BlockingPartKind.EitherOrder, 0.75, true), (BlockingPartKind.FirstSound, 0.8, true), (BlockingPartKind.LastSound, 0.8, true), (BlockingPartKind.Value, 0.6, true), (BlockingPartKind.Initial, 0.9, false)],
        ColumnRole.Date => [(BlockingPartKind.Value, 0.85, true), (BlockingPartKind.Year, 0.93, false), (BlockingPartKind.MonthAndDay, 0.88, false)],
        ColumnRole.Identifier => [(BlockingPartKind.Value, 0.85, true), (BlockingPartKind.FirstLetters, 0.9, false)],
        ColumnRole.Phone or ColumnRole.Email => [(BlockingPartKind.Value, 0.7, true)],
        ColumnRole.Address => [(BlockingPartKind.Value, 0.55, true), (BlockingPartKind.FirstLetters, 0.7, true)],
        ColumnRole.Place or ColumnRole.PostCode => [(BlockingPartKind.Value, 0.75, true), (BlockingPartKind.FirstLetters, 0.8, false)],
        _ => [(BlockingPartKind.Value, 0.9, false)],
    };
}

/// <summary>A part that a column offers.</summary>
/// <param name="Part">The part.</param>
/// <param name="Read">Reads it.</param>
/// <param name="Columns">A bit for each column it reads.</param>
/// <param name="Holds">About how often it is the same between two records of one person that both say it: a first guess, by which it is decided what is looked at.</param>
/// <param name="Alone">Whether it may be a rule of its own.</param>
/// <param name="Filled">The share of records that say it.</param>
/// <param name="Chance">The chance that two records drawn blindly say it and agree.</param>
internal sealed record OfferedPart(BlockingPart Part, Func<int, uint> Read, uint Columns, double Holds, bool Alone, double Filled, double Chance);
