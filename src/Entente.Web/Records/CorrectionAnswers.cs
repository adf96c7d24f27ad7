using Entente.Foundation;
using Entente.Records;
using Entente.Records.Correct;

namespace Entente.Web.Records;

/// <summary>What the correction page sends.</summary>
public sealed record CorrectionAnswers
{
    private const int EmptyLines = 3;

    public string? Source { get; set; }
    public PartialDate? Said { get; set; }
    public DateOnly? Learned { get; set; }
    public Reliability Reliability { get; set; }
    public string? Because { get; set; }
    public List<CorrectionLineAnswers> Lines { get; set; } = [];

    /// <summary>The record as it stands; with an earlier form, the words round it as they were typed there.</summary>
    public static CorrectionAnswers Of(CorrectionView view, CorrectionAnswers? typed = null)
    {
        var answers = new CorrectionAnswers
        {
            Source = typed?.Source ?? view.Source,
            Said = typed is null ? view.Record.Said : typed.Said,
            Learned = typed?.Learned,
            Reliability = typed?.Reliability ?? view.Record.Reliability,
            Because = typed?.Because,
            Lines = [.. view.Lines.Select(l => new CorrectionLineAnswers { Index = l.Index, Property = l.Property.Name, Value = l.Said.Value, Said = l.Said.Said, Reliability = l.Said.Reliability })],
        };
        answers.FillUp();
        return answers;
    }

    /// <summary>A few empty lines for what is new.</summary>
    public void FillUp()
    {
        while (Lines.Count(l => l.Index is null) < EmptyLines) Lines.Add(new());
    }

    public CorrectionForm AsForm() => new()
    {
        Source = Source ?? "",
        Said = Said,
        Learned = Learned,
        Reliability = Reliability,
        Because = Because ?? "",
        Lines = [.. Lines.Select(l => new CorrectionLine { Index = l.Index, Property = l.Property ?? "", Value = l.Value ?? "", Said = l.Said, Reliability = l.Reliability, Withdrawn = l.Withdrawn })],
    };

    /// <summary>The same without places in the record that was corrected: every statement as this person wants it to stand.</summary>
    public CorrectionAnswers Resolved(CorrectionView view) => this with
    {
        Lines = [.. Lines.Where(l => !l.Withdrawn && !string.IsNullOrWhiteSpace(l.Value)).Select(l => l with { Index = null, Property = l.Index is { } at ? view.Lines.FirstOrDefault(v => v.Index == at)?.Property.Name ?? l.Property : l.Property })],
    };

    public override string ToString() => nameof(CorrectionAnswers);
}

/// <summary>One line of it.</summary>
public sealed record CorrectionLineAnswers
{
    public int? Index { get; set; }
    public string? Property { get; set; }
    public string? Value { get; set; }
    public PartialDate? Said { get; set; }
    public Reliability? Reliability { get; set; }
    public bool Withdrawn { get; set; }

    public override string ToString() => nameof(CorrectionLineAnswers);
}
