using Entente.Access;
using Entente.Audit;
using Entente.Foundation;

namespace Entente.Records.Export;

/// <summary>Somebody asked for an export. Their reason stands beside the act.</summary>
[Step(DataKind.Exports)]
public sealed record ExportAsked(Reference Export, ExportScope Scope, string Subject, ExportFormat Format, bool NeedsSecondPerson) : Event
{
    public DossierId Dossier { get; init; }
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.Export;
}

/// <summary>A second person agreed that it goes out.</summary>
[Step(DataKind.Exports)]
public sealed record ExportApproved(Reference Export, DateTimeOffset Until) : Event
{
    public DossierId Dossier { get; init; }
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.Export;
}

/// <summary>A second person did not agree.</summary>
[Step(DataKind.Exports)]
public sealed record ExportDeclined(Reference Export) : Event
{
    public DossierId Dossier { get; init; }
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.Export;
}

/// <summary>The file was made and is about to be handed over: how much is in it, and by which fingerprint it is known again.</summary>
/// <param name="Left">Records for which the format has no place.</param>
[Step(DataKind.Exports)]
public sealed record ExportFetched(Reference Export, ExportScope Scope, ExportFormat Format, long Records, long Left, long Bytes, string Sha256) : Event
{
    public DossierId Dossier { get; init; }
    public override DossierId About => Dossier;
    public override EventSort Sort => EventSort.Export;
}
