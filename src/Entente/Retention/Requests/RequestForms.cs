using Entente.Access;
using Entente.OwnPage;

namespace Entente.Retention.Requests;

/// <summary>What is entered when a request is taken down; null is not answered.</summary>
public sealed record RequestForm
{
    /// <summary>The reference of what was asked on the person's own page; empty where it came another way.</summary>
    public string? Own { get; init; }
    public OwnRequestSort? Sort { get; init; }
    public string? Channel { get; init; }
    public string? Law { get; init; }
    public string? Words { get; init; }
    public string? Identity { get; init; }
    public string? IdentityWords { get; init; }
    public DateOnly? ReceivedOn { get; init; }

    public override string ToString() => nameof(RequestForm);
}

/// <summary>What is entered to extend the time.</summary>
public sealed record RequestStepForm
{
    public string? Words { get; init; }

    public override string ToString() => nameof(RequestStepForm);
}

/// <summary>What is entered to hold a kind of data back.</summary>
public sealed record WithholdForm
{
    public DataKind? Kind { get; init; }
    public string? Ground { get; init; }
    public string? Words { get; init; }

    public override string ToString() => nameof(WithholdForm);
}

/// <summary>What the second person says of holding something back.</summary>
public sealed record WithholdAnswerForm
{
    public bool? Agreed { get; init; }
    public string? Words { get; init; }

    public override string ToString() => nameof(WithholdAnswerForm);
}

/// <summary>How a correction is answered.</summary>
public sealed record CorrectionAnswerForm
{
    public bool? Accepted { get; init; }
    /// <summary>The reference of the record in which what the person says stands.</summary>
    public string? Record { get; init; }
    public string? Refusal { get; init; }
    /// <summary>What the person is told.</summary>
    public string? Words { get; init; }

    public override string ToString() => nameof(CorrectionAnswerForm);
}

/// <summary>By which way the answer is handed out.</summary>
public sealed record HandOutForm
{
    /// <summary>The reference of a way to reach the person.</summary>
    public string? Way { get; init; }
    public string? Receiver { get; init; }
    /// <summary>The digest of what was looked through.</summary>
    public string? Seen { get; init; }
    /// <summary>Somebody looked through it for other people and for what is dangerous.</summary>
    public bool? Looked { get; init; }

    public override string ToString() => nameof(HandOutForm);
}
