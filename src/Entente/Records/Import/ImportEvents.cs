using Entente.Audit;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>Files were received for an import; nothing of them is kept as a record yet.</summary>
public sealed record ImportReceived(Reference Import, int Files, long Bytes, string Format) : Event;

/// <summary>A trial run was made.</summary>
public sealed record ImportChecked(Reference Import, long Rows, long Wrong) : Event;

/// <summary>Somebody wanted the import to run.</summary>
public sealed record ImportWanted(Reference Import, SourceId Source) : Event;

/// <summary>A run began or went on behind its last committed row.</summary>
public sealed record ImportStarted(Reference Import, long AfterRow) : Event;

/// <summary>A batch was read in which nothing was new.</summary>
public sealed record ImportAdvanced(Reference Import, long Row) : Event;

public sealed record ImportEnded(Reference Import, string State, long Rows, long Wrong, long Kept, long Unchanged) : Event;

/// <summary>A mapping was kept for the next file of its kind.</summary>
public sealed record MappingSaved(Access.OrganisationId Organisation, string Format) : Event;
