using Entente.Foundation;

namespace Entente.Referrals.Questions;

public sealed record AnswerMissing(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record AnswerTooLong(string Part, string Label, int Most, int Is) : Problem(Part, new Sentence(Label), Most, Is);
public sealed record AnswerBroken(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record NotAnOption(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record NotAPhone(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record NotAMail(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record NotANumber(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record CommaInNumber(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record NumberOutOfRange(string Part, string Label, decimal Min, decimal Most) : Problem(Part, new Sentence(Label), Min, Most);
public sealed record NotARealDate(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record DateOutOfRange(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record DateAhead(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record OtherNotChosen(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record ReasonNotNeeded(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record AmountMissing(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record CurrencyMissing(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record CoordinateMissing(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record EventMissing(string Part, string Label) : Problem(Part, new Sentence(Label));
public sealed record TooManyRows(string Question, int Most) : Problem("", Most);
public sealed record NothingEntered() : Problem("");

public sealed record EndsBeforeItBegins() : Problem("K2-to");
public sealed record OutsideTheirLife() : Problem("K2-from");
public sealed record DeciderMissing() : Problem("by");
public sealed record SameAsYourself() : Problem("mail");
