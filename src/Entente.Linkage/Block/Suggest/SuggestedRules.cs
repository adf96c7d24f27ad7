using Entente.Linkage.Batch;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Block;

/// <summary>Rules by which the records of a file would find each other, with what each costs and finds, and a small set of them that finds most for a budget of pairs.</summary>
public sealed record SuggestedRules
{
    /// <summary>All rules that were looked at, those that find most first.</summary>
    public required IReadOnlyList<RuleOutlook> Looked { get; init; }

    /// <summary>The rules that are suggested, in the order in which they add most. Empty where none fits the budget.</summary>
    public required IReadOnlyList<RuleOutlook> Chosen { get; init; }

    /// <summary>For each of <see cref="Chosen"/>, what it and those before it bring together.</summary>
    public required IReadOnlyList<SetOutlook> Together { get; init; }

    /// <summary>How many matching pairs the file has: counted where the answer is known, else expected.</summary>
    public required double Matches { get; init; }

    /// <summary>Whether the answer was known, so that recall is measured and not expected.</summary>
    public required bool Known { get; init; }

    /// <summary>The share of matching pairs that is expected to be found by none of the rules that were looked at. 0 where the answer is known: there it is counted.</summary>
    public required double Unfound { get; init; }

    /// <summary>So many pairs the chosen rules might bring.</summary>
    public required long Budget { get; init; }

    /// <summary>Blocks of more records than this are left out.</summary>
    public required int MostInBlock { get; init; }

    /// <summary>How many records the file has.</summary>
    public required int Records { get; init; }

    /// <summary>The model that pairs were judged by, with the chosen rules in it: linking with it uses them.</summary>
    public required TrainedModel Model { get; init; }

    /// <summary>Looks for rules in a table. The same table and options give the same answer, whatever the threads and the order of the file.</summary>
    /// <param name="table">The records; the column with the known answer, if it has one, makes recall exact. Its rows are used up by this.</param>
    /// <param name="options">How the file is linked; null: the defaults. A given model is judged by; its rules are not used.</param>
    /// <param name="suggest">What rules are looked for; null: the defaults.</param>
    /// <param name="progress">Is told what was done, in words.</param>
    /// <returns>The suggestion.</returns>
    /// <exception cref="FormatException">Nothing can be compared, or the options make no sense; the message says what to do.</exception>
    public static SuggestedRules For(Table table, BatchOptions? options = null, SuggestOptions? suggest = null, IProgress<string>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new Suggesting(table, options ?? new(), suggest ?? new(), progress).Run();
    }
}

/// <summary>What a rule costs and finds.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Agree">How many pairs agree on all its parts, counted.</param>
/// <param name="Pairs">How many of them it brings to be compared: those in blocks that are not too big, counted.</param>
/// <param name="Largest">How many records its largest block has.</param>
/// <param name="Recall">The share of all matching pairs that it brings, 0 to 1.</param>
public sealed record RuleOutlook(BlockingRule Rule, long Agree, long Pairs, int Largest, double Recall);

/// <summary>What some rules bring together.</summary>
/// <param name="Pairs">How many pairs, each counted once.</param>
/// <param name="Matches">How many matching pairs among them: counted where the answer is known, else expected.</param>
/// <param name="Recall">The share of all matching pairs, 0 to 1.</param>
public sealed record SetOutlook(long Pairs, double Matches, double Recall);
