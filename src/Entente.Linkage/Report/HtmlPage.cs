using System.Globalization;
using System.Net;

namespace Entente.Linkage.Report;

/// <summary>Writes a page that needs nothing but itself: no script, no network, every figure also in a table. Whatever comes from the file is written as text.</summary>
internal sealed class HtmlPage(TextWriter to)
{
    public void Begin(string title) => to.Write($$"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{Safe(title)}}</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem; }
        table { border-collapse: collapse; margin: 1rem 0; } caption { text-align: left; font-weight: bold; padding: .3rem 0; }
        th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #949494; padding: .2rem .8rem .2rem 0; overflow-wrap: break-word; } tbody th { min-width: 9rem; } td.n, th.n { text-align: right; white-space: nowrap; }
        .wide { overflow-x: auto; } svg { width: 100%; height: auto; max-width: 46rem; } figure { margin: 1rem 0; } .note { border-left: .3rem solid #1d5a96; padding-left: .8rem; }
        summary { cursor: pointer; } :focus-visible { outline: 3px solid #1d5a96; }
        </style></head><body><main>
        <h1>{{Safe(title)}}</h1>

        """);

    public void End() => to.Write("</main></body></html>\n");

    public void Heading(string text) => to.Write($"<h2>{Safe(text)}</h2>\n");

    public void Smaller(string text) => to.Write($"<h3>{Safe(text)}</h3>\n");

    public void Text(string text) => to.Write($"<p>{Safe(text)}</p>\n");

    public void Note(string text) => to.Write($"<p class=\"note\">{Safe(text)}</p>\n");

    public void List(IEnumerable<string> items)
    {
        to.Write("<ul>\n");
        foreach (var item in items) to.Write($"<li>{Safe(item)}</li>\n");
        to.Write("</ul>\n");
    }

    /// <summary>A table. A column whose heading begins with # holds numbers.</summary>
    public void Table(string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        to.Write($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{Safe(caption)}\"><table><caption>{Safe(caption)}</caption><thead><tr>");
        foreach (var head in heads) to.Write(head.StartsWith('#') ? $"<th scope=\"col\" class=\"n\">{Safe(head[1..])}</th>" : $"<th scope=\"col\">{Safe(head)}</th>");
        to.Write("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            to.Write("<tr>");
            for (var i = 0; i < row.Count; i++) to.Write(i == 0 ? $"<th scope=\"row\">{Safe(row[i])}</th>" : $"<td{(heads[i].StartsWith('#') ? " class=\"n\"" : "")}>{Safe(row[i])}</td>");
            to.Write("</tr>\n");
        }

        to.Write("</tbody></table></div>\n");
    }

    public void Folded(string summary, Action inside)
    {
        to.Write($"<details><summary>{Safe(summary)}</summary>\n");
        inside();
        to.Write("</details>\n");
    }

    /// <summary>A drawing with the words that say the same.</summary>
    public void Figure(string svg, string caption) => to.Write($"<figure>{svg}<figcaption>{Safe(caption)}</figcaption></figure>\n");

    public static string Safe(string text) => WebUtility.HtmlEncode(text.Replace('\0', '\uFFFD'));

    public static string Number(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);

    public static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
