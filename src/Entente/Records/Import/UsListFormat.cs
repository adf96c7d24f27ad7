using System.Text.RegularExpressions;

namespace Entente.Records.Import;

/// <summary>The US Treasury's lists (SDN and consolidated) in their delimited form: the main file, with its addresses and other names where they are given too.</summary>
internal sealed partial class UsListFormat : IRecordFormat
{
    public string Name => "us-list";

    public bool Knows(IReadOnlyList<FileHead> heads) => heads.Any(h => Part(h) == 12) && heads.All(h => Part(h) is not null);

    public ImportPlan Propose(IReadOnlyList<FileHead> heads) => new()
    {
        Format = Name,
        Encoding = "windows-1252",
        SourceName = "US Treasury sanctions list",
        SourceKind = SourceKind.WatchList,
        Reliability = Reliability.Reliable,
        Language = "en",
        Region = "US",
    };

    public IEnumerable<RowRead> Read(ImportInput input)
    {
        var tables = input.Files.Select(f => Table(input, f)).ToLookup(t => t.FirstOrDefault()?.Cells.Length ?? 0, t => t);
        var addresses = tables[6].SelectMany(t => t).Where(r => r.Cells.Length == 6).ToLookup(r => r.Cells[0]);
        var aliases = tables[5].SelectMany(t => t).Where(r => r.Cells.Length == 5).ToLookup(r => r.Cells[0]);
        var comments = tables[2].SelectMany(t => t).Where(r => r.Cells.Length == 2).ToLookup(r => r.Cells[0]);
        long before = 0;
        foreach (var table in tables[12])
        {
            foreach (var row in table)
            {
                if (row.Cells.Length == 12) yield return One(input, before + row.Line, row.Cells, addresses, aliases, comments);
                // The publisher ends its files with a lone end-of-file mark.
                else if (row.Cells is not [{ Length: <= 1 }]) yield return new(before + row.Line, [], [RowError.Of(before + row.Line, "", "NotTwelveColumns", "row.not-twelve-columns")]);
            }

            before += table.Count == 0 ? 0 : table[^1].Line;
        }
    }

    private static RowRead One(ImportInput input, long row, string[] c, ILookup<string, CsvRow> addresses, ILookup<string, CsvRow> aliases, ILookup<string, CsvRow> comments)
    {
        var schema = c[2] switch { "individual" => "Person", "vessel" => "Vessel", "aircraft" => "Airplane", _ => "Organization" };
        var said = new Said();
        Named(said, schema, "name", c[1]);
        foreach (var alias in aliases[c[0]]) Named(said, schema, "alias", alias.Cells[3]);
        said.Add("program", c[3]).Add("topics", "sanction").Add(schema == "Person" ? "position" : "notes", c[4]);
        if (schema == "Vessel") said.Add("callSign", c[5]).Add("type", c[6]).Add("tonnage", c[7]).Add("grossRegisteredTonnage", c[8]).Add("flag", c[9]).Add("notes", c[10]);
        foreach (var address in addresses[c[0]])
        {
            said.Add("address", Said.Join(address.Cells[2], address.Cells[3], address.Cells[4])).Add("country", address.Cells[4]);
        }

        Remarks(said, schema, Said.Join([c[11], .. comments[c[0]].Select(r => r.Cells[1])]));
        return new(row, [input.Draft(schema, said.Statements, c[0])], []);
    }

    private static void Named(Said said, string schema, string property, string name)
    {
        if (schema == "Person" && name.Split(", ", 2) is [var last, var first])
        {
            said.Add(property, $"{first} {last}", name);
            if (property == "name") said.Add("firstName", first).Add("lastName", last);
        }
        else said.Add(property, name);
    }

    /// <summary>The list keeps dates, places and numbers in one text; what is understood becomes a statement, all of it stays as notes.</summary>
    private static void Remarks(Said said, string schema, string remarks)
    {
        said.Add("notes", remarks);
        foreach (var part in remarks.TrimEnd('.').Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var text = part.StartsWith("alt. ", StringComparison.Ordinal) ? part[5..] : part;
            if (schema == "Person")
            {
                if (text.StartsWith("DOB ", StringComparison.Ordinal) && WrittenDates.Read(text[4..].Split(" to ")[0], DateOrder.DayFirst) is { } born) said.Add("birthDate", born, text[4..]);
                else if (text.StartsWith("POB ", StringComparison.Ordinal)) said.Add("birthPlace", text[4..]);
                else if (text.StartsWith("nationality ", StringComparison.Ordinal)) said.Add("nationality", text[12..]);
                else if (text.StartsWith("citizen ", StringComparison.Ordinal)) said.Add("citizenship", text[8..]);
                else if (text.StartsWith("Gender ", StringComparison.Ordinal)) said.Add("gender", text[7..]);
                else if (Passport().Match(text) is { Success: true } passport) said.Add("passportNumber", passport.Groups[1].Value, text);
                else if (Number().Match(text) is { Success: true } number) said.Add("idNumber", number.Groups[1].Value, text);
            }
            else if (schema == "Vessel" && Imo().Match(text) is { Success: true } imo) said.Add("imoNumber", imo.Groups[1].Value, text);

            if (schema is "Person" or "Organization" && Phone().Match(text) is { Success: true } phone) said.Add("phone", phone.Groups[1].Value, text);
        }
    }

    private static List<CsvRow> Table(ImportInput input, ImportFile file)
    {
        using var reader = input.Text(file);
        return [.. CsvRows.Read(reader, ',').Select(r => r with { Cells = [.. r.Cells.Select(c => c.Trim() is "-0-" ? "" : c.Trim().Trim('\u001a'))] })];
    }

    private static int? Part(FileHead head) => head.HasText && CsvRows.Read(new StringReader(head.Lines("windows-1252")[0]), ',').FirstOrDefault() is { Fault: null, Cells: { Length: 2 or 5 or 6 or 12 } cells }
        && cells[0].Length > 0 && cells[0].All(char.IsAsciiDigit) ? cells.Length : null;

    [GeneratedRegex(@"^Passport ([A-Z0-9-]{4,20})")]
    private static partial Regex Passport();

    [GeneratedRegex(@"(?:ID No\.|Identification Number|Cedula No\.|Identity Card) ([A-Z0-9./-]{4,25})")]
    private static partial Regex Number();

    [GeneratedRegex(@"IMO (\d{7})")]
    private static partial Regex Imo();

    [GeneratedRegex(@"^(?:Phone Number|Telephone:?) ([+0-9 ()-]{6,20})")]
    private static partial Regex Phone();
}
