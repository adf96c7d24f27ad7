namespace Entente.Access;

/// <summary>A stored thing that belongs to one dossier and comes under the sight of whatever team the dossier is given to. The store finds these by this interface, so a new table needs no line elsewhere.</summary>
/// <remarks>A protected thing that is not one of these stays where it was made; a test asks why.</remarks>
public interface IOfDossier : IProtected
{
    /// <summary>Puts it under this team. Something with a reason to stay under no team, such as an open alert, may.</summary>
    void GiveTo(TeamId team);
}
