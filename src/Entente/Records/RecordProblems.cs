using Entente.Foundation;

namespace Entente.Records;

public sealed record NothingSaid() : Problem("", "Enter at least one thing that is known.");

public sealed record SchemaNotKnown(string Schema) : Problem("Schema", $"'{Schema}' is no schema of this centre. Choose one of data/ontology, for example Person, Vehicle or Address.");

public sealed record PropertyNotKnown(string Property, string Schema) : Problem(Property, $"A {Schema} has no property '{Property}'. Map it to another, or add it to data/ontology with a class.");

public sealed record NotADate(string Property) : Problem(Property, "Enter a date such as 2019-05-17, 2019-05, 2019 or ~2019.");

public sealed record TooLong(string Property, int Most) : Problem(Property, $"Shorten this to {Most:N0} characters or fewer.");

public sealed record BrokenText(string Property) : Problem(Property, "This holds characters that are no text (a broken or wrong encoding). Save the file as UTF-8 and bring it again.");

public sealed record RecordGone() : Problem("", "There is no such record, or you may not see it. Check the reference.");

public sealed record AlreadySuperseded() : Problem("", "Somebody has already corrected this record. Open the newer one and correct that.");

public sealed record NothingChanged() : Problem("", "Nothing was changed. Change at least one value, or go back.");

public sealed record CorrectionReasonMissing() : Problem("Because", "Enter why this is corrected: it stays with the record.");

public sealed record CorrectionSourceMissing() : Problem("Source", "Enter whose word this is, in 200 characters or fewer: the same source, or another.");

public sealed record LearnedInTheFuture() : Problem("Learned", "Enter the day on which the centre learned of it: today or earlier.");

public sealed record PropertyMissing(string Line) : Problem(Line, "Select what this value is about.");

public sealed record ValueMissing(string Line) : Problem(Line, "Enter a value, or tick that the statement is withdrawn.");

public sealed record PropertyNotYours(string Line, string Label) : Problem(Line, $"Your role may not change '{Label}' of this record. Leave it as it is, and ask a supervisor of the centre.");
