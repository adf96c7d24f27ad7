using Entente.Linkage.Tables;

namespace Entente.Linkage.Block;

/// <summary>Halves a block by lot, again and again, until its parts are small enough: for records that a sure rule brings together and nothing tells apart, most likely one person's.</summary>
/// <remarks>The lot is drawn from a record's id and differs from rule to rule: whom a record misses under one rule it meets under another, or through a third. A record that comes later draws its lot in the same way.</remarks>
internal static class Halving
{
    /// <summary>So often a block is halved at most.</summary>
    public const int Most = 28;

    /// <summary>What stands beside a key among those that are too common where its block was halved.</summary>
    public static uint Mark(uint key) => (uint)(ByteHash.Join(key, ulong.MaxValue) >> 32) & ~1u; // keys are odd

    /// <summary>The key after one more halving.</summary>
    public static uint Half(uint key, int rule, int depth, ulong identity) => (uint)(ByteHash.Join(key, 2 + (ByteHash.Join((ulong)rule + 1, identity) >> 63 - depth & 1)) >> 32) | 1;

    /// <summary>A record's key under a rule, where a block that was halved has the key so far; 0 where even the last half was too big.</summary>
    public static uint Key(uint key, int rule, ulong identity, HashSet<uint> stop)
    {
        for (var depth = 0; depth < Most; depth++)
        {
            key = Half(key, rule, depth, identity);
            if (!stop.Contains(key)) return key;
        }

        return 0;
    }
}
