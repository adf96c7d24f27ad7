using Entente.Foundation;

namespace Entente.Referrals.Questions;

public sealed record AnswerMissing(string Part, string Label) : Problem(Part, $"Answer \"{Label}\"");
public sealed record AnswerTooLong(string Part, string Label, int Most, int Is) : Problem(Part, $"\"{Label}\" must be {Most:N0} characters or fewer. You have {Is:N0}: shorten it, or put the rest into a file");
public sealed record AnswerBroken(string Part, string Label) : Problem(Part, $"\"{Label}\" holds characters that are no text. Type it again, or paste it without formatting");
public sealed record NotAnOption(string Part, string Label) : Problem(Part, $"Select an answer to \"{Label}\" from the list");
public sealed record NotAPhone(string Part, string Label) : Problem(Part, $"Enter a phone number in \"{Label}\", like 020 7946 0000 or +44 7700 900123");
public sealed record NotAMail(string Part, string Label) : Problem(Part, $"Enter an e-mail address in \"{Label}\", like name@example.org");
public sealed record NotANumber(string Part, string Label) : Problem(Part, $"\"{Label}\" must be a number, like 40. Leave words out");
public sealed record CommaInNumber(string Part, string Label) : Problem(Part, $"Write \"{Label}\" with a point and without a comma, like 7.5 or 1000");
public sealed record NumberOutOfRange(string Part, string Label, decimal Min, decimal Most) : Problem(Part, $"\"{Label}\" must be between {Min:0.##} and {Most:0.##}");
public sealed record NotARealDate(string Part, string Label) : Problem(Part, $"\"{Label}\" must be a real date. Enter at least a year, like 2019; day and month may stay empty");
public sealed record DateOutOfRange(string Part, string Label) : Problem(Part, $"The year of \"{Label}\" must be from 1900 to 2100");
public sealed record DateAhead(string Part, string Label) : Problem(Part, $"\"{Label}\" must not lie ahead. Check the year");
public sealed record TooManyRows(string Question, int Most) : Problem("", $"{Most} entries are the most that fit here. Put the rest into a file");
public sealed record NothingEntered() : Problem("", "Answer at least one of these, or say why there is no answer");

public sealed record EndsBeforeItBegins() : Problem("K2-to", "The end must not lie before the beginning. Correct a date, or say why the dates look so");
public sealed record OutsideTheirLife() : Problem("K2-from", "This lies before the person was born. Correct a date, or say why the dates look so");
public sealed record DeciderMissing() : Problem("by", "Enter who decided for the person: name and role");
public sealed record SameAsYourself() : Problem("mail", "Enter somebody else's mailbox: yours is given above, and this one is for when you are away");
