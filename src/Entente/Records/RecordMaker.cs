using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Entente.Foundation;
using Entente.Storage;

namespace Entente.Records;

/// <summary>Makes records and their keys from drafts: checks them against the ontology, brings values to normal form, saves nothing.</summary>
public sealed class RecordMaker(IdSource ids, Ontology ontology)
{
    public const int MostText = 100_000;
    public const int MostValue = 4_000;
    public const int MostExternalId = 300;

    public Ontology Ontology => ontology;

    /// <summary>Checks a draft and brings its values to normal form, in the region that numbers without a country belong to.</summary>
    public Result<RecordDraft> Check(RecordDraft draft, string region = "GB")
    {
        var schema = ontology.Find(draft.Schema);
        if (schema is null || schema.Abstract) return new SchemaNotKnown(draft.Schema);

        var problems = new List<Problem>();
        var statements = new List<Statement>(draft.Statements.Count);
        foreach (var statement in draft.Statements)
        {
            if (string.IsNullOrWhiteSpace(statement.Value)) continue;
            var property = schema.Find(statement.Property);
            if (property is null) problems.Add(new PropertyNotKnown(statement.Property, draft.Schema));
            else if (NormalForms.IsBroken(statement.Value) || (statement.Original is { } original && NormalForms.IsBroken(original))) problems.Add(new BrokenText(statement.Property));
            else if (statement.Value.Length > (property.Type == PropertyType.Text ? MostText : MostValue)) problems.Add(new TooLong(statement.Property, property.Type == PropertyType.Text ? MostText : MostValue));
            else if (!NormalForms.TryNormal(property.Type, statement.Value, region, out var normal)) problems.Add(new NotADate(statement.Property));
            else statements.Add(normal == statement.Value ? statement : statement with { Value = normal, Original = statement.Original ?? statement.Value });
        }

        if (draft.ExternalId.Length > MostExternalId) problems.Add(new TooLong("id", MostExternalId));
        if (NormalForms.IsBroken(draft.ExternalId)) problems.Add(new BrokenText("id"));
        if (problems.Count > 0) return problems;
        if (statements.Count == 0) return new NothingSaid();
        return draft with { Statements = statements };
    }

    /// <summary>The record and its keys of a checked draft.</summary>
    public (Record Record, IReadOnlyList<FoundBy> Keys) Make(RecordDraft draft, DateTimeOffset learned)
    {
        var schema = ontology[draft.Schema];
        var record = new Record
        {
            Id = ids.Next<RecordId>(),
            Reference = Reference.New("REC"),
            Schema = draft.Schema,
            Source = draft.Source,
            Organisation = draft.Organisation,
            Team = draft.Team,
            Dossier = draft.Dossier,
            Compartment = draft.Compartment,
            RowKind = draft.RowKind,
            Handling = draft.Handling,
            Reliability = draft.Reliability,
            Learned = learned,
            Said = draft.Said,
            Language = draft.Language,
            Caption = Caption(schema, draft),
            Statements = draft.Statements,
            ExternalId = draft.ExternalId,
            ContentHash = ContentHash(draft),
        };
        return (record, Keys.Of(schema, record.Statements, record.Reference, record.Source, record.ExternalId));
    }

    /// <summary>Adds checked drafts to a context without saving, so that a referral and its records are one commit.</summary>
    public IReadOnlyList<Record> AddTo(EntenteDb db, IEnumerable<RecordDraft> drafts, DateTimeOffset learned)
    {
        var records = new List<Record>();
        foreach (var draft in drafts)
        {
            var (record, keys) = Make(draft, learned);
            db.Records.Add(record);
            db.RecordKeys.AddRange(keys.Select(k => new RecordKey { Key = k.Key, Record = record.Id, Organisation = record.Organisation }));
            records.Add(record);
        }

        return records;
    }

    /// <summary>What is the same content of the same source; two dossiers may well say the same.</summary>
    public static long ContentHash(RecordDraft draft)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(sha, draft.Schema);
        Append(sha, draft.ExternalId);
        Append(sha, draft.Dossier == default ? "" : draft.Dossier.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append(sha, draft.Supersedes is { } old ? old.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
        foreach (var statement in draft.Statements)
        {
            Append(sha, statement.Property);
            Append(sha, statement.Value);
            Append(sha, statement.Original ?? "");
        }

        Span<byte> hash = stackalloc byte[32];
        sha.GetHashAndReset(hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    private static void Append(IncrementalHash sha, string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        sha.AppendData(length);
        sha.AppendData(bytes);
    }

    private static string Caption(Schema schema, RecordDraft draft)
    {
        string? First(string property) => draft.Statements.FirstOrDefault(s => s.Property == property)?.Value;
        var given = schema.Is("Person") && First("name") is null
            ? string.Join(' ', new[] { First("firstName"), First("middleName"), First("secondName"), First("lastName") }.Where(p => !string.IsNullOrEmpty(p)))
            : "";
        var caption = given.Length > 0 ? given : schema.Caption.Select(First).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? schema.Label;
        return Cut(caption, 200);
    }

    /// <summary>The beginning of a text, never ending inside a character.</summary>
    internal static string Cut(string text, int most) => text.Length <= most ? text : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
}
