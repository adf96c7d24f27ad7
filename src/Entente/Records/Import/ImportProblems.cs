using Entente.Foundation;

namespace Entente.Records.Import;

public sealed record NoFile() : Problem("Files", "Choose a file to bring in.");

public sealed record FileEmpty() : Problem("Files", "The file is empty. Choose one with at least one row.");

public sealed record FileTooBig(int MostMegabytes) : Problem("Files", $"Choose a file of {MostMegabytes} MB or less, or run 'entente import' on the server.");

public sealed record FileNotReadable() : Problem("Files", "This is no table, JSON, XML or workbook. Choose a CSV, XLSX, JSON lines or XML file; its content counts, not its name.");

public sealed record OldWorkbook() : Problem("Files", "This is an old Excel file (.xls). Save it as XLSX or CSV and choose that.");

public sealed record SourceNameMissing() : Problem("SourceName", "Enter the name of the source, for example 'UN consolidated list'.");

public sealed record NoColumnMapped() : Problem("Columns", "Choose what at least one column says.");

public sealed record FormatNotKnown(string Format) : Problem("Format", $"'{Format}' is no format. Choose ftm, htcds, csv, un-list, uk-list or us-list.");

public sealed record ImportGone() : Problem("", "There is no such import, or you may not see it.");

public sealed record NotCheckedYet() : Problem("", "Run the check first: it shows what would be kept.");

public sealed record AlreadyRunning() : Problem("", "This import is already running or done.");

public sealed record DatesNotSaid() : Problem("Dates", "Select whether dates have the day or the month first: the file does not tell.");

public sealed record MappingNameMissing() : Problem("MappingName", "Enter a name for the mapping, 100 characters or fewer.");
