using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Access;
using Entente.Foundation;

namespace Entente.Records.Import;

/// <summary>How a file is read and whose word it is: everything a person confirms before anything is kept.</summary>
public sealed record ImportPlan
{
    /// <summary>ftm, htcds, csv, un-list, uk-list or us-list.</summary>
    public string Format { get; init; } = "csv";
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The character between columns.</summary>
    public string Delimiter { get; init; } = ",";
    public DateOrder Dates { get; init; } = DateOrder.DayFirst;

    /// <summary>Nothing in the file tells day from month: a person must say.</summary>
    public bool DatesUncertain { get; init; }

    /// <summary>Two letters: for phone numbers written without their country.</summary>
    public string Region { get; init; } = "GB";
    public IReadOnlyList<MappedThing> Things { get; init; } = [];
    public string SourceName { get; init; } = "";
    public SourceKind SourceKind { get; init; } = SourceKind.Other;
    public Reliability Reliability { get; init; }
    public Handling Handling { get; init; }
    public Compartment Compartment { get; init; } = Compartment.Decision;

    /// <summary>In which the source wrote, as a code; empty where that is not known, or several.</summary>
    public string Language { get; init; } = "";

    /// <summary>These very files came before, and a person confirmed that this source says what is in them, or says it again.</summary>
    public bool SaidAgain { get; init; }

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    internal static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    internal static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}

/// <summary>How dates with numbers alone are meant; 2019-05-17 is always understood.</summary>
public enum DateOrder { DayFirst, MonthFirst, YearFirst }

/// <summary>One thing that each row tells of: a person, the episode they were in.</summary>
/// <param name="Key">The name other things of the mapping call it by.</param>
/// <param name="IdColumns">Columns that together are the source's number for it; none: the row's content is.</param>
public sealed record MappedThing(string Key, string Schema, IReadOnlyList<string> IdColumns, IReadOnlyList<MappedColumn> Columns)
{
    /// <summary>Properties that point to another thing of the same row, by its key.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();
}

/// <summary>A column and what it says.</summary>
/// <param name="Separator">Between several values in one cell; empty for one value.</param>
public sealed record MappedColumn(string Column, string Property, string Separator = "")
{
    /// <summary>What the file calls a value, and what the property calls it.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The column's human name: some files have only that.</summary>
    public string? Label { get; init; }

    /// <summary>Before the value: "Debt bondage" under "Methods of control".</summary>
    public string? Prefix { get; init; }
}

/// <summary>What the trial run found: nothing is kept by it.</summary>
public sealed record ImportCheck(long Rows, bool Whole, IReadOnlyDictionary<string, long> Records, long WrongRows, IReadOnlyList<RowError> Errors, IReadOnlyList<SampleRecord> Sample)
{
    /// <summary>Columns of the file that go nowhere.</summary>
    public IReadOnlyList<string> Unmapped { get; init; } = [];

    /// <summary>How many rows are wrong in each field: a column that is wrong everywhere is mapped to the wrong thing.</summary>
    public IReadOnlyDictionary<string, long> WrongByField { get; init; } = new Dictionary<string, long>();
}

/// <summary>What is wrong in a row.</summary>
/// <param name="Remedy">In English, as the file of wrong rows has it.</param>
public sealed record RowError(long Row, string Field, string Rule, string Remedy)
{
    /// <summary>The text of the remedy and what fills its gaps, for a page in another language; empty in what older versions kept. Where a newer version has no such text any more, the remedy stands.</summary>
    public string Key { get; init; } = "";
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <param name="text">A key of data/texts that begins with "row.".</param>
    public static RowError Of(long row, string field, string rule, string text, params string[] gaps) =>
        new(row, field, rule, TextFiles.Shipped.Say("en", text, gaps)!) { Key = text, Gaps = gaps };

    public static RowError Of(long row, string field, Problem problem) =>
        new(row, field, problem.GetType().Name, TextFiles.Shipped.Say("en", problem)) { Key = problem.Key, Gaps = [.. problem.Gaps.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g}"))] };
}

/// <summary>One record as it would be kept.</summary>
public sealed record SampleRecord(string Schema, string Caption, IReadOnlyList<Statement> Statements);

/// <summary>One row as a format read it: what it says, and what is wrong with it.</summary>
public sealed record RowRead(long Row, IReadOnlyList<RecordDraft> Drafts, IReadOnlyList<RowError> Errors);
