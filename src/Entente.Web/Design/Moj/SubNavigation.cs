using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>The pages about one thing. Items: Value is the address, and the one that is open is marked.</summary>
[HtmlTargetElement("moj-sub-navigation", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SubNavigation(Texts texts) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext View { get; set; }

    public required IEnumerable<Choice> Items { get; set; }

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = View.HttpContext.Request;
        var here = request.Path + request.QueryString;
        var list = Markup.Element("ul", "moj-sub-navigation__list");
        foreach (var item in Items)
        {
            var current = item.Value.Contains('?', StringComparison.Ordinal) ? item.Value == here : string.Equals(item.Value, request.Path, StringComparison.OrdinalIgnoreCase);
            list.Add(Markup.Element("li", "moj-sub-navigation__item",
                Markup.Element("a", "moj-sub-navigation__link", item.Text).With("aria-current", current ? "page" : null).With("href", item.Value)));
        }

        output.Become(Markup.Element("nav", "moj-sub-navigation", list).With("aria-label", Label.OrNull() ?? texts["design.sub-navigation"]));
    }
}
