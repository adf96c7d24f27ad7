using Entente.Linkage.Cluster;
using Entente.Linkage.Forms;
using Entente.Linkage.Live;
using Entente.Linkage.Tables;
using Entente.Linkage.Train;

namespace Entente.Linkage.Batch;

/// <summary>How a file is linked. The defaults are meant to be left alone.</summary>
public sealed record BatchOptions
{
    /// <summary>Roles of columns by name, where the guess is wrong.</summary>
    public IReadOnlyDictionary<string, ColumnRole> Roles { get; init; } = new Dictionary<string, ColumnRole>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A model learned before, for files with the same columns; null: the file itself is learned from.</summary>
    public TrainedModel? Model { get; init; }

    /// <summary>A model whose JSON marks columns as fixed: those keep its probabilities, the others are learned; null: all are learned.</summary>
    public TrainedModel? Start { get; init; }

    /// <summary>Answers to learn from. Unlike <see cref="Judgements"/> they bind no record: they move what agreement is worth. What is not answered is learned from as well.</summary>
    public IReadOnlyList<PairJudgement> Labels { get; init; } = [];

    /// <summary>Whether the table's column with the known answer is learned from. False: it only measures.</summary>
    public bool LearnFromTruth { get; init; }

    /// <summary>What stands fixed; null: it is found in the file.</summary>
    internal Standard? Standard { get; init; }

    /// <summary>What people said about pairs. Never overruled.</summary>
    public IReadOnlyList<PairJudgement> Judgements { get; init; } = [];

    /// <summary>Natural log odds that a pair, or the mean between two groups, must reach to be joined. 0 is as likely as not.</summary>
    public double Threshold { get; init; }

    /// <summary>The column that says where a record is from, where each source holds each person but once: no cluster then holds two records of one source, unless
    /// <see cref="Judgements"/> say so. The column is read as a category. Empty: no such rule.</summary>
    public string Once { get; init; } = "";

    /// <summary>Blocks above this many records are split.</summary>
    public int MostInBlock { get; init; } = 40;

    /// <summary>How many pairs are drawn blindly to learn chance agreement.</summary>
    public int BlindPairs { get; init; } = 200_000;

    /// <summary>About how many pairs that met are learned from.</summary>
    public int MetPairs { get; init; } = 80_000;

    /// <summary>Where samples begin. The same seed gives the same result.</summary>
    public ulong Seed { get; init; } = 20_110_322;

    /// <summary>How many threads may work, at least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Ends the work early: linking then throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Is given the model as soon as it was learned, long before the scoring is done.</summary>
    public Action<TrainedModel>? Learned { get; init; }

    /// <summary>Is told, while pairs are scored, how many meetings of two records under a key are done and how many there are. It is called from several threads.</summary>
    public IProgress<(long Done, long All)>? Working { get; init; }

    /// <summary>Writes scripts in Latin letters that the engine's own tables lack; null: such letters stand for themselves.</summary>
    public ITransliterate? Transliterate { get; init; }
}
