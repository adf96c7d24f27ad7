using Entente.Foundation;

namespace Entente.Cases.Charges;

public sealed record ChargeNotFound() : Problem("");
public sealed record ChargeSortMissing() : Problem(nameof(ChargeForm.Sort));
public sealed record OffenceMissing() : Problem(nameof(ChargeForm.What));
public sealed record StageMissing() : Problem(nameof(ChargeForm.Stage));
public sealed record AuthorityMissing() : Problem(nameof(ChargeForm.Authority));
public sealed record ChargeSourceMissing() : Problem(nameof(ChargeForm.Source));
public sealed record ChargedInFuture() : Problem(nameof(ChargeForm.ChargedOn));
public sealed record ActInFuture() : Problem(nameof(ChargeForm.ActOn));
public sealed record ActAfterCharge() : Problem(nameof(ChargeForm.ActOn));
public sealed record MadeToUnknown() : Problem(nameof(ChargeForm.MadeTo));
public sealed record StatementLanguageUnknown() : Problem(nameof(ChargeForm.Language));
public sealed record ActRecordUnknown() : Problem(nameof(ChargeForm.Records));
public sealed record ChargeTextTooLong(string Of, int Most) : Problem(Of, Most);
public sealed record ChargeTextBroken(string Of) : Problem(Of);
public sealed record SetAsideReasonMissing() : Problem(nameof(SetAsideForm.Because));

/// <summary>Of what was handed over, nobody says afterwards that it was nothing.</summary>
public sealed record AlreadyHandedOver() : Problem(nameof(SetAsideForm.Because));

/// <summary>Somebody else changed the charge first. What they entered is on the page; nothing is overwritten.</summary>
public sealed record ChargeChangedMeanwhile() : Problem("");

public sealed record ChargeNotKept() : Problem("");

/// <summary>A prosecutor is told of an act, not of a charge alone.</summary>
public sealed record ActNotSaid() : Problem("");

/// <summary>Of an adult the defence rests on compulsion; of a child none is to be shown.</summary>
public sealed record CompulsionNotSaid() : Problem("");
public sealed record ProsecutorMissing() : Problem(nameof(PackForm.Named));
public sealed record PackRecordsMissing() : Problem(nameof(PackForm.Records));
public sealed record PackRecordStays(string Record) : Problem(nameof(PackForm.Records), Record);
public sealed record HandedOnMissing() : Problem(nameof(PackForm.Day));
public sealed record PackLetterMissing() : Problem(nameof(PackForm.Letter));

/// <summary>Nothing crosses to a prosecutor without the person's yes or a named power, also not what went already.</summary>
public sealed record PackNeedsGround() : Problem(nameof(PackForm.Ground));

public sealed record NoPackYet() : Problem("");
public sealed record AnswerNotSaid() : Problem(nameof(ChargeStepForm.Answer));
public sealed record AnswerReasonMissing() : Problem(nameof(ChargeStepForm.Reason));
public sealed record AnswerReasonDoesNotFit() : Problem(nameof(ChargeStepForm.Reason));
public sealed record AnswerWordsMissing() : Problem(nameof(ChargeStepForm.Words));
public sealed record StepDayMissing() : Problem(nameof(ChargeStepForm.Day));
public sealed record StepDayInFuture() : Problem(nameof(ChargeStepForm.Day));
public sealed record AnsweredBeforeHandedOver(DateOnly On) : Problem(nameof(ChargeStepForm.Day), On);
public sealed record NothingToQuash() : Problem(nameof(ChargeStepForm.Answer));
public sealed record RemedyMissing() : Problem(nameof(ChargeStepForm.Remedy));
public sealed record NotConvicted() : Problem(nameof(ChargeStepForm.Remedy));
