using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Where this page stands: links from the outside in. Choice.Value is the address; the last may have none.</summary>
[HtmlTargetElement("govuk-breadcrumbs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Breadcrumbs(Texts texts) : TagHelper
{
    public required IEnumerable<Choice> Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = Markup.Element("ol", "govuk-breadcrumbs__list");
        foreach (var item in Items)
        {
            list.Add(item.Value.Length > 0
                ? Markup.Element("li", "govuk-breadcrumbs__list-item", Markup.Element("a", "govuk-breadcrumbs__link", item.Text).With("href", item.Value))
                : Markup.Element("li", "govuk-breadcrumbs__list-item", item.Text).With("aria-current", "page"));
        }

        output.Become(Markup.Element("nav", "govuk-breadcrumbs", list).With("aria-label", texts["design.breadcrumb"]));
    }
}
