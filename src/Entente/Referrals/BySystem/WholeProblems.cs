using Entente.Foundation;

namespace Entente.Referrals.BySystem;

public sealed record BodyTooLarge(int Most) : Problem("", Most);
public sealed record BodyIsNotJson(long Line) : Problem("", Line);
public sealed record BodyIsNoObject() : Problem("");

/// <summary>A name that is none of those which may stand here. What it is stays unsaid: anything may have been written there.</summary>
/// <param name="Place">Which name of its object it is, counted from 1.</param>
public sealed record NameUnknown(string At, int Place) : Problem(At, Place);

public sealed record ShouldBeText(string At) : Problem(At);
public sealed record ShouldBeTrueOrFalse(string At) : Problem(At);
public sealed record ShouldBeTrue(string At) : Problem(At);
public sealed record ShouldBeNumber(string At) : Problem(At);
public sealed record ShouldBeList(string At) : Problem(At);
public sealed record ShouldBeObject(string At) : Problem(At);
public sealed record RowIsEmpty(string At) : Problem(At);
public sealed record OneRowOnly(string At) : Problem(At);
public sealed record ReasonStandsAlone(string At) : Problem(At);
public sealed record QuestionsMissing() : Problem("/questions");

/// <param name="Current">The version that is asked today.</param>
public sealed record QuestionsNotAskedToday(string Current) : Problem("/questions", Current);

public sealed record AnswersMissing() : Problem("/answers");

/// <summary>The other answers mean that nobody is asked this.</summary>
public sealed record NotAsked(string At, string Label) : Problem(At, new Sentence(Label));

public sealed record IdempotencyKeyMissing(int Most) : Problem("Idempotency-Key", Most);

/// <summary>The same key came before with another body.</summary>
public sealed record IdempotencyKeyUsed() : Problem("Idempotency-Key");
