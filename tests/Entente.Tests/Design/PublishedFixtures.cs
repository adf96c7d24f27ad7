using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Entente.Tests.Design;

/// <summary>The examples that the design system publishes with its package: options in, HTML out.</summary>
internal static class PublishedFixtures
{
    // The package's own language is data of the component; ours comes from the texts.
    private static readonly string[] Flags = ["disabled", "checked", "selected", "multiple", "open", "hidden"];

    public static string? Folder { get; } = Find();

    public static IReadOnlyList<(string Name, Options Options, string Html)> Of(string component)
    {
        Assert.SkipWhen(Folder is null, "The npm packages are not there: build the site first.");
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, component, "fixtures.json")));
        return [.. file.RootElement.GetProperty("fixtures").EnumerateArray().Select(f =>
            (f.GetProperty("name").GetString()!, new Options(f.GetProperty("options").Clone()), f.GetProperty("html").GetString()!))];
    }

    /// <summary>One line an element, attributes and classes in order, spaces as one: equal for equal documents.</summary>
    public static string Canonical(string html)
    {
        var lines = new List<string>();
        Write(new HtmlParser().ParseDocument($"<body>{html}</body>").Body!, 0, lines);
        return string.Join('\n', lines.Skip(1));
    }

    private static void Write(INode node, int depth, List<string> lines)
    {
        var indent = new string(' ', depth);
        switch (node)
        {
            case IText text when !string.IsNullOrWhiteSpace(text.Data):
                lines.Add(indent + string.Join(' ', text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
                break;
            case IElement element:
                var attributes = element.Attributes.Where(a => !a.Name.StartsWith("data-i18n", StringComparison.Ordinal))
                    .Select(a => (a.Name, Value: a.Name switch
                    {
                        "class" => string.Join(' ', a.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)),
                        "name" when Part(a.Value) is var name && (name.EndsWith("-day", StringComparison.Ordinal) || name.EndsWith("-month", StringComparison.Ordinal) || name.EndsWith("-year", StringComparison.Ordinal)) => name.Split('-')[^1],
                        "id" or "name" or "for" or "aria-describedby" or "data-aria-controls" or "aria-controls" => Part(a.Value),
                        var flag when Flags.Contains(flag) => "",
                        _ => a.Value,
                    })).Where(a => a is not ("class", "")).OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $" {a.Name}=\"{a.Value}\"");
                lines.Add($"{indent}<{element.LocalName}{string.Concat(attributes)}>");
                foreach (var child in element.ChildNodes) Write(child, depth + 1, lines);
                break;
        }
    }

    // A date's parts are "born.Day" here, for the form's binding, and "born-day" there.
    private static string Part(string value) => value.Replace(".Day", "-day", StringComparison.Ordinal).Replace(".Month", "-month", StringComparison.Ordinal)
        .Replace(".Year", "-year", StringComparison.Ordinal).Replace("_Day", "-day", StringComparison.Ordinal).Replace("_Month", "-month", StringComparison.Ordinal)
        .Replace("_Year", "-year", StringComparison.Ordinal);

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "src/Entente.Web/node_modules/govuk-frontend/dist/govuk/components");
            if (Directory.Exists(folder)) return folder;
        }

        return null;
    }
}

/// <summary>A fixture's options, read by path.</summary>
internal readonly record struct Options(JsonElement Root)
{
    public string? this[string path]
    {
        get
        {
            var at = Root;
            foreach (var step in path.Split('.'))
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at)) return null;
            }

            return at.ValueKind switch { JsonValueKind.String => at.GetString(), JsonValueKind.Number => at.GetRawText(), JsonValueKind.True => "true", JsonValueKind.False => "false", _ => null };
        }
    }

    public bool Is(string path) => this[path] == "true";

    public IReadOnlyList<Options> Many(string path)
    {
        var at = Root;
        foreach (var step in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at)) return [];
        }

        return at.ValueKind == JsonValueKind.Array ? [.. at.EnumerateArray().Select(e => new Options(e))] : [];
    }

    /// <summary>"m" of "govuk-label--m".</summary>
    public string? Size(string path, string of) => this[path]?.Replace(of + "--", "", StringComparison.Ordinal);

    /// <summary>Every option that is set, as a path; lists as "items[].text".</summary>
    public IEnumerable<string> Paths() => Walk(Root, "");

    public IEnumerable<(string, string)> Attributes() =>
        (this["classes"] is { } classes ? [("class", classes)] : Array.Empty<(string, string)>())
        .Concat(Root.TryGetProperty("attributes", out var own) ? own.EnumerateObject().Select(a => (a.Name, a.Value.ToString())) : []);

    private static IEnumerable<string> Walk(JsonElement at, string path) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Walk(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(e => Walk(e, path + "[]")),
        JsonValueKind.Null => [],
        _ => [path],
    };
}
