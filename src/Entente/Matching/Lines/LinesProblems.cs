using Entente.Foundation;

namespace Entente.Matching.Lines;

public sealed record LineMissing(string Of) : Problem(Of);

/// <summary>"0,5" may be a half or two numbers: asked for with a point.</summary>
public sealed record LineWithComma(string Of) : Problem(Of);

public sealed record LineNotANumber(string Of) : Problem(Of);

/// <summary>Nothing is certain, and nothing impossible: 0 would show every pair that was ever compared, 1 none.</summary>
public sealed record LineOutOfRange(string Of) : Problem(Of);

public sealed record LineTooFine(string Of, int Most) : Problem(Of, Most);

public sealed record LikelyBelowPossible(string Possible) : Problem(nameof(LinesForm.Likely), Possible);

public sealed record AlmostCertainBelowLikely(string Likely) : Problem(nameof(LinesForm.AlmostCertain), Likely);

public sealed record LinesWhyMissing() : Problem(nameof(LinesForm.Why));

public sealed record LinesWhyTooLong() : Problem(nameof(LinesForm.Why), LinesForm.MostWhy);

public sealed record LinesWhyBroken() : Problem(nameof(LinesForm.Why));

/// <summary>These are the lines that hold.</summary>
public sealed record LinesUnchanged() : Problem("");

public sealed record PurposeWithoutLines() : Problem("");

/// <summary>Answered, or asked anew, since the page was opened.</summary>
public sealed record LinesMovedOn() : Problem("");

public sealed record OwnLines() : Problem("");

public sealed record LinesAnswerMissing() : Problem("Agree");

public sealed record LinesDeclineWhyMissing() : Problem("Why");
