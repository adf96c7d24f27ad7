using Entente.Access;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Matching.Relinking;

public readonly record struct RelinkId(long Value) : IId<RelinkId>
{
    public static RelinkId From(long value) => new(value);
}

/// <summary>Many records compared anew with today's model: what would change, and, once somebody says so, what was changed and can be taken back as one.</summary>
/// <remarks>Comparing changes no proposal. Whoever started it acts: it sees what they may see, for as long as they may.</remarks>
public sealed class Relink : IOfItsOrganisation
{
    public static DataKind Kind => DataKind.Merge;

    [Open] public required RelinkId Id { get; init; }
    [Open] public required Reference Reference { get; init; }
    [Open] public required UserId By { get; init; }
    [Open] public required Role Role { get; init; }
    [Open] public required Purpose Purpose { get; init; }
    [Open] public required OrganisationId Organisation { get; init; }
    [Open] public required TeamId Team { get; init; }

    /// <summary>Always none: a run is about many.</summary>
    [Open] public DossierId Dossier { get; private init; }
    [Open] public required DateTimeOffset AskedAt { get; init; }
    [Sensitive] public required string Why { get; init; }
    [Open] public required RelinkScope Scope { get; init; }

    /// <summary>Only what this source said; null for every source.</summary>
    [Open] public SourceId? Source { get; init; }

    /// <summary>The reference of the source or import; empty for others.</summary>
    [Open] public string Subject { get; init; } = "";

    /// <summary>An import's records have ids from this one to the last; default for other scopes.</summary>
    [Open] public RecordId From { get; init; }
    [Open] public RecordId To { get; init; }

    /// <summary>Only what the centre learned from then on.</summary>
    [Open] public DateTimeOffset? Since { get; init; }

    /// <summary>Name and version of the model that it compares with.</summary>
    [Open] public required string Model { get; init; }
    [Open] public RelinkState State { get; set; }

    /// <summary>The last record that was compared. After a kill the run goes on behind it.</summary>
    [Open] public RecordId Place { get; set; }
    [Open] public long Total { get; set; }
    [Open] public long Done { get; set; }
    [Open] public long Compared { get; set; }

    /// <summary>The number of the last pair that was kept.</summary>
    [Open] public int Pairs { get; set; }

    /// <summary>What would change, in numbers; null until all is compared.</summary>
    [Open] public RelinkSummary? Summary { get; set; }

    /// <summary>What somebody said is to be made.</summary>
    [Open] public IReadOnlyList<RelinkKind> Chosen { get; set; } = [];
    [Open] public DateTimeOffset? MadeAt { get; set; }
    [Open] public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>How far changes are made, or taken back: the number of the last pair. After a kill it goes on behind it.</summary>
    [Open] public int Reached { get; set; }

    /// <summary>When its pairs and groups were cleared; counts alone are left.</summary>
    [Open] public DateTimeOffset? ClearedAt { get; set; }

    /// <summary>Which rule or fault ended the last step; empty when well.</summary>
    [Open] public string Trouble { get; set; } = "";

    /// <summary>1 while it compares, else null: a unique index keeps a second run out, whoever asks at the same moment.</summary>
    [Open] public int? Slot { get; set; }
    [Open] public int Version { get; set; }

    public bool IsComparing => State is RelinkState.Wanted or RelinkState.Comparing or RelinkState.Grouping;

    public bool IsMoving => IsComparing || State is RelinkState.Making or RelinkState.Undoing;

    /// <summary>The next state, one version on.</summary>
    public void Go(RelinkState state, string trouble = "")
    {
        (State, Trouble, Version) = (state, trouble, Version + 1);
        Slot = IsComparing ? 1 : null;
    }

    /// <summary>Whether it speaks of this record.</summary>
    public bool Includes(Record record) =>
        record.IsCurrent && (Source is null || record.Source == Source) && (Since is null || record.Learned >= Since)
        && (Scope != RelinkScope.Import || (record.Id.Value >= From.Value && record.Id.Value <= To.Value));
}

/// <summary>Which records are compared anew.</summary>
public enum RelinkScope { All, Source, Import, Since }

/// <summary>Wanted, comparing, grouping: nothing is changed. Ready: a preview. Making and undoing run in the background too.</summary>
public enum RelinkState { Wanted, Comparing, Grouping, Ready, Making, Made, Undoing, Undone, Stopped, Failed }

/// <summary>What would change, in numbers.</summary>
/// <param name="New">Pairs that would be proposed.</param>
/// <param name="Withdrawn">Open proposals that no longer reach what is asked.</param>
/// <param name="Moved">Open proposals whose likelihood would be called otherwise.</param>
/// <param name="Conflicts">Pairs about which people have decided otherwise than the engine would.</param>
/// <param name="Stays">Open proposals that stay as they are called.</param>
/// <param name="Groups">Groups of records that would be taken for one thing.</param>
public sealed record RelinkSummary(int New, int Withdrawn, int Moved, int Conflicts, int Stays, int Groups)
{
    /// <summary>Open proposals among the records by how likely they are called now: possible, likely, almost certain.</summary>
    public IReadOnlyList<int> Before { get; init; } = [0, 0, 0];

    /// <summary>The same, were all changes made.</summary>
    public IReadOnlyList<int> After { get; init; } = [0, 0, 0];

    /// <summary>Kinds of change of which some concern pairs that the run's own purpose does not ask to see: they are made with the others of their kind, and neither listed nor counted.</summary>
    public IReadOnlyList<RelinkKind> Others { get; init; } = [];

    /// <summary>Of what was to be made: made, and left out because the world had changed.</summary>
    public int Made { get; init; }
    public int LeftOut { get; init; }

    /// <summary>Of what was made: taken back, and kept because of what people did since.</summary>
    public int TakenBack { get; init; }
    public int Kept { get; init; }

    /// <summary>What became of the changes, in numbers, once the pairs themselves are cleared.</summary>
    public IReadOnlyDictionary<RelinkOutcome, int> Outcomes { get; init; } = new Dictionary<RelinkOutcome, int>();

    public bool ChangesNothing => New + Withdrawn + Moved == 0 && Others.Count == 0;
}
