namespace Entente.Audit;

/// <summary>Walks the log from its first line and finds the first one that is not as it was written. Needs the lines, the checkpoints and the public key; nothing else.</summary>
public sealed class AuditVerifier(params IReadOnlyList<CheckpointKey> keys)
{
    private bool IsSigned(AuditCheckpoint checkpoint) => keys.Any(k => k.IsSigned(checkpoint));

    /// <param name="lines">In rising order of their place.</param>
    /// <param name="checkpoints">From the database and from the file, in any order, with repetitions.</param>
    public async Task<Verification> VerifyAsync(IAsyncEnumerable<AuditEntry> lines, IEnumerable<AuditCheckpoint> checkpoints, CancellationToken ct)
    {
        var known = checkpoints.GroupBy(c => (c.Seq, Convert.ToHexString(c.Hash), Convert.ToBase64String(c.Signature))).Select(g => g.First()).OrderBy(c => c.Seq).ToList();
        var forged = known.FirstOrDefault(c => !IsSigned(c));
        var trusted = known.Where(IsSigned).ToList();
        var next = 0;
        var (count, root) = (0L, AuditChain.Start);
        Verification Bad(long seq, Fault fault) => new(count, root, trusted.Count, seq, fault);

        try
        {
            await foreach (var line in lines.WithCancellation(ct))
            {
                var place = count + 1;
                while (next < trusted.Count && trusted[next].Seq < place) next++;
                if (line.Seq != place) return Bad(place, line.Seq > place ? Fault.Missing : Fault.OutOfOrder);
                var hash = line.HashAfter(root);
                if (!hash.AsSpan().SequenceEqual(line.Hash)) return Bad(place, Fault.Changed);

                // Every checkpoint from here on whose trace covers this line must remember it so.
                for (var i = next; i < trusted.Count && trusted[i].First <= place; i++)
                {
                    var remembered = trusted[i];
                    if (!hash.AsSpan(0, AuditCheckpoint.TraceBytes).SequenceEqual(remembered.TraceOf(place))) return Bad(place, Fault.Rewritten);
                    if (remembered.Seq == place && !hash.AsSpan().SequenceEqual(remembered.Hash)) return Bad(place, Fault.Rewritten);
                }

                (count, root) = (place, hash);
            }
        }
        catch (UnreadableLineException)
        {
            return Bad(count + 1, Fault.Unreadable);
        }

        if (trusted.Count > 0 && trusted[^1].Seq > count) return Bad(count + 1, Fault.CutOff);
        return forged is null ? new(count, root, trusted.Count, null, null) : Bad(forged.Seq, Fault.ForgedCheckpoint);
    }
}

/// <summary>What verifying found.</summary>
/// <param name="Count">Lines that are sound, from the first.</param>
/// <param name="Root">The hash after them.</param>
/// <param name="FirstBad">The first line that is not as it was written; null where all are.</param>
public sealed record Verification(long Count, byte[] Root, int Checkpoints, long? FirstBad, Fault? Fault)
{
    public bool IsSound => FirstBad is null;

    public string RootText => Convert.ToHexString(Root);
}

/// <summary>What is wrong at the first bad line.</summary>
public enum Fault
{
    /// <summary>Its content does not give its hash: it was changed, put in, or moved here.</summary>
    Changed,
    /// <summary>A line was taken out.</summary>
    Missing,
    OutOfOrder,
    /// <summary>The hashes were made anew from here on: the signed checkpoints remember others.</summary>
    Rewritten,
    /// <summary>The log ends before a line that a checkpoint has signed.</summary>
    CutOff,
    /// <summary>Holds something that was never written there.</summary>
    Unreadable,
    /// <summary>A checkpoint that this key did not sign.</summary>
    ForgedCheckpoint,
}

/// <summary>The next line can't be read as a line at all.</summary>
public sealed class UnreadableLineException(Exception inner) : Exception("A line of the log cannot be read.", inner);
