using Entente.Audit;

namespace Entente.Records;

/// <summary>Records were deleted with the dossier that they belonged to: whoever keeps them in memory forgets them.</summary>
public sealed record RecordsErased(IReadOnlyList<RecordId> Ids) : Event;
