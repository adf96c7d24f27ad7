using Entente.Foundation;

namespace Entente.Cases.Disclosures;

/// <summary>The legal powers under which something may be passed on without consent, and how fast a withdrawal has to reach those who have the data. From data/consent/powers.json.</summary>
public sealed class Powers
{
    private readonly PowersFile _file;

    private Powers(PowersFile file) => _file = file.Powers.GroupBy(p => p.Code).FirstOrDefault(g => g.Count() > 1) is { } twice
        ? throw new InvalidDataException($"data/consent/powers.json has '{twice.Key}' twice: give each power its own code.")
        : file.Withdrawal is { TellWithin: < 1 } or { AnswerWithin: < 1 } ? throw new InvalidDataException("data/consent/powers.json: 'tellWithin' and 'answerWithin' are working days, one at least.")
        : file;

    public static Powers Shipped { get; } = From(DataFolder.Shipped);

    public IReadOnlyList<Power> All => _file.Powers;

    public WithdrawalTimes Withdrawal => _file.Withdrawal;

    public static Powers From(DataFolder data) => new(data.Read<PowersFile>("consent/powers.json"));

    public Power? Find(string? code) => _file.Powers.FirstOrDefault(p => p.Code == code);

    private sealed record PowersFile(string Source, WithdrawalTimes Withdrawal, IReadOnlyList<Power> Powers);
}

/// <summary>Working days until a recipient is told that consent was taken back, and until they have to have answered.</summary>
public sealed record WithdrawalTimes(string Source, int TellWithin, int AnswerWithin);

/// <summary>One power: whom it lets know something, of whom, where and since when.</summary>
/// <param name="Recipients">Codes of recipients; none where it names no one.</param>
/// <param name="Territories">Where it is law; none where everywhere.</param>
/// <param name="Status">"verified", "known" or "unconfirmed"; whatever is not verified is shown as unconfirmed.</param>
public sealed record Power(string Code, string Text, string Source, string Status, DateOnly From, DateOnly? To, IReadOnlyList<string> Recipients, IReadOnlyList<string> Territories, bool ChildrenOnly = false)
{
    public bool IsConfirmed => Status == "verified";

    public bool Fits(string recipient, string territory, bool isChild, DateOnly day) =>
        From <= day && (To is null || day <= To) && (Recipients.Count == 0 || Recipients.Contains(recipient))
        && (Territories.Count == 0 || Territories.Any(t => territory == t || territory.StartsWith(t + "-", StringComparison.Ordinal))) && (isChild || !ChildrenOnly);
}
