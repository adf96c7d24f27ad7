namespace Entente.Access;

/// <summary>A stored thing that not everybody may see. The store leaves it out of every query of a reader who has no relation to it that the matrix allows.</summary>
public interface IProtected
{
    /// <summary>The matrix row that decides whether the row shows up at all.</summary>
    static abstract DataKind Kind { get; }

    OrganisationId Organisation { get; }

    TeamId Team { get; }

    DossierId Dossier { get; }
}
