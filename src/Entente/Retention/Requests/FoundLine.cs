using System.Security.Cryptography;
using System.Text;
using Entente.Access;

namespace Entente.Retention.Requests;

/// <summary>One thing that is held about a person: under which kind of data, what it is of, and what it says.</summary>
/// <param name="Kind">Under which it is found, given and held back.</param>
/// <param name="Row">Under which its row stands: whoever is to read it reads both whole.</param>
/// <param name="Of">What it is of: a table, a record, a question.</param>
public sealed record FoundLine(DataKind Kind, DataKind Row, string Of, string Label, string Value)
{
    /// <summary>The row that it comes from: the right to read it is weighed against that, and not against whatever asks for it.</summary>
    public IProtected? Stands { get; init; }

    /// <summary>The kind of the statement itself where its record stands under another: it opens to whoever reads that whole too.</summary>
    public DataKind? Said { get; init; }

    /// <summary>Kept from everybody but this role.</summary>
    public Role? OnlyFor { get; init; }

    public override string ToString() => Kind.ToString();
}

/// <summary>How one kind of data stands in the answer to a request.</summary>
public enum FindingState { ToDecide, WithholdingProposed, Withheld, Handed }

/// <summary>One kind of data that was found: how much, and how it stands.</summary>
public sealed record Finding(DataKind Kind, int Lines, FindingState State)
{
    /// <summary>This reader may read it whole, and so give it.</summary>
    public bool MayGive { get; init; }

    /// <summary>This reader may not know that there is anything of this kind.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Others may stand in it: somebody looks before it is given.</summary>
    public bool NeedsLooking { get; init; }

    public DataWithheld? Withheld { get; init; }
}

/// <summary>Decides what of all that was found is in one person's hands to give. Reads nothing but its arguments.</summary>
public static class Answering
{
    /// <param name="shapeOf">What the matrix gives this reader for a kind of data, in their relation to the row that a line comes from.</param>
    public static IReadOnlyList<Finding> Findings(IReadOnlyList<FoundLine> all, IReadOnlyList<DataWithheld> withheld, IReadOnlyList<DataHanded> handed, Role role, Func<DataKind, FoundLine, Shape> shapeOf, RequestTerms terms) =>
    [
        .. from line in all
           group line by line.Kind into kind
           orderby kind.Key
           let held = withheld.Where(w => w.Of == kind.Key && w.Counts).OrderByDescending(w => w.Id.Value).FirstOrDefault()
           let state = held is { Agreed: true } ? FindingState.Withheld : held is not null ? FindingState.WithholdingProposed : handed.Any(h => h.KindList.Contains(kind.Key)) ? FindingState.Handed : FindingState.ToDecide
           select new Finding(kind.Key, kind.Count(), state) { Withheld = held, NeedsLooking = terms.NeedsLooking(kind.Key), MayGive = kind.All(l => MayRead(l, role, shapeOf)), IsClosed = kind.All(l => shapeOf(l.Kind, l) == Shape.Nothing) },
    ];

    /// <summary>What this reader gives now: whole kinds, of which they may read each line whole, that nobody holds back and that were not given yet.</summary>
    public static IReadOnlyList<FoundLine> Giving(IReadOnlyList<FoundLine> all, IReadOnlyList<Finding> findings)
    {
        var kinds = findings.Where(f => f is { MayGive: true, State: FindingState.ToDecide }).Select(f => f.Kind).ToHashSet();
        return [.. all.Where(l => kinds.Contains(l.Kind))];
    }

    /// <summary>Whether nothing is left to decide once these lines are given.</summary>
    public static bool IsAll(IReadOnlyList<Finding> findings, IReadOnlyList<FoundLine> giving)
    {
        var kinds = giving.Select(l => l.Kind).ToHashSet();
        return findings.All(f => f.State is FindingState.Withheld or FindingState.Handed || (f.State == FindingState.ToDecide && kinds.Contains(f.Kind)));
    }

    /// <summary>SHA-256 of every line in its order: what was looked through is what is given.</summary>
    public static string HashOf(IReadOnlyList<FoundLine> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => $"{l.Kind}\t{l.Of}\t{l.Label}\t{l.Value.Length}\t{l.Value}")))));

    private static bool MayRead(FoundLine line, Role role, Func<DataKind, FoundLine, Shape> shapeOf) =>
        shapeOf(line.Kind, line) == Shape.Full && shapeOf(line.Row, line) == Shape.Full && (line.Said is not { } said || shapeOf(said, line) == Shape.Full) && (line.OnlyFor is null || line.OnlyFor == role);
}
