using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Panels one at a time; without script a list of links above all of them.</summary>
[HtmlTargetElement("govuk-tabs")]
public sealed class Tabs(Texts texts) : TagHelper
{
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var panels = new TabPanels();
        context.Items[typeof(TabPanels)] = panels;
        await output.GetChildContentAsync();
        var list = Markup.Element("ul", "govuk-tabs__list");
        var tabs = Markup.Element("div", "govuk-tabs", Markup.Element("h2", "govuk-tabs__title", Title.OrNull() ?? texts["design.contents"]), panels.Panels.Count == 0 ? null : list).With("data-module", "govuk-tabs");
        foreach (var (at, panel) in panels.Panels.Index())
        {
            list.Add(Markup.Element("li", Markup.Classes("govuk-tabs__list-item", at == 0 ? "govuk-tabs__list-item--selected" : null),
                Markup.Element("a", "govuk-tabs__tab", panel.Label).With("href", "#" + panel.Id)));
            tabs.Add(Markup.Element("div", Markup.Classes("govuk-tabs__panel", at == 0 ? null : "govuk-tabs__panel--hidden"), panel.Content).With("id", panel.Id));
        }

        output.Become(tabs);
    }
}

/// <summary>One panel of tabs.</summary>
[HtmlTargetElement("govuk-tab", ParentTag = "govuk-tabs")]
public sealed class Tab : TagHelper
{
    public required string Id { get; set; }

    public required string Label { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((TabPanels)context.Items[typeof(TabPanels)]).Panels.Add((Id, Label, new HtmlString((await output.GetChildContentAsync()).GetContent())));
        output.SuppressOutput();
    }
}

internal sealed class TabPanels
{
    public List<(string Id, string Label, IHtmlContent Content)> Panels { get; } = [];
}
