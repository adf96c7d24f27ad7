using Entente.Foundation;
using Entente.Records;

namespace Entente.Retention.Holds;

public sealed record HoldGroundMissing() : Problem(nameof(HoldForm.Ground));
public sealed record HoldWordsTooShort(string Field, int Least) : Problem(Field, Least);
public sealed record HoldWordsTooLong(string Field, int Most) : Problem(Field, Most);
public sealed record HoldWordsBroken(string Field) : Problem(Field);
public sealed record HoldUntilPast(DateOnly From) : Problem(nameof(HoldForm.Until), From);
public sealed record HoldReviewUnreal(string Field, DateOnly From, DateOnly To) : Problem(Field, From, To);
public sealed record HoldNotFound() : Problem("");
public sealed record HoldIsOver() : Problem("");

/// <summary>Whoever placed it does not lift it.</summary>
public sealed record HoldIsYourOwn() : Problem("");

/// <summary>Checks words that are kept in this room.</summary>
internal static class HoldText
{
    public static Problem? Refusal(string field, string? text, int least, int most = LegalHold.MostWords) => text?.Length > most ? new HoldWordsTooLong(field, most)
        : text is not null && NormalForms.IsBroken(text) ? new HoldWordsBroken(field)
        : (text?.Trim().Length ?? 0) < least ? new HoldWordsTooShort(field, least) : null;
}
