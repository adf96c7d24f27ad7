namespace Entente.Linkage.Live;

/// <summary>What one change did to who is who.</summary>
/// <param name="Id">The record that was put, corrected or judged.</param>
/// <param name="Members">Ids of all records now held to be the same person as it, itself included; empty where it was removed.</param>
/// <param name="Moved">Ids of records whose cluster is called otherwise than before or has other members because of the change, in the order of their ids.</param>
public sealed record LinkChange(string Id, IReadOnlyList<string> Members, IReadOnlyList<string> Moved);

/// <summary>A record that may be the same person as what was asked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">In bits: log2 of the odds that it is.</param>
/// <param name="Cluster">The id by which its cluster is called.</param>
public sealed record LinkHit(string Id, double Score, string Cluster);
