using Entente.Foundation;

namespace Entente.Retention;

/// <summary>One reason for which nothing of a dossier is deleted.</summary>
public readonly record struct LegalHoldId(long Value) : IId<LegalHoldId>
{
    public static LegalHoldId From(long value) => new(value);
}

/// <summary>One question whether a dossier is to be deleted.</summary>
public readonly record struct DossierDeletionId(long Value) : IId<DossierDeletionId>
{
    public static DossierDeletionId From(long value) => new(value);
}

/// <summary>What stays of a dossier that was deleted.</summary>
public readonly record struct DeletionCertificateId(long Value) : IId<DeletionCertificateId>
{
    public static DeletionCertificateId From(long value) => new(value);
}
