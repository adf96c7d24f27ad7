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

/// <summary>One question of a person about their data.</summary>
public readonly record struct DataRequestId(long Value) : IId<DataRequestId>
{
    public static DataRequestId From(long value) => new(value);
}

/// <summary>One kind of data that is held back from an answer.</summary>
public readonly record struct DataWithheldId(long Value) : IId<DataWithheldId>
{
    public static DataWithheldId From(long value) => new(value);
}

/// <summary>One time that a person was given what is held about them.</summary>
public readonly record struct DataHandedId(long Value) : IId<DataHandedId>
{
    public static DataHandedId From(long value) => new(value);
}
