using Entente.Foundation;

namespace Entente.Referrals;

public sealed record DraftNotFound() : Problem("");
public sealed record ReferralNotFound() : Problem("");
public sealed record AlertNotFound() : Problem("");
public sealed record AlertChangedMeanwhile() : Problem("");
public sealed record AlertClosedMeanwhile() : Problem("");
public sealed record FileNotFound() : Problem("");

/// <summary>Somebody saved an answer after the differences were shown; they are shown anew.</summary>
public sealed record DraftChangedMeanwhile() : Problem("");
public sealed record QuestionNotFound() : Problem("");
public sealed record AlreadySent() : Problem("");

/// <summary>Somebody answered the same question after this page was opened; both versions are shown.</summary>
public sealed record AnsweredMeanwhile() : Problem("");

public sealed record QuestionNotAnswered(string Question, string Label) : Problem("Missing", new Sentence(Label), Question);
public sealed record NotDecidedToday() : Problem("Missing");
public sealed record NobodyDecidedForThem() : Problem("Missing");
public sealed record NotSaidWhetherChecked() : Problem(nameof(SendForm.CheckedWith));
public sealed record RecipientsNotConfirmed() : Problem(nameof(SendForm.Understood));
public sealed record RecipientsChanged() : Problem(nameof(SendForm.Understood));

public sealed record NoColleague() : Problem("To");
public sealed record NoteTooLong() : Problem("Note");

public sealed record FileMissing() : Problem("File");
public sealed record FileIsEmpty() : Problem("File");
public sealed record FileTooLarge() : Problem("File");
public sealed record TooManyFiles() : Problem("File");
public sealed record FileTypeRefused() : Problem("File");
public sealed record FileIsThere(string Name) : Problem("File");
public sealed record SummaryMissing() : Problem("Summary");
public sealed record SummaryBroken() : Problem("Summary");
public sealed record SummaryTooLong() : Problem("Summary");

public sealed record AdditionNotFound() : Problem("");
public sealed record WordsMissing() : Problem(nameof(AdditionForm.Words));
public sealed record WordsTooLong(int Is) : Problem(nameof(AdditionForm.Words), AdditionForm.MostWords, Is);
public sealed record WordsBroken() : Problem(nameof(AdditionForm.Words));
public sealed record NoSuchQuestion() : Problem(nameof(AdditionForm.Question));
public sealed record SortMissing() : Problem(nameof(AdditionForm.Sort));
public sealed record TellerMissing() : Problem(nameof(AdditionForm.ToldBy));
public sealed record LearnedAhead() : Problem(nameof(AdditionForm.LearnedOn));
public sealed record ThingMissing() : Problem(nameof(AdditionForm.ThingValue));
public sealed record ThingBroken() : Problem(nameof(AdditionForm.ThingValue));
public sealed record ThingTooLong() : Problem(nameof(AdditionForm.ThingValue));

public sealed record TeamMissing() : Problem("Team");
public sealed record DoneMissing() : Problem("Done");
public sealed record DoneTooLong() : Problem("Done");
