using System.Globalization;

namespace Entente.Records.Import;

/// <summary>The UK sanctions list as four tables: subjects, their names, their dates of birth and their identifiers.</summary>
internal sealed class UkListFormat : IRecordFormat
{
    public string Name => "uk-list";

    public bool Knows(IReadOnlyList<FileHead> heads) => heads.Any(h => Part(h) == "subjects") && heads.All(h => Part(h) is not null);

    public ImportPlan Propose(IReadOnlyList<FileHead> heads) => new()
    {
        Format = Name,
        SourceName = "UK sanctions list",
        SourceKind = SourceKind.WatchList,
        Reliability = Reliability.Reliable,
        Language = "en",
    };

    public IEnumerable<RowRead> Read(ImportInput input)
    {
        var read = input.Files.Select(f => Table(input, f)).ToList();
        ILookup<string, UkRow> Rows(string part) => read.Where(t => t.Part == part).SelectMany(t => t.Rows).ToLookup(r => r["unique_id"]);
        var (names, births, numbers) = (Rows("names"), Rows("dobs"), Rows("identifiers"));
        long row = 1;
        foreach (var subject in read.Where(t => t.Part == "subjects").SelectMany(t => t.Rows))
        {
            row++;
            var id = subject["unique_id"];
            if (id.Length == 0)
            {
                yield return new(row, [], [RowError.Of(row, "unique_id", "IdMissing", "row.subject-without-id")]);
                continue;
            }

            var schema = subject["subject_type"].ToUpperInvariant() switch { "INDIVIDUAL" or "PERSON" => "Person", "SHIP" => "Vessel", _ => "Organization" };
            var said = new Said();
            foreach (var name in names[id])
            {
                var property = name["name_type"] == "primary" ? "name" : name["alias_strength"].Contains("low", StringComparison.OrdinalIgnoreCase) ? "weakAlias" : "alias";
                said.Add(property, name["full_name"]);
                if (schema == "Person" && name["name_type"] == "primary") said.Add("firstName", name["name_1"]).Add("lastName", name["name_6"]);
            }

            foreach (var born in births[id].Where(_ => schema == "Person")) said.Add("birthDate", Date(born));
            foreach (var number in numbers[id]) Identifier(said, schema, number);
            if (subject["ofsi_group_id"].Length > 0) said.Add("notes", $"OFSI group: {subject["ofsi_group_id"]}");
            said.Add("programId", subject["un_reference_number"]).Add("topics", "sanction")
                .AddDate("createdAt", subject["date_designated"], "Designated").AddDate("modifiedAt", subject["last_updated"], "Updated");
            yield return new(row, [input.Draft(schema, said.Statements, id)], []);
        }

        foreach (var (part, line) in read.SelectMany(t => t.Faults.Select(line => (t.Part, line)))) yield return new(++row, [], [RowError.Of(line, part, "QuoteNotClosed", "row.list-quote-not-closed")]);
    }

    private static void Identifier(Said said, string schema, UkRow number)
    {
        var value = number["raw_value"];
        // Other lists write the number of a ship without these letters.
        if (number["identifier_type"].Equals("IMO", StringComparison.OrdinalIgnoreCase) && value.StartsWith("IMO", StringComparison.OrdinalIgnoreCase)) value = value[3..].Trim();
        var property = number["identifier_type"].ToUpperInvariant() switch
        {
            "PASSPORT" when schema == "Person" => "passportNumber",
            "PHONE" or "TELEPHONE" when schema != "Vessel" => "phone",
            "EMAIL" when schema != "Vessel" => "email",
            "WEBSITE" when schema != "Vessel" => "website",
            "IMO" when schema == "Vessel" => "imoNumber",
            "TAX" when schema != "Vessel" => "taxNumber",
            "NATIONAL" when schema == "Person" => "idNumber",
            "BUSINESS_REGISTRATION_NUMBERS" when schema != "Person" => "registrationNumber",
            _ => schema == "Vessel" ? "notes" : "idNumber",
        };
        said.Add(property, value);
        if (number["additional_info"].Length > 0) said.Add("notes", $"{value}: {number["additional_info"]}");
    }

    private static string? Date(UkRow born)
    {
        int Number(string name) => int.TryParse(born[name], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var (year, month, day) = (Number("year"), Number("month"), Number("day"));
        if (born["precision"].StartsWith("year", StringComparison.Ordinal)) (month, day) = (0, 0);
        if (born["precision"].StartsWith("month", StringComparison.Ordinal)) day = 0;
        return Foundation.PartialDate.TryCreate(year, month, month == 0 ? 0 : day, Foundation.DateSense.Plain, out var date) ? date.ToString() : null;
    }

    private static UkTable Table(ImportInput input, ImportFile file)
    {
        using var reader = input.Text(file);
        var rows = CsvRows.Read(reader, ',').ToList();
        var header = rows.Count == 0 ? [] : rows[0].Cells.Select(c => c.Trim('\uFEFF', ' ')).ToArray();
        var part = PartOf(header) ?? throw new InvalidDataException("This file is no part of the UK list.");
        return new(part, [.. rows.Skip(1).Where(r => r.Fault is null).Select(r => new UkRow(header, r.Cells))], [.. rows.Skip(1).Where(r => r.Fault is not null).Select(r => r.Line)]);
    }

    private static string? Part(FileHead head) => head.HasText ? PartOf(head.Lines(CsvGuess.EncodingOf(head.Bytes))[0].Split(',')) : null;

    private static string? PartOf(string[] header) => !header.Contains("unique_id") ? null
        : header.Contains("subject_type") ? "subjects" : header.Contains("full_name") ? "names" : header.Contains("dob_id") ? "dobs" : header.Contains("raw_value") ? "identifiers" : null;
}

/// <summary>One of the list's tables.</summary>
/// <param name="Faults">Lines that could not be told into cells.</param>
internal sealed record UkTable(string Part, IReadOnlyList<UkRow> Rows, IReadOnlyList<long> Faults);

/// <summary>One row by its column's name; a column that is not there is empty.</summary>
internal sealed class UkRow(string[] header, string[] cells)
{
    public string this[string column] => Array.IndexOf(header, column) is >= 0 and var at && at < cells.Length ? cells[at].Trim() : "";
}
