using Entente.Foundation;

namespace Entente.Records;

public sealed record NothingSaid() : Problem("");

public sealed record SchemaNotKnown(string Schema) : Problem("Schema", Schema);

public sealed record PropertyNotKnown(string Property, string Schema) : Problem(Property, Schema, Property);

public sealed record NotADate(string Property) : Problem(Property);

public sealed record TooLong(string Property, int Most) : Problem(Property, Most);

public sealed record BrokenText(string Property) : Problem(Property);

public sealed record RecordGone() : Problem("");

public sealed record AlreadySuperseded() : Problem("");

public sealed record NothingChanged() : Problem("");

public sealed record CorrectionReasonMissing() : Problem("Because");

public sealed record CorrectionSourceMissing() : Problem("Source");

public sealed record LearnedInTheFuture() : Problem("Learned");

public sealed record PropertyMissing(string Line) : Problem(Line);

public sealed record ValueMissing(string Line) : Problem(Line);

public sealed record PropertyNotYours(string Line, string Label) : Problem(Line, new Sentence(Label));
