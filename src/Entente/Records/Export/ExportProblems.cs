using Entente.Foundation;

namespace Entente.Records.Export;

public sealed record ExportScopeMissing() : Problem(nameof(ExportForm.Scope));

public sealed record ExportFormatMissing() : Problem(nameof(ExportForm.Format));

public sealed record ExportReasonTooShort(int Length) : Problem(nameof(ExportForm.Because), ExportJob.FewestWords, Length);

public sealed record ExportSubjectGone() : Problem(nameof(ExportForm.Subject));

public sealed record NothingToExport() : Problem("");

public sealed record ExportGone() : Problem("");

public sealed record ExportWaits() : Problem("");

public sealed record ExportWasDeclined() : Problem("");

public sealed record ExportTooLate() : Problem("", ExportJob.OpenFor.TotalHours);

public sealed record ExportInAnotherRole(string Role, string Purpose) : Problem("", new TextKey("role." + Role), new TextKey("purpose." + Purpose));

public sealed record TooManyRowsForAWorkbook(int Most) : Problem("", Most);

public sealed record OwnExport() : Problem("");

public sealed record ExportAnswered() : Problem("");

public sealed record NoExportAnswer() : Problem("Agree");

public sealed record NoReasonToDecline() : Problem("Why");
