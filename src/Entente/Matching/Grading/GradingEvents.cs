using Entente.Audit;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Matching.Grading;

/// <summary>Somebody wanted a source graded otherwise; why stands beside the act.</summary>
public sealed record SourceGradeAsked(Reference Source, int Number, Reliability Grade) : Event;

/// <summary>From now on a source counts as graded where records are compared.</summary>
public sealed record SourceGraded(Reference Source, int Number, Reliability Grade, Reliability Before) : Event;

/// <summary>The second person did not agree; why stands beside the act.</summary>
public sealed record SourceGradeDeclined(Reference Source, int Number, Reliability Grade) : Event;
