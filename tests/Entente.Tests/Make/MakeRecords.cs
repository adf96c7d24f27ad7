using Entente.Foundation;
using Entente.Records;

namespace Entente.Tests;

public static partial class Make
{
    public static readonly SourceId Source = new(77);

    /// <summary>A person's draft: "name=Ana Kováč", "birthDate=1999-04-02" …</summary>
    public static RecordDraft Person(params string[] said) => Draft("Person", said);

    public static RecordDraft Draft(string schema, params string[] said) => new(schema, [.. said.Select(s => s.Split('=', 2)).Select(p => new Statement(p[0], p[1]))])
    {
        Source = Source,
        Organisation = Police,
    };

    public static RecordMaker Maker(IdSource ids) => new(ids, Ontology.Shipped);
}
