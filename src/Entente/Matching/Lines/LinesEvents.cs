using Entente.Access;
using Entente.Audit;

namespace Entente.Matching.Lines;

/// <summary>Somebody asked for other lines for a purpose; why stands beside the act.</summary>
public sealed record MatchLinesAsked(Purpose For, long Number, double Possible, double Likely, double AlmostCertain) : Event;

/// <summary>Other lines hold for a purpose from now on.</summary>
/// <param name="Before">The number of the version that held until now; 0 for the shipped ones.</param>
public sealed record MatchLinesSet(Purpose For, long Number, long Before, double Possible, double Likely, double AlmostCertain) : Event;

/// <summary>A second person did not agree to other lines; why stands beside the act.</summary>
public sealed record MatchLinesDeclined(Purpose For, long Number) : Event;
