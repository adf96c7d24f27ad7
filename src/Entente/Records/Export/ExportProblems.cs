using Entente.Foundation;

namespace Entente.Records.Export;

public sealed record ExportScopeMissing() : Problem(nameof(ExportForm.Scope), "Select what to export: a search, a case, an import, a source or a record.");

public sealed record ExportFormatMissing() : Problem(nameof(ExportForm.Format), "Select a format.");

public sealed record ExportReasonTooShort(int Length) : Problem(nameof(ExportForm.Because), $"Say in at least {ExportJob.FewestWords} characters what the file is for and who gets it; you have entered {Length}.");

public sealed record ExportSubjectGone() : Problem(nameof(ExportForm.Subject), "There is no such case, import, source or record, or you may not see it. Check the reference letter by letter.");

public sealed record NothingToExport() : Problem("", "None of these records may be exported by your role. Ask for others, or ask a supervisor who may.");

public sealed record ExportGone() : Problem("", "You asked for no such export.");

public sealed record ExportWaits() : Problem("", "Somebody else must approve this export first. It can be fetched from then on.");

public sealed record ExportWasDeclined() : Problem("", "This export was declined. Ask anew, and say what has changed.");

public sealed record ExportTooLate() : Problem("", $"This export could be fetched for {ExportJob.OpenFor.TotalHours:0} hours, and they are over. Ask anew.");

public sealed record ExportInAnotherRole(string Role, string Purpose) : Problem("", $"You asked for this export as {Role}, for the purpose {Purpose}. Choose both again to fetch it.");

public sealed record TooManyRowsForAWorkbook(int Most) : Problem("", $"A workbook holds {Most:N0} rows at most. Ask for the same as CSV.");

public sealed record OwnExport() : Problem("", "You asked for this export yourself: somebody else must answer.");

public sealed record ExportAnswered() : Problem("", "Somebody has already answered: the page now shows how it stands.");

public sealed record NoExportAnswer() : Problem("Agree", "Select whether the export may go out.");

public sealed record NoReasonToDecline() : Problem("Why", "Enter why it may not go out, so that the person knows what to change.");
