using Entente.Foundation;
using Entente.Retention.Schedule;

namespace Entente.Retention.Deletion;

/// <summary>Something stands in the way of deleting: one refusal for each.</summary>
public sealed record DeletionInTheWay(InTheWay What) : Problem("", new TextKey($"retention.way.{What}"))
{
    protected override string Variant => What.ToString();
}

public sealed record DeletionNotFound() : Problem("");
public sealed record DeletionAnswered() : Problem("");
public sealed record DeletionProposedAlready() : Problem("");

/// <summary>Whoever proposes does not confirm.</summary>
public sealed record DeletionIsYourOwn() : Problem("");

/// <summary>Another number of rows would go than was shown: look again.</summary>
public sealed record DeletionCountChanged() : Problem("");
public sealed record DeletionSureMissing() : Problem("Sure");
public sealed record CertificateNotFound() : Problem("");
