using Entente.Referrals.Questions;

namespace Entente.Referrals;

/// <summary>What came from one page.</summary>
public sealed record AnswerForm
{
    public required string Question { get; init; }

    /// <summary>The row of a repeating question; one past the last adds a row.</summary>
    public int Row { get; init; }

    /// <summary>The page of the row; 0 where all of them came at once.</summary>
    public int Step { get; init; } = 1;

    /// <summary>How the answer stood when the page was opened: of a repeating question the row, <see cref="Answers.NewRow"/> for one that is added.</summary>
    public string Was { get; init; } = "";

    /// <summary>What was chosen for a part where a colleague had saved another answer; what is not named is as entered.</summary>
    public IReadOnlyDictionary<string, KeptPart> Keep { get; init; } = new Dictionary<string, KeptPart>();

    /// <summary>Why there is no answer, in place of one.</summary>
    public string? WhyNot { get; init; }
    public bool Remove { get; init; }
    public IReadOnlyDictionary<string, string[]> Entered { get; init; } = new Dictionary<string, string[]>();

    public override string ToString() => Question;
}

/// <summary>Of two answers to one part: the stored one, or both.</summary>
public enum KeptPart { Stored, Both }

/// <summary>A draft after one page of it was saved.</summary>
/// <param name="Row">Where the entry stands now; colleagues may have added others before it.</param>
public sealed record SavedAnswer(OpenedDraft Opened, int Row)
{
    public override string ToString() => Opened.ToString();
}
