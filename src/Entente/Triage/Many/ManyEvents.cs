using Entente.Audit;
using Entente.Foundation;

namespace Entente.Triage.Many;

/// <summary>Somebody chose referrals or cases to deal with at once.</summary>
public sealed record ManyChosen(Reference Run, int Count) : Event;

/// <summary>Somebody said what is to be done with them and was shown what would happen.</summary>
public sealed record ManyPreviewed(Reference Run, ManyAction Action, int Will, int Refused) : Event;

/// <summary>Somebody confirmed what the preview showed. Each of them has an event of its own when it is done.</summary>
public sealed record ManyConfirmed(Reference Run, ManyAction Action, int Will) : Event;

/// <summary>Of some of the many nothing could be done; others follow.</summary>
public sealed record ManyAdvanced(Reference Run, int Done, int Left) : Event;

/// <summary>All was done that could be.</summary>
public sealed record ManyMade(Reference Run, int Done, int Left) : Event;

/// <summary>It was stopped behind the last commit, by a person or by a rule or fault.</summary>
public sealed record ManyStopped(Reference Run, string Trouble) : Event;

/// <summary>Somebody wants the rest done after it was stopped.</summary>
public sealed record ManyGoneOn(Reference Run) : Event;

/// <summary>Somebody wanted all of it taken back.</summary>
public sealed record ManyUndoAsked(Reference Run) : Event;

/// <summary>It was taken back, but for what somebody had touched since.</summary>
public sealed record ManyUndone(Reference Run, int Back, int Kept) : Event;

/// <summary>The rows of a run that nobody needs any more were cleared.</summary>
public sealed record ManyCleared(Reference Run, int Rows) : Event;
