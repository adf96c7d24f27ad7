namespace Entente.Records.Import;

/// <summary>Reads one kind of file into drafts, a row at a time, the same rows in the same order each time.</summary>
public interface IRecordFormat
{
    string Name { get; }

    /// <summary>Whether these files are of this kind, by what they hold.</summary>
    bool Knows(IReadOnlyList<FileHead> heads);

    /// <summary>The plan to propose for them: mapping, encoding, source.</summary>
    ImportPlan Propose(IReadOnlyList<FileHead> heads);

    IEnumerable<RowRead> Read(ImportInput input);
}

/// <summary>The first part of a file, by which it is known.</summary>
public sealed record FileHead(string Name, byte[] Bytes, Func<Stream> Open)
{
    public const int Length = 256 * 1024;

    public bool IsZip => Bytes is [(byte)'P', (byte)'K', 3, 4, ..];

    public bool IsOldOffice => Bytes is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>A stray zero byte is told in its row; a file of which half a percent is zeros is no text.</summary>
    public bool HasText => !IsZip && !IsOldOffice && (Bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || CsvGuess.WithoutMark(Bytes) is not null || Bytes.AsSpan().Count((byte)0) * 200 <= Bytes.Length) && Bytes is not [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..];

    public string Text(string encoding) => CsvGuess.Make(encoding).GetString(Bytes).TrimStart('\uFEFF');

    /// <summary>Whole lines of the head; the last, cut one is left out where the file goes on.</summary>
    public IReadOnlyList<string> Lines(string encoding)
    {
        var lines = Text(encoding).Split('\n');
        return [.. lines.Take(Bytes.Length >= Length && lines.Length > 1 ? lines.Length - 1 : lines.Length).Select(l => l.TrimEnd('\r'))];
    }
}

/// <summary>What a format reads from: the stored files and how each draft begins.</summary>
public sealed record ImportInput(IReadOnlyList<ImportFile> Files, ImportPlan Plan, Ontology Ontology, Func<string, RecordDraft> Begin)
{
    /// <summary>A draft of this schema with the plan's source, owner and handling.</summary>
    public RecordDraft Draft(string schema, IReadOnlyList<Statement> statements, string externalId) =>
        Begin(schema) with { Statements = statements, ExternalId = externalId };

    public StreamReader Text(ImportFile file) => new(file.Open(), CsvGuess.Make(Plan.Encoding), true, 1 << 16);
}

/// <summary>One stored file, to be opened as often as is needed.</summary>
public sealed record ImportFile(string Name, Func<Stream> Open);

/// <summary>Adds statements where there is something to say.</summary>
internal sealed class Said
{
    private readonly List<Statement> _statements = [];

    public IReadOnlyList<Statement> Statements => _statements;

    public Said Add(string property, string? value, string? original = null)
    {
        if (!string.IsNullOrWhiteSpace(value) && !_statements.Any(s => s.Property == property && s.Value == value))
        {
            _statements.Add(new(property, NormalForms.Tidy(value, true)) { Original = original == value ? null : original });
        }

        return this;
    }

    /// <summary>Statements as this centre exported them: the same may have been said twice.</summary>
    public Said AddAll(IEnumerable<Statement> statements)
    {
        _statements.AddRange(statements);
        return this;
    }

    /// <summary>A date as the list writes it; what is no date is kept in words.</summary>
    public Said AddDate(string property, string? value, string inWords)
    {
        if (string.IsNullOrWhiteSpace(value)) return this;
        var read = WrittenDates.Read(value, DateOrder.DayFirst);
        return read is null ? Add("notes", $"{inWords}: {value}") : Add(property, read, value);
    }

    public static string Join(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()));
}
