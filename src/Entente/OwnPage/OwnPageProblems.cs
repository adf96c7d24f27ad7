using Entente.Foundation;

namespace Entente.OwnPage;

public sealed record AgreementMissing() : Problem(nameof(AccessForm.Agreed));

/// <summary>Nobody is given a page whom it could harm to have one and who does not want it.</summary>
public sealed record PersonHasNotAgreed() : Problem(nameof(AccessForm.Agreed));
public sealed record OwnSafetyMissing() : Problem(nameof(AccessForm.Safety));
public sealed record WordTooShort(int Fewest) : Problem(nameof(AccessForm.Word), Fewest);
public sealed record WordTooLong(int Most) : Problem(nameof(AccessForm.Word), Most);

/// <summary>Whoever finds or hears the word must not learn from it what it is for.</summary>
public sealed record WordTells() : Problem(nameof(AccessForm.Word));
public sealed record WordTaken() : Problem(nameof(AccessForm.Word));
public sealed record OwnLanguageMissing() : Problem(nameof(AccessForm.Language));
public sealed record CallMissing() : Problem(nameof(AccessForm.Call));
public sealed record CallTooLong(int Most) : Problem(nameof(AccessForm.Call), Most);
public sealed record CallBroken() : Problem(nameof(AccessForm.Call));
public sealed record UntilMissing() : Problem(nameof(AccessForm.Until));
public sealed record UntilNotInTime(DateOnly First, DateOnly Last) : Problem(nameof(AccessForm.Until), First, Last);
public sealed record AccessNotFound() : Problem("");
public sealed record AccessIsShut() : Problem("");

/// <summary>One answer for a wrong code word, a wrong number and a page that has ended: nobody learns which it was.</summary>
public sealed record WordOrPinWrong() : Problem("Word");
public sealed record TooManyTries(int Minutes) : Problem("Word", Minutes);

/// <summary>The page ended or was shut while it was open.</summary>
public sealed record OwnPageShut() : Problem("");
public sealed record RequestSortMissing() : Problem(nameof(OwnRequestForm.Sort));
public sealed record CorrectionWordsMissing() : Problem(nameof(OwnRequestForm.Words));
public sealed record RequestTooLong(int Most) : Problem(nameof(OwnRequestForm.Words), Most);
public sealed record RequestBroken() : Problem(nameof(OwnRequestForm.Words));
/// <summary>No decision went against them, so there is none to be looked at again.</summary>
public sealed record NothingToLookAtAgain() : Problem(nameof(OwnRequestForm.Sort));
public sealed record AskedAlready() : Problem(nameof(OwnRequestForm.Sort));
public sealed record NothingChosen() : Problem("What");
