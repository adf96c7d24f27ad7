using Entente.Foundation;

namespace Entente.Referrals;

public sealed record DraftNotFound() : Problem("", "There is no such draft, or it is not open to you. Check the reference");
public sealed record ReferralNotFound() : Problem("", "There is no such referral, or it is not open to you. Check the reference");
public sealed record AlertNotFound() : Problem("", "There is no such alert, or it is not open to you");
public sealed record AlertChangedMeanwhile() : Problem("", "The responder said more, or a colleague took this, while you were writing. Read it again and then close it: what you wrote is still below");
public sealed record AlertClosedMeanwhile() : Problem("", "A colleague closed this alert while you were writing. What you wrote is below and is not saved");
public sealed record FileNotFound() : Problem("", "There is no such file, or it is not open to you");
public sealed record QuestionNotFound() : Problem("", "This question is not asked here. Go back to the list of sections");
public sealed record AlreadySent() : Problem("", "This referral has been sent. Add what you learned since to the sent referral: open it under Refer and choose \"Add information\"");

/// <summary>Somebody answered the same question after this page was opened; both versions are shown.</summary>
public sealed record AnsweredMeanwhile() : Problem("", "A colleague answered this after you opened the page. Compare both, choose, and save again");

public sealed record QuestionNotAnswered(string Question, string Label) : Problem("Missing", $"Answer \"{Label}\" ({Question}) before sending");
public sealed record NotDecidedToday() : Problem("Missing", "The person cannot decide today, so nothing is sent. Keep the draft and ask again; if they say no, a report without their identity is sent");
public sealed record NobodyDecidedForThem() : Problem("Missing", "The person lacks the capacity to decide, so nothing is sent until somebody whom the law names has decided for them. Keep the draft, and say in \"Who decides for them?\" (E9) who decided and on what ground");
public sealed record NotSaidWhetherChecked() : Problem(nameof(SendForm.CheckedWith), "Select whether this was checked with the person");
public sealed record RecipientsNotConfirmed() : Problem(nameof(SendForm.Understood), "Confirm that you understand who receives what");
public sealed record RecipientsChanged() : Problem(nameof(SendForm.Understood), "Who receives this changed while you were reading. Read the list again and confirm it");

public sealed record NoColleague() : Problem("To", "Select a colleague of your organisation");
public sealed record NoteTooLong() : Problem("Note", "The note must be 1,000 characters or fewer. Shorten it");

public sealed record FileMissing() : Problem("File", "Choose a file");
public sealed record FileIsEmpty() : Problem("File", "The file is empty. Choose another");
public sealed record FileTooLarge() : Problem("File", "The file must be 25 MB or smaller. Split it, or send a smaller copy");
public sealed record TooManyFiles() : Problem("File", "A referral takes 100 files at most. Remove one first, or join several in one document");
public sealed record FileTypeRefused() : Problem("File", "This is not a document, picture, recording or plain text that the centre takes. Save it as PDF, JPEG, PNG, DOCX, XLSX, MP3, MP4 or text");
public sealed record FileIsThere(string Name) : Problem("File", "This very file is here already");
public sealed record SummaryMissing() : Problem("Summary", "Enter in a few words what the file shows");
public sealed record SummaryTooLong() : Problem("Summary", "The summary must be 300 characters or fewer. Shorten it");

public sealed record AdditionNotFound() : Problem("", "There is no such information, or it is not open to you");
public sealed record WordsMissing() : Problem(nameof(AdditionForm.Words), "Enter what you learned");
public sealed record WordsTooLong(int Is) : Problem(nameof(AdditionForm.Words), $"What you learned must be {AdditionForm.MostWords:N0} characters or fewer. You have {Is:N0}: split it in two");
public sealed record NoSuchQuestion() : Problem(nameof(AdditionForm.Question), "Select a question of this referral, or none");
public sealed record SortMissing() : Problem(nameof(AdditionForm.Sort), "Select whether this is new or corrects something");
public sealed record TellerMissing() : Problem(nameof(AdditionForm.ToldBy), "Select who said or saw it");
public sealed record LearnedAhead() : Problem(nameof(AdditionForm.LearnedOn), "The day on which you learned it must not lie ahead. Check the year");
public sealed record ThingMissing() : Problem(nameof(AdditionForm.ThingValue), "Select what kind of number or name it is and enter it, or leave both empty");
public sealed record ThingTooLong() : Problem(nameof(AdditionForm.ThingValue), "The number or name must be 200 characters or fewer. Shorten it");

public sealed record TeamMissing() : Problem("Team", "Select the team that is to deal with it");
public sealed record DoneMissing() : Problem("Done", "Enter what was done and who was told");
public sealed record DoneTooLong() : Problem("Done", "This must be 4,000 characters or fewer. Shorten it");
