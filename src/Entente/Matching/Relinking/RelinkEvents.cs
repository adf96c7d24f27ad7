using Entente.Audit;
using Entente.Foundation;

namespace Entente.Matching.Relinking;

/// <summary>Somebody wanted records compared anew; why stands beside the act.</summary>
public sealed record RelinkAsked(Reference Run, string Scope, string Subject, string Model) : Event;

/// <summary>Comparing began, or went on behind the last record that was compared.</summary>
public sealed record RelinkStarted(Reference Run, long AfterRecords, long Records) : Event;

/// <summary>A batch of records was compared anew.</summary>
public sealed record RelinkAdvanced(Reference Run, int Records, int Compared, int Found) : Event;

/// <summary>All is compared: what would change can be looked at.</summary>
public sealed record RelinkPreviewed(Reference Run, int New, int Withdrawn, int Moved, int Conflicts, int Groups) : Event;

/// <summary>A run ended without a preview, or what was asked of it could not be done.</summary>
public sealed record RelinkEnded(Reference Run, string State, string Trouble) : Event;

/// <summary>Somebody said that what the preview showed is to be made.</summary>
public sealed record RelinkChosen(Reference Run, string Kinds) : Event;

/// <summary>What the preview showed was made, except where the world had changed.</summary>
public sealed record RelinkMade(Reference Run, int Made, int LeftOut) : Event;

/// <summary>Somebody wanted what was made taken back; why stands beside the act.</summary>
public sealed record RelinkUndoAsked(Reference Run) : Event;

/// <summary>What was made was taken back, except where people had acted on it since.</summary>
public sealed record RelinkUndone(Reference Run, int TakenBack, int Kept) : Event;

/// <summary>Some of the changes were made, or taken back; others follow.</summary>
public sealed record RelinkChanging(Reference Run, int Done, int Left) : Event;

/// <summary>Pairs and groups of a run that nobody needs any more were cleared.</summary>
public sealed record RelinkCleared(Reference Run, int Pairs, int Places) : Event;
