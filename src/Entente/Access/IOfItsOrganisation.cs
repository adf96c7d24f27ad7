namespace Entente.Access;

/// <summary>A stored thing of somebody who works here: a draft, an account, an export. Without a team it is every team's of its own organisation, and not, like what waits in triage, every team's.</summary>
public interface IOfItsOrganisation : IProtected;
