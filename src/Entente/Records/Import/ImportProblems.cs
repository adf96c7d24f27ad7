using Entente.Foundation;

namespace Entente.Records.Import;

public sealed record NoFile() : Problem("Files");

public sealed record FileEmpty() : Problem("Files");

public sealed record FileTooBig(int MostMegabytes) : Problem("Files", MostMegabytes);

public sealed record FileNotReadable() : Problem("Files");

public sealed record NoTableButMarkup() : Problem("Files");

public sealed record WorkbookTooBig(int MostMegabytes) : Problem("Files", MostMegabytes);

public sealed record SourceNameBroken() : Problem("SourceName");

public sealed record EncodingNotKnown() : Problem("Encoding");

public sealed record DelimiterNotKnown() : Problem("Delimiter");

public sealed record HeaderBroken(string Encoding) : Problem("Encoding", Encoding);

public sealed record OldWorkbook() : Problem("Files");

public sealed record SourceNameMissing() : Problem("SourceName");

public sealed record SaidUnderAnotherName(string Name, Reference Import, DateTimeOffset When) : Problem("SaidAgain", When, Name, Import);

public sealed record SaidBeforeNewer(Reference Import, DateTimeOffset When) : Problem("SaidAgain", When, Import);

public sealed record LanguageNotKnown() : Problem("Language");

public sealed record CompartmentNotYours() : Problem("Compartment");

public sealed record NoColumnMapped() : Problem("Columns");

public sealed record FormatNotKnown(string Format) : Problem("Format", Format);

public sealed record NoThingChosen() : Problem("Things");

public sealed record ColumnSaysNothingChosen(int At, string Column) : Problem($"Columns[{At}]", Column);

public sealed record ThingWithoutColumns(string Thing) : Problem("Things", new Sentence(Thing));

public sealed record TieWithoutEnds(string Thing) : Problem("Things", new Sentence(Thing));

public sealed record IdColumnNotThere(string Column) : Problem("IdColumn", Column);

public sealed record MappedColumnNotThere(string Column) : Problem("UseMapping", Column);

public sealed record MappingGone() : Problem("UseMapping");

public sealed record ImportGone() : Problem("");

public sealed record OptionNotKnown(string Option) : Problem("", Option);

public sealed record OptionWithoutValue(string Option) : Problem("", Option);

public sealed record OptionNotAChoice(string Option, string Said, string Choices) : Problem("", Option, Said, Choices);

public sealed record FileNotThere(string Path) : Problem("", Path);

public sealed record OrganisationNotThere(string Name) : Problem("", Name);

public sealed record NotCheckedYet() : Problem("");

public sealed record AlreadyRunning() : Problem("");

public sealed record DatesNotSaid() : Problem("Dates");

public sealed record MappingNameMissing() : Problem("MappingName");

public sealed record MappingNameBroken() : Problem("MappingName");
