namespace Entente.Linkage.Screening;

/// <summary>Somebody on a list, as the list has them.</summary>
/// <param name="Id">The list's own number.</param>
/// <param name="Names">The name and every alias, parts in any order, in any script.</param>
/// <param name="Born">Date of birth as written (1990-05-07, 7.5.1990, 1990); empty where the list has none.</param>
/// <param name="Nationality">Any code, compared letter by letter without regard to capitals; empty where the list has none.</param>
public sealed record ScreenEntry(string Id, IReadOnlyList<string> Names, string Born = "", string Nationality = "");

/// <summary>Who is asked about.</summary>
/// <param name="Name">The whole name, parts in any order, in any script.</param>
/// <param name="Born">Date of birth as written; empty where not known.</param>
/// <param name="Nationality">Any code; empty where not known.</param>
public sealed record ScreenQuery(string Name, string Born = "", string Nationality = "");
