namespace Entente.Cases.Consent;

/// <summary>What a person said, as it is written down: one purpose and one recipient at a time, for several parts of the data. Null is not answered.</summary>
public sealed record ConsentForm
{
    public ConsentAct? Act { get; init; }
    public string? Purpose { get; init; }
    public string? Recipient { get; init; }
    public string? Named { get; init; }
    public string? Country { get; init; }
    public List<string> Sets { get; init; } = [];
    public SaidWhen? When { get; init; }
    public DateOnly? Day { get; init; }
    public string? Time { get; init; }
    public DateOnly? Until { get; init; }
    public string? Language { get; init; }
    public string? ReadBy { get; init; }
    public string? InterpretedBy { get; init; }
    public string? Interpreter { get; init; }
    public bool? ExplainedBack { get; init; }
    public string? OwnWords { get; init; }
    public string? Proof { get; init; }
    public string? ProofKept { get; init; }
    public string? Witness { get; init; }
    public ConsentBy? By { get; init; }
    public string? ByName { get; init; }
    public string? ByGround { get; init; }
    public string? OwnView { get; init; }

    public override string ToString() => nameof(ConsentForm);
}

/// <summary>Whether somebody says it in this moment or said it before.</summary>
public enum SaidWhen { Now, Earlier }

/// <summary>What a person no longer wants. <see cref="What"/> names entries by reference; <see cref="Everything"/> all of them and whatever else was ever agreed to.</summary>
public sealed record WithdrawalForm
{
    public const string Everything = "everything";

    public List<string> What { get; init; } = [];
    public SaidWhen? When { get; init; }
    public DateOnly? Day { get; init; }
    public string? Time { get; init; }
    public ConsentBy? By { get; init; }
    public string? ByName { get; init; }
    public string? OwnWords { get; init; }

    public override string ToString() => nameof(WithdrawalForm);
}
