using Entente.Access;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>What somebody typed after "entente import": the files, and what the page would ask of them. Whatever is misspelt is refused, never guessed.</summary>
public sealed record ImportArguments
{
    private static readonly string[] Valued = ["--format", "--source", "--kind", "--reliability", "--handling", "--compartment", "--language", "--mapping", "--dates", "--region", "--organisation", "--database", "--var"];
    private static readonly string[] Plain = ["--check", "--again"];

    public IReadOnlyList<string> Files { get; private init; } = [];
    public string? Mapping { get; private init; }
    public string? Organisation { get; private init; }

    /// <summary>Whether the file is only looked at.</summary>
    public bool OnlyCheck { get; private init; }

    private Dictionary<string, string> Said { get; init; } = [];

    public static Result<ImportArguments> Of(IReadOnlyList<string> args)
    {
        var problems = new List<Problem>();
        var files = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = files.Count; i < args.Count; i++)
        {
            if (Plain.Contains(args[i])) said[args[i]] = "";
            else if (!Valued.Contains(args[i])) problems.Add(new OptionNotKnown(args[i]));
            else if (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal)) problems.Add(new OptionWithoutValue(args[i]));
            else said[args[i]] = args[++i];
        }

        Check<SourceKind>("--kind");
        Check<Reliability>("--reliability");
        Check<Handling>("--handling");
        Check<Compartment>("--compartment");
        Check<DateOrder>("--dates");
        if (said.TryGetValue("--format", out var format) && Formats.Find(format) is null) problems.Add(new FormatNotKnown(format));
        problems.AddRange(files.Where(f => !File.Exists(f)).Select(f => new FileNotThere(f)));
        if (problems.Count > 0) return problems;
        return new ImportArguments
        {
            Files = files,
            Mapping = said.GetValueOrDefault("--mapping"),
            Organisation = said.GetValueOrDefault("--organisation"),
            OnlyCheck = said.ContainsKey("--check"),
            Said = said,
        };

        void Check<T>(string option) where T : struct, Enum
        {
            if (said.TryGetValue(option, out var value) && Choice<T>(value) is null) problems.Add(new OptionNotAChoice(option, value, string.Join(", ", Enum.GetValues<T>().Select(Name))));
        }
    }

    /// <summary>The plan as these words change it; what nobody said stays as it was proposed.</summary>
    public ImportPlan On(ImportPlan plan, string fileName) => plan with
    {
        Format = Said.GetValueOrDefault("--format", plan.Format),
        SourceName = Said.GetValueOrDefault("--source", plan.SourceName.Length > 0 ? plan.SourceName : Path.GetFileNameWithoutExtension(fileName)),
        SourceKind = Of<SourceKind>("--kind") ?? plan.SourceKind,
        Reliability = Of<Reliability>("--reliability") ?? plan.Reliability,
        Handling = Of<Handling>("--handling") ?? plan.Handling,
        Compartment = Of<Compartment>("--compartment") ?? plan.Compartment,
        Language = Said.GetValueOrDefault("--language", plan.Language),
        Dates = Of<DateOrder>("--dates") ?? plan.Dates,
        DatesUncertain = plan.DatesUncertain && !Said.ContainsKey("--dates"),
        Region = Said.GetValueOrDefault("--region", plan.Region),
        SaidAgain = Said.ContainsKey("--again"),
    };

    private T? Of<T>(string option) where T : struct, Enum => Said.TryGetValue(option, out var value) ? Choice<T>(value) : null;

    private static T? Choice<T>(string said) where T : struct, Enum => Enum.GetValues<T>().Where(v => Name(v) == said).Select(v => (T?)v).FirstOrDefault();

    /// <summary>As a command line writes it: "watch-list".</summary>
    private static string Name<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
