using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Records;

/// <summary>Records were kept. Followers find those of this commit between the first and the last id.</summary>
/// <param name="Ids">The ids themselves where they are few; empty for a batch of an import.</param>
[Step(DataKind.Entities)]
public sealed record RecordsKept(int Count, RecordId First, RecordId Last, IReadOnlyList<RecordId> Ids) : Event
{
    public const int MostIds = 200;

    public DossierId Dossier { get; init; }

    /// <summary>Those they take the place of.</summary>
    public IReadOnlyList<RecordId> Superseded { get; init; } = [];
    /// <summary>The import that brought them, where one did.</summary>
    public Reference Import { get; init; }
    public override DossierId About => Dossier;

    public static RecordsKept Of(IReadOnlyList<Record> records) => new(records.Count, records[0].Id, records[^1].Id, records.Count <= MostIds ? [.. records.Select(r => r.Id)] : [])
    {
        Dossier = records.Select(r => r.Dossier).Distinct().Count() == 1 ? records[0].Dossier : default,
    };
}

/// <summary>A source of records was made known.</summary>
public sealed record SourceAdded(SourceId Source, SourceKind Kind, Reference Reference) : Event;
