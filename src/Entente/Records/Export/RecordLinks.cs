using Entente.Foundation;

namespace Entente.Records.Export;

/// <summary>By which keys records that point to each other are found: a link is a reference of ours, or the source's own number.</summary>
internal static class RecordLinks
{
    /// <summary>By which keys the thing is found that a link points to: a reference of ours, or the source's own number.</summary>
    public static IEnumerable<long> KeysOf(SourceId source, string link)
    {
        yield return Keys.Key(KeyKind.External, Keys.External(source, link));
        if (Reference.TryParse(link, out var to)) yield return Keys.Key(KeyKind.Reference, to.Text);
    }

    /// <summary>By which keys whatever points to this record is found.</summary>
    public static IEnumerable<long> KeysTo(Record record)
    {
        yield return Keys.Key(KeyKind.Link, record.Reference.Text);
        if (record.ExternalId.Length > 0) yield return Keys.Key(KeyKind.Link, Reference.TryParse(record.ExternalId, out var own) ? own.Text : Keys.External(record.Source, record.ExternalId));
    }
}
