using Entente.Linkage.Block;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Live;

/// <summary>Which records have which key: a chain of records for each key of each rule.</summary>
internal sealed class Postings(KeyWriter writer)
{
    private uint[] keys = [];
    private int[] next = [];
    private uint[] tags = new uint[1 << 10];
    private int[] heads = new int[1 << 10];
    private int used;

    /// <summary>Room for so many records.</summary>
    public void Reserve(int records)
    {
        var room = records * KeyPlan.Most;
        if (room <= keys.Length) return;
        var wider = (int)Math.Min(Array.MaxLength, Math.Max(room, keys.Length * 2L));
        Array.Resize(ref keys, wider);
        Array.Resize(ref next, wider);
    }

    /// <summary>Writes a record's keys anew and hangs it on their chains.</summary>
    public void Add(int record)
    {
        Reserve(record + 1);
        Write(record);
        for (var rule = 0; rule < KeyPlan.Most; rule++)
        {
            var at = record * KeyPlan.Most + rule;
            if (keys[at] == 0) continue;
            var place = Place(rule, keys[at]); // may change the arrays
            next[at] = heads[place];
            heads[place] = at + 1;
        }
    }

    /// <summary>Writes a record's keys, so that its candidates can be found though it can't be found itself.</summary>
    public void Write(int record)
    {
        Reserve(record + 1);
        writer.Write(record, keys.AsSpan(record * KeyPlan.Most, KeyPlan.Most));
    }

    /// <summary>Takes a record off its chains.</summary>
    public void Remove(int record)
    {
        for (var rule = 0; rule < KeyPlan.Most; rule++)
        {
            var at = record * KeyPlan.Most + rule;
            if (keys[at] == 0) continue;
            var place = Place(rule, keys[at]);
            ref var link = ref heads[place];
            while (link != at + 1) link = ref next[link - 1];
            link = next[at];
            keys[at] = 0;
        }
    }

    /// <summary>Calls for each other record that shares a key, once.</summary>
    public void Each(int record, Action<int> found)
    {
        for (var rule = 0; rule < writer.Plan.Rules.Length; rule++)
        {
            var key = keys[record * KeyPlan.Most + rule];
            if (key == 0) continue;
            var place = Place(rule, key);
            for (var link = heads[place]; link != 0; link = next[link - 1])
            {
                var other = (link - 1) / KeyPlan.Most;
                // A pair belongs to the first rule under which it meets; two keys may also share a tag.
                if (other != record && (link - 1) % KeyPlan.Most == rule && KeyIndex.FirstShared(keys, record, other) == rule) found(other);
            }
        }
    }

    /// <summary>The place of a key's chain; a new one where the key is new.</summary>
    private int Place(int rule, uint key)
    {
        var tag = Tag(rule, key);
        var at = Find(tag);
        if (tags[at] == tag) return at;
        tags[at] = tag;
        if (++used * 2 <= tags.Length) return at;
        Widen();
        return Find(tag);
    }

    private int Find(uint tag)
    {
        var mask = tags.Length - 1;
        var at = (int)(tag * 0x9E3779B1u >> 3) & mask;
        while (tags[at] != 0 && tags[at] != tag) at = at + 1 & mask;
        return at;
    }

    private void Widen()
    {
        var (oldTags, oldHeads) = (tags, heads);
        (tags, heads) = (new uint[oldTags.Length * 2], new int[oldTags.Length * 2]);
        for (var i = 0; i < oldTags.Length; i++)
        {
            if (oldTags[i] == 0) continue;
            var at = Find(oldTags[i]);
            (tags[at], heads[at]) = (oldTags[i], oldHeads[i]);
        }
    }

    private static uint Tag(int rule, uint key) => (uint)(ByteHash.Join((ulong)rule + 1, key) >> 32) | 1;
}
