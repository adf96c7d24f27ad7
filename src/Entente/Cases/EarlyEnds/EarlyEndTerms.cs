using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Cases.EarlyEnds;

/// <summary>How long somebody has to answer before their recovery period may be ended, and by which ways they are told, from data/early-ends/terms.json. The grounds are the law's: <see cref="Regime.EarlyEnds"/>.</summary>
public sealed class EarlyEndTerms
{
    private const string Name = "early-ends/terms.json";
    private readonly File _file;

    private EarlyEndTerms(File file) => _file = file;

    public static EarlyEndTerms Shipped { get; } = From(DataFolder.Shipped);

    public string Source => _file.Source;

    public bool IsConfirmed => _file.Status == FactStatus.Verified;

    public int AnswerWorkingDays => _file.AnswerWorkingDays;

    public IReadOnlyList<Term> Ways => _file.Ways;

    public static EarlyEndTerms From(DataFolder data)
    {
        var file = data.Read<File>(Name);
        if (file.AnswerWorkingDays < 1 || file.Ways.Count == 0) throw new InvalidDataException($"data/{Name}: nobody's recovery period ends unheard: give a working day or more, and a way.");
        return new(file);
    }

    private sealed record File(string Source, FactStatus Status, int AnswerWorkingDays, IReadOnlyList<Term> Ways);
}
