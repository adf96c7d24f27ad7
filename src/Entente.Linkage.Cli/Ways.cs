namespace Entente.Linkage.Cli;

/// <summary>A verb may go several ways, by the options that it is given. What the way that was chosen does not use is refused, as is what contradicts itself.</summary>
internal static class Ways
{
    /// <exception cref="FormatException">Options do not go together.</exception>
    public static void Check(Arguments arguments)
    {
        Together(arguments);
        switch (arguments.Verb)
        {
            case "train" when arguments.Has("--model"):
                throw new FormatException("train learns anew. To begin from a model, and to keep what is fixed in it, name it with --start.");
            case "link":
                Needs(arguments, "--least", "--pairs");
                break;
            case "evaluate" when arguments.Has("--reviewed"):
                Only(arguments, "With --reviewed, evaluate reckons from the answers alone", "--reviewed");
                break;
            case "evaluate" when arguments.Has("--clusters"):
                if (!arguments.Has("--truth")) throw new FormatException("To measure clusters, evaluate needs --truth COLUMN, the column with the known answer.");
                Only(arguments, "With --clusters, evaluate measures what is in that file", "--clusters", "--truth", "--id", "--ignore", "--threads");
                break;
            case "evaluate":
                Needs(arguments, "--out", "--sample");
                if (arguments.Has("--sample") && !arguments.Has("--out")) throw new FormatException("--sample needs --out FILE for the pairs to look at.");
                Csv(arguments, "--sample writes a CSV, for people to open and fill in", ".csv");
                break;
            case "cluster":
                Needs(arguments, "--id", "--records");
                Needs(arguments, "--ignore", "--records");
                break;
            case "ask":
                if (!arguments.Has("--out")) throw new FormatException("ask needs --out FILE for the pairs to answer.");
                Csv(arguments, "ask writes a CSV, as people fill it in", ".csv");
                break;
            case "suggest":
                Csv(arguments, "suggest writes a model, which is JSON", ".json");
                break;
            case "train":
                Csv(arguments, "train writes a model, which is JSON", ".json");
                break;
            case "screen":
                if (arguments.Queries.Length == 0) throw new FormatException("screen needs two files: entente-link screen LIST.csv QUERIES.csv.");
                Csv(arguments, "screen writes a CSV, as its answers are sentences to read", ".csv");
                break;
            case "explain" when !arguments.Has("--pair") && !arguments.Has("--record"):
                throw new FormatException("explain needs --pair ID ID or --record ID.");
            case "explain" when arguments.All("--pair") is [var left, var right] && left == right:
                throw new FormatException($"--pair names record '{left}' twice. Name two records, or ask for the place of one with --record.");
            case "serve" when !arguments.Has("--from"):
                Only(arguments, "Without --from, serve goes on with what the folder holds", "--mend");
                break;
            case "serve":
                But(arguments, "With --from, serve begins a new index, in which nothing is damaged", "--mend");
                break;
        }
    }

    private static void Together(Arguments arguments)
    {
        if (arguments.Has("--model") && arguments.Has("--labels")) throw new FormatException("--labels teach a model while it is learned, and --model is one that was learned before. Leave one of them out.");
        if (arguments.Has("--model") && arguments.Has("--start")) throw new FormatException("--start is what learning begins from, and --model is learned already. Leave one of them out.");
        _ = arguments.RolesSaid.Count; // read now, so that a role that there is not is told before the work
    }

    private static void Needs(Arguments arguments, string option, string other)
    {
        if (arguments.Has(option) && !arguments.Has(other)) throw new FormatException($"{option} belongs with {other}, and without it {arguments.Verb} does not use it. Give both, or leave {option} out.");
    }

    private static void Only(Arguments arguments, string why, params string[] used) => Only(arguments, why, name => name == "--quiet" || used.Contains(name));

    private static void But(Arguments arguments, string why, string but) => Only(arguments, why, name => name != but);

    private static void Only(Arguments arguments, string why, Func<string, bool> uses)
    {
        if (arguments.Names.FirstOrDefault(n => !uses(n)) is { } unused) throw new FormatException($"{why}, and does not use {unused}. Leave it out.");
    }

    private static void Csv(Arguments arguments, string why, string ending)
    {
        if (TableFile.IsParquet(arguments.Out)) throw new FormatException($"{why}. Name it --out {Path.ChangeExtension(arguments.Out, ending)}.");
    }
}
