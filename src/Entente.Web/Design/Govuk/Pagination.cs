using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Previous and next, and with page and pages also the numbers between. Addresses: {0} in href stands for the page's number.</summary>
[HtmlTargetElement("govuk-pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Pagination(Texts texts) : TagHelper
{
    private const string Back = "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z";
    private const string On = "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z";

    /// <summary>"/cases?page={0}", for numbered pages.</summary>
    public string? Href { get; set; }

    public int Page { get; set; } = 1;

    public int Pages { get; set; }

    /// <summary>For lists that page by key: the addresses themselves.</summary>
    public string? Previous { get; set; }

    public string? Next { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (Href, Previous, Next) = (Href.OrNull(), Previous.OrNull(), Next.OrNull());
        if (Href is not null)
        {
            Previous = Page > 1 ? To(Page - 1) : null;
            Next = Page < Pages ? To(Page + 1) : null;
        }

        if (Previous is null && Next is null)
        {
            output.SuppressOutput();
            return;
        }

        var block = Href is null;
        output.Become(Markup.Element("nav", Markup.Classes("govuk-pagination", block ? "govuk-pagination--block" : null),
            Previous is null ? null : Arrow("prev", Previous, "design.previous", Back, block),
            block ? null : Numbers(),
            Next is null ? null : Arrow("next", Next, "design.next", On, block)).With("aria-label", texts["design.pagination"]));
    }

    private TagBuilder Arrow(string side, string href, string word, string path, bool block)
    {
        var icon = Markup.Element("svg", $"govuk-pagination__icon govuk-pagination__icon--{side}", Markup.Element("path").With("d", path))
            .With("xmlns", "http://www.w3.org/2000/svg").With("height", "13").With("width", "15").With("aria-hidden", "true").With("focusable", "false").With("viewBox", "0 0 15 13");
        var title = Markup.Element("span", Markup.Classes("govuk-pagination__link-title", block ? "govuk-pagination__link-title--decorated" : null),
            texts[word], Markup.Element("span", "govuk-visually-hidden", " " + texts["design.page-word"]));
        var first = block || side == "prev";
        return Markup.Element("div", $"govuk-pagination__{side}",
            Markup.Element("a", "govuk-link govuk-pagination__link", first ? icon : null, title, first ? null : icon).With("href", href).With("rel", side));
    }

    private TagBuilder Numbers()
    {
        var list = Markup.Element("ul", "govuk-pagination__list");
        var before = 0;
        foreach (var number in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Page) <= 1))
        {
            if (number > before + 1) list.Add(Markup.Element("li", "govuk-pagination__item govuk-pagination__item--ellipsis", "⋯"));
            before = number;
            list.Add(Markup.Element("li", Markup.Classes("govuk-pagination__item", number == Page ? "govuk-pagination__item--current" : null),
                Markup.Element("a", "govuk-link govuk-pagination__link", $"{number}").With("href", To(number))
                    .With("aria-label", texts["design.page", number]).With("aria-current", number == Page ? "page" : null)));
        }

        return list;
    }

    private string To(int page) => Href!.Replace("{0}", $"{page}", StringComparison.Ordinal);
}
