using Entente.Foundation;
using Entente.Records;
using Entente.Records.Import;

namespace Entente.Referrals.FromFile;

/// <summary>Reads a file of the Human Trafficking Case Data Standard 2.0 person by person; several rows of one person are their episodes.</summary>
internal static class HtcdsPeople
{
    public const int MostBytes = 2 << 20, MostPeople = 20;

    private static readonly string[] Named = ["prs_FirstName", "prs_SecondName", "prs_Birthdate"];
    private static readonly string[] Who = [.. Named, "prs_MiddleName", "prs_IdentityNumber"];

    /// <summary>Each person's rows, by columns of the standard, and the order in which the file writes dates.</summary>
    public static Result<PeopleInFile> Read(string name, byte[] content)
    {
        if (content.Length == 0) return new StandardFileMissing();
        if (content.Length > MostBytes) return new StandardFileTooLarge(MostBytes >> 20);
        Stream Open() => new MemoryStream(content, false);
        var head = new FileHead(name, content[..Math.Min(content.Length, FileHead.Length)], Open);
        var format = new HtcdsFormat();
        if ((head.IsZip && Workbook.Look(Open) != WorkbookLook.Sound) || !format.Knows([head])) return new FileIsNotOfTheStandard();

        var plan = format.Propose([head]);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        string[] columns = [];
        foreach (var (row, isHeader) in format.Rows(new ImportInput([new(name, Open)], plan, Ontology.Shipped, _ => throw new InvalidOperationException("No record is made of this file."))))
        {
            if (row.Fault is not null) return new RowOfFileUnreadable(row.Line);
            if (isHeader && columns.Length == 0) columns = Columns(row, plan);
            else if (!isHeader && row.Cells.Any(c => !string.IsNullOrWhiteSpace(c))) rows.Add(Cells(columns, row));
            if (rows.Count > MostPeople * 50) return new TooManyPeopleInFile(MostPeople);
        }

        var people = rows.Index().GroupBy(r => TellsWho(r.Item) ? string.Join('\u001f', Who.Select(w => r.Item.GetValueOrDefault(w, ""))) : $"{r.Index}", r => r.Item).Select(g => (IReadOnlyList<IReadOnlyDictionary<string, string>>)[.. g]).ToList();
        if (people.Count == 0) return new NobodyInFile();
        if (people.Count > MostPeople) return new TooManyPeopleInFile(MostPeople);
        return new PeopleInFile(people, plan.Dates);
    }

    /// <summary>Whether a row says enough of a person to be one with another row: two people may share a name, and one draft must not tell of both.</summary>
    private static bool TellsWho(IReadOnlyDictionary<string, string> row) =>
        row.ContainsKey("prs_IdentityNumber") || Named.All(row.ContainsKey);

    /// <summary>What each column is called in the standard, also where the file has its label; its own name where it is none of the standard's.</summary>
    private static string[] Columns(CsvRow header, ImportPlan plan)
    {
        var names = TableHeader.Of(header);
        foreach (var (column, place) in new ColumnPlaces(header, plan).Things.SelectMany(t => t.Columns)) names[place] = column.Column;
        return names;
    }

    private static Dictionary<string, string> Cells(string[] columns, CsvRow row)
    {
        var cells = new Dictionary<string, string>();
        for (var i = 0; i < row.Cells.Length; i++) if (!string.IsNullOrWhiteSpace(row.Cells[i])) cells.TryAdd(i < columns.Length ? columns[i] : $"column {i + 1}", CsvCell.Read(row.Cells[i]).Trim());
        return cells;
    }
}

/// <summary>Each person's rows, and the order in which the file writes dates.</summary>
internal sealed record PeopleInFile(IReadOnlyList<IReadOnlyList<IReadOnlyDictionary<string, string>>> People, DateOrder Dates)
{
    public override string ToString() => $"{People.Count} people";
}

public sealed record StandardFileMissing() : Problem("File");
public sealed record StandardFileTooLarge(int Megabytes) : Problem("File", Megabytes);
public sealed record FileIsNotOfTheStandard() : Problem("File");
public sealed record RowOfFileUnreadable(long Line) : Problem("File", Line);
public sealed record TooManyPeopleInFile(int Most) : Problem("File", Most);
public sealed record NobodyInFile() : Problem("File");

/// <summary>The same file came today, and its drafts stand as it made them.</summary>
public sealed record DraftsMadeAlready() : Problem("File");
