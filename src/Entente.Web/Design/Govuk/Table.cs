using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>A table that scrolls inside itself where it is narrow. Rows are plain tr, th and td: their classes are added.</summary>
[HtmlTargetElement("govuk-table")]
public sealed class Table(Texts texts) : TagHelper
{
    public required string Caption { get; set; }

    /// <summary>"s", "m", "l" or "xl"; "hidden" where a heading above already says it.</summary>
    public string? CaptionSize { get; set; }

    /// <summary>Wide tables get a frame that scrolls and can be reached by keyboard.</summary>
    public bool Scrolls { get; set; } = true;

    /// <summary>Where it is narrow each row becomes a block, one cell below another, each under its label: for rows of words rather than of figures. It then needs no frame.</summary>
    public bool Stacks { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        CaptionSize = CaptionSize.OrNull();
        context.Items[typeof(Table)] = this;
        var caption = Markup.Element("caption", Markup.Classes("govuk-table__caption", CaptionSize switch { null => null, "hidden" => "govuk-visually-hidden", var size => $"govuk-table__caption--{size}" }), Caption);
        var table = Markup.Element("table", Stacks ? "govuk-table entente-stack" : "govuk-table", caption, await output.GetChildContentAsync());
        // As blocks its parts would be no table any more to a screen reader: they say what they are.
        if (Stacks) table.With("role", "table");
        Markup.TakeOver(output, table);
        output.Become(Scrolls && !Stacks
            ? Markup.Element("div", "entente-scroll", table).With("role", "region").With("aria-label", texts["design.table-scroll", Caption]).With("tabindex", "0")
            : table);
    }
}

/// <summary>Gives the parts of a govuk-table their classes; numeric sets a cell to the end.</summary>
[HtmlTargetElement("thead")]
[HtmlTargetElement("tbody")]
[HtmlTargetElement("tr")]
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed class TablePart : TagHelper
{
    public bool Numeric { get; set; }

    /// <summary>What stands above a cell where the table stacks: its column's header.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(Table), out var found) || found is not Table table) return;
        var part = context.TagName switch { "thead" => "head", "tbody" => "body", "tr" => "row", "th" => "header", _ => "cell" };
        if (context.TagName == "tbody") context.Items[typeof(TablePart)] = this;
        if (context.TagName == "th" && !output.Attributes.ContainsName("scope")) output.Attributes.Add("scope", context.Items.ContainsKey(typeof(TablePart)) ? "row" : "col");
        if (table.Stacks) Stack(context, output);
        var had = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", Markup.Classes($"govuk-table__{part}", Numeric ? $"govuk-table__{part}--numeric" : null, had));
    }

    private void Stack(TagHelperContext context, TagHelperOutput output)
    {
        var inBody = context.Items.ContainsKey(typeof(TablePart));
        output.Attributes.SetAttribute("role", context.TagName switch { "thead" or "tbody" => "rowgroup", "tr" => "row", "td" => "cell", _ => inBody ? "rowheader" : "columnheader" });
        if (!string.IsNullOrEmpty(Label)) output.PreContent.AppendHtml(Markup.Element("span", "entente-stack__label", Label).With("aria-hidden", "true"));
    }
}
