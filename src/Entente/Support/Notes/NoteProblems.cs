using Entente.Foundation;

namespace Entente.Support.Notes;

public sealed record NoteNotFound() : Problem("");
public sealed record CategoryMissing() : Problem(nameof(NoteForm.Category));
public sealed record NoteWordsMissing() : Problem(nameof(NoteForm.Words));
public sealed record NoteDayMissing() : Problem(nameof(NoteForm.On));
public sealed record NoteDayInFuture() : Problem(nameof(NoteForm.On));
public sealed record FollowUpNotAhead() : Problem(nameof(NoteForm.FollowUpOn));

/// <summary>Somebody else corrected the note first. Both are on the page; nothing is overwritten.</summary>
public sealed record NoteCorrectedMeanwhile() : Problem("");

public sealed record DocumentRequestNotFound() : Problem("");
public sealed record WantedMissing() : Problem(nameof(AskForm.Wanted));

/// <summary>A document is given into the compartment of the decision: who may not read there gets none.</summary>
public sealed record NoDecisionToAskFor() : Problem("");

/// <summary>Whoever reads the notes whole reads them, and asks for nothing.</summary>
public sealed record ReadsNotesAnyway() : Problem("");
public sealed record AskedAlready() : Problem("");
public sealed record DocumentAnswered() : Problem("");
public sealed record NoteToGiveMissing() : Problem(nameof(GiveForm.Note));
public sealed record DocumentMissing() : Problem(nameof(GiveForm.Words));
public sealed record DocumentSetMissing() : Problem(nameof(GiveForm.Set));

/// <summary>Nothing leaves support without the person's yes or a named power.</summary>
public sealed record DocumentNeedsGround() : Problem(nameof(GiveForm.Ground));
public sealed record NotReadAgain() : Problem(nameof(GiveForm.Checked));
public sealed record RefusalWordsMissing() : Problem(nameof(RefuseForm.Because));
