using Entente.Linkage.Fields;
using Entente.Linkage.Tables;

namespace Entente.Linkage.Score;

/// <summary>Says for two records on which level each field agrees, and how rare the value is that they share.</summary>
internal sealed class PairComparer
{
    private readonly Records records;
    private readonly Field[] fields;
    private readonly float[] coincidence;
    private readonly Kin[] among; // of these is known how common values are within a nationality
    private readonly NameField? given;
    private readonly NameField? family;

    public PairComparer(Records records)
    {
        this.records = records;
        fields = [.. records.Fields];
        coincidence = [.. fields.Select(f => (float)Math.Log(Math.Max(f.Coincidence, 1e-12)))];
        given = fields.FirstOrDefault(f => f.Role == ColumnRole.GivenName) as NameField;
        family = fields.FirstOrDefault(f => f.Role == ColumnRole.FamilyName) as NameField;
        Count = fields.Length + 1;
        among = [.. fields.Where(f => f.Shares.Within is not null).Select(f => new Kin(f, [.. f.Parents.Select((p, state) => (p.Slot, p.FirstUnlike, Parents.TellsNationality(f, state)))]))];
    }

    /// <summary>How many levels a pair has: one for each field, and last whether given and family name changed places.</summary>
    public int Count { get; }

    /// <summary>Where the level stands that says whether names changed places: 0 they did not, 1 they did.</summary>
    public int Order => fields.Length;

    /// <summary>Asks for two records' numbers, some time before they are compared.</summary>
    public void Fetch(int a, int b)
    {
        Ahead.Fetch(records.Cells, a * fields.Length);
        Ahead.Fetch(records.Cells, b * fields.Length);
    }

    /// <summary>Asks for what comparing two records' values reads first, some time after <see cref="Fetch"/>.</summary>
    public void FetchValues(int a, int b)
    {
        var left = records[a];
        var right = records[b];
        for (var i = 0; i < fields.Length; i++)
        {
            if (left[i] != right[i]) fields[i].Fetch(left[i], right[i]);
        }
    }

    /// <summary>Compares two records.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <param name="levels">Receives a level for each field and the order.</param>
    /// <param name="rarity">Receives for each field the logarithm of how much commoner the shared value is than the typical shared value.</param>
    public void Compare(int a, int b, Span<byte> levels, Span<float> rarity)
    {
        var left = records[a];
        var right = records[b];
        for (var i = 0; i < fields.Length; i++) One(i, left[i], right[i], levels, rarity);
        Settle(left, right, levels, rarity);
    }

    /// <summary>Once each field has its level: looks whether given and family name changed places.</summary>
    public void Settle(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<byte> levels, Span<float> rarity)
    {
        levels[Order] = Field.Missing;
        rarity[Order] = 0;
        if (given is not null && family is not null) Swap(left, right, levels, rarity);
        foreach (ref readonly var kin in among.AsSpan()) OfOneNationality(kin, left, right, levels, rarity);
    }

    /// <summary>Where other columns show that both are of one nationality, a value counts as it is common among its own people.</summary>
    private void OfOneNationality(in Kin kin, ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<byte> levels, Span<float> rarity)
    {
        var (field, slot) = (kin.Field, kin.Field.Slot);
        if (levels[slot] >= field.FirstUnlike || (field == given && levels[Order] == 1)) return;
        foreach (var (parent, firstUnlike, tells) in kin.Parents)
        {
            if (levels[parent] >= firstUnlike) continue;
            if (!tells) return;
            var (x, y, within) = (left[slot], right[slot], field.Shares.Within!);
            if (x == y) rarity[slot] += within[x];
            else if (field.CloseIsRareToo) rarity[slot] = Math.Max(field.LogShares[x] + within[x], field.LogShares[y] + within[y]) - coincidence[slot];
            return;
        }
    }

    /// <summary>The logarithm of the chance that two values of a field drawn blindly are equal.</summary>
    public float Coincidence(Field field) => coincidence[field.Slot];

    private void One(int field, int x, int y, Span<byte> levels, Span<float> rarity)
    {
        rarity[field] = 0;
        if (x == 0 || y == 0)
        {
            levels[field] = Field.Missing;
            return;
        }

        var level = fields[field].Level(x, y);
        levels[field] = (byte)level;
        rarity[field] = Rarity(field, level, x, y);
    }

    public float Rarity(int field, int level, int x, int y)
    {
        var of = fields[field];
        if (level == Field.Same && x == y) return of.LogShares[x] - coincidence[field];
        if (level >= of.FirstUnlike || !of.CloseIsRareToo) return 0;
        return Math.Max(of.LogShares[x], of.LogShares[y]) - coincidence[field];
    }

    private void Swap(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<byte> levels, Span<float> rarity)
    {
        int g = given!.Slot, f = family!.Slot;
        if (levels[g] == Field.Missing || levels[f] == Field.Missing) return;
        levels[Order] = 0;
        if (levels[g] < given.FirstUnlike || levels[f] < given.FirstUnlike) return;
        var ofGiven = given.Level(left[g], right[f]);
        var ofFamily = family.Level(left[f], right[g]);
        if (ofGiven >= given.FirstUnlike || ofFamily >= given.FirstUnlike) return;
        var (one, other) = ((Level: ofGiven, X: left[g], Y: right[f]), (Level: ofFamily, X: left[f], Y: right[g]));
        // The better of the two counts as the given name's, so that the score is the same from either side.
        if (Worse(one, other)) (one, other) = (other, one);
        (levels[Order], levels[g], levels[f]) = (1, (byte)one.Level, (byte)other.Level);
        rarity[g] = Rarity(g, one.Level, one.X, one.Y);
        rarity[f] = Rarity(f, other.Level, other.X, other.Y);

        bool Worse((int Level, int X, int Y) a, (int Level, int X, int Y) b) =>
            (a.Level, Rarity(g, a.Level, a.X, a.Y), Rarity(f, a.Level, a.X, a.Y)).CompareTo((b.Level, Rarity(g, b.Level, b.X, b.Y), Rarity(f, b.Level, b.X, b.Y))) > 0;
    }

    /// <summary>A field, and of each of its parents where it stands, from which level on it does not agree, and whether its agreement says that both are of one nationality.</summary>
    private readonly record struct Kin(Field Field, (int Slot, int FirstUnlike, bool Tells)[] Parents);
}
