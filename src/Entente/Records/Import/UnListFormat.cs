using System.Xml;
using System.Xml.Linq;

namespace Entente.Records.Import;

/// <summary>The United Nations Security Council consolidated list, as XML.</summary>
internal sealed class UnListFormat : IRecordFormat
{
    public string Name => "un-list";

    public bool Knows(IReadOnlyList<FileHead> heads) => heads.Count == 1 && heads[0].HasText && heads[0].Text(CsvGuess.EncodingOf(heads[0].Bytes)).Contains("<CONSOLIDATED_LIST", StringComparison.Ordinal);

    public ImportPlan Propose(IReadOnlyList<FileHead> heads) => new()
    {
        Format = Name,
        SourceName = "UN Security Council consolidated list",
        SourceKind = SourceKind.WatchList,
        Reliability = Reliability.Reliable,
        Compartment = Access.Compartment.Decision,
        Language = "en",
    };

    public IEnumerable<RowRead> Read(ImportInput input)
    {
        long row = 0;
        // No document type and no outside entities: a file may not make the server read or fetch anything.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };
        foreach (var file in input.Files)
        {
            using var stream = file.Open();
            // The reader looks at the first characters as it is made, and may break there.
            XmlReader? reader = null;
            try
            {
                while (true)
                {
                    XElement? element = null;
                    var broken = false;
                    try
                    {
                        reader ??= XmlReader.Create(stream, settings);
                        element = Next(reader);
                    }
                    catch (XmlException)
                    {
                        broken = true;
                    }

                    if (element is not null) yield return One(input, ++row, element);
                    else if (broken) yield return new(++row, [], [RowError.Of(row, "", "NotXml", "row.not-xml")]);
                    if (element is null) break;
                }
            }
            finally
            {
                reader?.Dispose();
            }
        }
    }

    /// <summary>The next entry of the list, or null at its end.</summary>
    private static XElement? Next(XmlReader reader)
    {
        while (!reader.EOF && !(reader.NodeType == XmlNodeType.Element && reader.Name is "INDIVIDUAL" or "ENTITY")) reader.Read();
        return reader.EOF ? null : (XElement)XNode.ReadFrom(reader);
    }

    private static RowRead One(ImportInput input, long row, XElement e)
    {
        var person = e.Name == "INDIVIDUAL";
        string? V(string name) => e.Element(name)?.Value.Trim();
        if (V("DATAID") is not { Length: > 0 } id) return new(row, [], [RowError.Of(row, "DATAID", "IdMissing", "row.entry-without-id")]);

        var said = new Said();
        string[] parts = [V("FIRST_NAME") ?? "", V("SECOND_NAME") ?? "", V("THIRD_NAME") ?? "", V("FOURTH_NAME") ?? ""];
        said.Add("name", NormalForms.Tidy(string.Join(' ', parts))).Add("alias", V("NAME_ORIGINAL_SCRIPT"));
        if (person) said.Add("firstName", parts[0]).Add("gender", V("GENDER"));
        foreach (var alias in e.Elements(person ? "INDIVIDUAL_ALIAS" : "ENTITY_ALIAS"))
        {
            said.Add(alias.Element("QUALITY")?.Value == "Low" ? "weakAlias" : "alias", alias.Element("ALIAS_NAME")?.Value);
        }

        foreach (var country in e.Elements("NATIONALITY").Elements("VALUE")) said.Add("nationality", country.Value);
        foreach (var title in e.Elements("TITLE").Elements("VALUE")) said.Add("title", title.Value);
        foreach (var post in e.Elements("DESIGNATION").Elements("VALUE")) said.Add("position", post.Value);
        foreach (var born in e.Elements("INDIVIDUAL_DATE_OF_BIRTH")) Born(said, born);
        foreach (var place in e.Elements("INDIVIDUAL_PLACE_OF_BIRTH"))
        {
            said.Add("birthPlace", Said.Join(place.Element("CITY")?.Value, place.Element("STATE_PROVINCE")?.Value, place.Element("COUNTRY")?.Value)).Add("birthCountry", place.Element("COUNTRY")?.Value);
        }

        foreach (var document in e.Elements("INDIVIDUAL_DOCUMENT"))
        {
            var kind = document.Element("TYPE_OF_DOCUMENT")?.Value ?? "";
            said.Add(kind.Contains("assport", StringComparison.Ordinal) ? "passportNumber" : "idNumber", document.Element("NUMBER")?.Value);
        }

        foreach (var address in e.Elements(person ? "INDIVIDUAL_ADDRESS" : "ENTITY_ADDRESS"))
        {
            string? A(string name) => address.Element(name)?.Value;
            said.Add("address", Said.Join(A("STREET"), A("CITY"), A("STATE_PROVINCE"), A("ZIP_CODE"), A("COUNTRY"))).Add("country", A("COUNTRY"));
        }

        said.Add("program", V("UN_LIST_TYPE")).Add("programId", V("REFERENCE_NUMBER")).Add("topics", "sanction").AddDate("createdAt", V("LISTED_ON"), "Listed on").Add("notes", V("COMMENTS1"));
        return new(row, [input.Draft(person ? "Person" : "Organization", said.Statements, id)], []);
    }

    private static void Born(Said said, XElement born)
    {
        var about = born.Element("TYPE_OF_DATE")?.Value == "APPROXIMATELY" ? "~" : "";
        var year = born.Element("YEAR")?.Value.Trim();
        if (born.Element("DATE")?.Value is { Length: > 0 } day) said.AddDate("birthDate", day, "Born");
        else if (!string.IsNullOrEmpty(year)) said.Add("birthDate", about + year);
        else if (born.Element("FROM_YEAR")?.Value is { Length: 4 } from)
        {
            said.Add("birthDate", "~" + from);
            if (born.Element("TO_YEAR")?.Value is { Length: 4 } to) said.Add("birthDate", "~" + to);
        }
    }
}
