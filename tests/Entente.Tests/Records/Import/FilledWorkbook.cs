using System.IO.Compression;
using System.Xml.Linq;

namespace Entente.Tests.Records.Import;

/// <summary>An empty template of somebody else's, filled in as a person would: the first row under its headings gets these cells.</summary>
internal static class FilledWorkbook
{
    private static readonly XNamespace Ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="cells">What to write, by the names of fields in the template's first row.</param>
    public static string Of(string folder, string template, IReadOnlyDictionary<string, string> cells)
    {
        var path = Path.Combine(folder, Path.GetFileName(template));
        File.Copy(template, path);
        File.SetAttributes(path, FileAttributes.Normal);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var words = Read(zip, "xl/sharedStrings.xml").Elements(Ns + "si").Select(si => string.Concat(si.Descendants(Ns + "t").Select(t => t.Value))).ToList();
        var sheet = Read(zip, "xl/worksheets/sheet1.xml");
        var rows = sheet.Element(Ns + "sheetData")!.Elements(Ns + "row").Take(3).ToList();
        var fields = rows[0].Elements(Ns + "c").Where(c => (string?)c.Attribute("t") == "s")
            .ToDictionary(c => words[(int)c.Element(Ns + "v")!].Trim(), c => ((string)c.Attribute("r")!).TrimEnd('1'));
        var number = rows[2].Elements(Ns + "c").First(); // the row's own number, in the first column
        var written = cells.ToDictionary(c => fields[c.Key] + "3", c => c.Value);
        rows[2].ReplaceNodes(written.OrderBy(c => c.Key.Length).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new XElement(Ns + "c", new XAttribute("r", c.Key), new XAttribute("t", "inlineStr"), new XElement(Ns + "is", new XElement(Ns + "t", c.Value)))).Prepend(number));

        zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
        using var to = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
        sheet.Save(to);
        return path;
    }

    private static XElement Read(ZipArchive zip, string part)
    {
        using var from = zip.GetEntry(part)!.Open();
        return XElement.Load(from);
    }
}
