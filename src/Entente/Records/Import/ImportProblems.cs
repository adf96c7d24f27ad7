using Entente.Foundation;

namespace Entente.Records.Import;

public sealed record NoFile() : Problem("Files", "Choose a file to bring in.");

public sealed record FileEmpty() : Problem("Files", "The file is empty. Choose one with at least one row.");

public sealed record FileTooBig(int MostMegabytes) : Problem("Files", $"Choose a file of {MostMegabytes} MB or less, or run './entente import FILE' on the server.");

public sealed record FileNotReadable() : Problem("Files", "This is no table, JSON, XML or workbook. Choose a CSV, XLSX, JSON lines or XML file; its content counts, not its name.");

public sealed record NoTableButMarkup() : Problem("Files", "This is JSON or XML, but none that is known here. Write FollowTheMoney entities one complete JSON object a line, or choose the UN list's XML.");

public sealed record WorkbookTooBig(int MostMegabytes) : Problem("Files", $"This workbook unfolds to more than {MostMegabytes} MB. Save the sheet as CSV and choose that, or run './entente import' on the server.");

public sealed record SourceNameBroken() : Problem("SourceName", "Type the name of the source again: it holds characters that are no text.");

public sealed record EncodingNotKnown() : Problem("Encoding", "Select the encoding of the file.");

public sealed record DelimiterNotKnown() : Problem("Delimiter", "Select the character that stands between columns.");

public sealed record HeaderBroken(string Encoding) : Problem("Encoding", $"The first row is no text in {Encoding}. Select the encoding in which the names of the columns look right.");

public sealed record OldWorkbook() : Problem("Files", "This is an old Excel file (.xls). Save it as XLSX or CSV and choose that.");

public sealed record SourceNameMissing() : Problem("SourceName", "Enter the name of the source, for example 'UN consolidated list'.");

public sealed record SaidUnderAnotherName(string Name, Reference Import, DateTimeOffset When) : Problem("SaidAgain", string.Create(System.Globalization.CultureInfo.InvariantCulture,
    $"These very files were brought in on {When:yyyy-MM-dd} as '{Name}' ({Import}). Give that name, so that one word is not counted twice; or tick that this source says the same by itself."));

public sealed record SaidBeforeNewer(Reference Import, DateTimeOffset When) : Problem("SaidAgain", string.Create(System.Globalization.CultureInfo.InvariantCulture,
    $"These very files were brought in on {When:yyyy-MM-dd} ({Import}), and newer ones of this source since. Choose the newest file; or tick that the source says this again now, so that its values take the place of the newer ones."));

public sealed record LanguageNotKnown() : Problem("Language", "Enter the language as a code of two or three letters, such as 'ro', or leave it empty.");

public sealed record CompartmentNotYours() : Problem("Compartment", "Select a compartment into which your role may write, or ask an administrator to bring the file in.");

public sealed record NoColumnMapped() : Problem("Columns", "Choose what at least one column says.");

public sealed record FormatNotKnown(string Format) : Problem("Format", $"'{Format}' is no format. Choose ftm, htcds, records, csv, un-list, uk-list or us-list.");

public sealed record NoThingChosen() : Problem("Things", "Select what each row tells of, for example a person.");

public sealed record ColumnSaysNothingChosen(int At, string Column) : Problem($"Columns[{At}]", $"Select again what '{Column}' says: the thing it spoke of is not chosen above.");

public sealed record ThingWithoutColumns(string Thing) : Problem("Things", $"{Thing}: choose at least one column that says something of it, or leave it out.");

public sealed record TieWithoutEnds(string Thing) : Problem("Things", $"{Thing}: choose both things that it ties together, or leave it out.");

public sealed record IdColumnNotThere(string Column) : Problem("IdColumn", $"Select the number again: the file has no column '{Column}'.");

public sealed record MappedColumnNotThere(string Column) : Problem("UseMapping", $"The kept mapping speaks of a column '{Column}', which this file does not have. Check the columns below.");

public sealed record MappingGone() : Problem("UseMapping", "Select a mapping that was kept.");

public sealed record ImportGone() : Problem("", "There is no such import, or you may not see it.");

public sealed record OptionNotKnown(string Option) : Problem("", $"'{Option}' is no option; './entente import --help' lists them. Files come first, options after them.");

public sealed record OptionWithoutValue(string Option) : Problem("", $"Say a value after {Option}.");

public sealed record OptionNotAChoice(string Option, string Said, string Choices) : Problem("", $"{Option} cannot be '{Said}'. Choose one of: {Choices}.");

public sealed record FileNotThere(string Path) : Problem("", $"There is no file {Path}.");

public sealed record OrganisationNotThere(string Name) : Problem("", $"There is no organisation '{Name}'. Write its name as it stands under People.");

public sealed record NotCheckedYet() : Problem("", "Run the check first: it shows what would be kept.");

public sealed record AlreadyRunning() : Problem("", "This import is already running or done.");

public sealed record DatesNotSaid() : Problem("Dates", "Select whether dates have the day or the month first: the file does not tell.");

public sealed record MappingNameMissing() : Problem("MappingName", "Enter a name for the mapping, 100 characters or fewer.");
