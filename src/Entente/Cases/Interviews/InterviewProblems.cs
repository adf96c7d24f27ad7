using Entente.Foundation;

namespace Entente.Cases.Interviews;

public sealed record TopicsMissing() : Problem(nameof(TellingForm.Topics));
public sealed record TellingWhenMissing() : Problem(nameof(TellingForm.When));
public sealed record TellingDayMissing() : Problem(nameof(TellingForm.Day));
public sealed record TellingDayInFuture() : Problem(nameof(TellingForm.Day));
public sealed record MinutesOutside() : Problem(nameof(TellingForm.Minutes));
public sealed record AskerMissing() : Problem(nameof(TellingForm.Asker));
public sealed record InterpretedByMissing() : Problem(nameof(TellingForm.InterpretedBy));
public sealed record InterpreterNameMissing() : Problem(nameof(TellingForm.Interpreter));

/// <summary>Never somebody who came along: they may be in control.</summary>
public sealed record CompanionMustNotInterpret() : Problem(nameof(TellingForm.InterpretedBy));

/// <summary>The interpreter is named among the exploiters, or those around them.</summary>
public sealed record InterpreterIsConnected() : Problem(nameof(TellingForm.Interpreter));

/// <summary>They told it before: what was told can be used, and if not, somebody says why.</summary>
public sealed record ToldBefore(string Topic, int Times) : Problem(nameof(TellingForm.Because), new Sentence(Topic), Times);
public sealed record TellingTextTooLong(string Of, string Name, int Most) : Problem(Of, new TextKey("what." + Name), Most);
public sealed record TellingTextBroken(string Of, string Name) : Problem(Of, new TextKey("what." + Name));
