using Entente.Access;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>Somebody or something that says things: an organisation's referrals, a watch list, a register.</summary>
public sealed class RecordSource
{
    [Open] public required SourceId Id { get; init; }
    [Open] public required Reference Reference { get; init; }

    /// <summary>The name is the source's key: a second file of "UN consolidated list" belongs to the first.</summary>
    [Open] public required string Name { get; init; }
    [Open] public required SourceKind Kind { get; init; }
    [Open] public required Reliability Reliability { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
}

public enum SourceKind { Referral, Partner, WatchList, Register, Intelligence, Other }

/// <summary>How far a source is to be trusted, in the three steps of the 3x5x2 intelligence report.</summary>
public enum Reliability { NotKnown, Reliable, Untested, NotReliable }

/// <summary>Whether a record may be passed on: freely for the centre's task, or under conditions of its source.</summary>
public enum Handling { Lawful, Conditional }
