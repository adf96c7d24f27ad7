using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>The places of the site, below the header. Items: Value is the address, Text the name; Current says which one is open.</summary>
[HtmlTargetElement("govuk-service-navigation", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ServiceNavigation(Texts texts) : TagHelper
{
    private const string List = "navigation";

    public required IEnumerable<Choice> Items { get; set; }

    /// <summary>The address of the place where somebody is; none where they are elsewhere.</summary>
    public string? Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var menu = texts["shell.menu"];
        var list = Markup.Element("ul", "govuk-service-navigation__list").With("id", List);
        var items = Items.ToList();
        foreach (var item in items)
        {
            var here = item.Value == Current;
            list.Add(Markup.Element("li", Markup.Classes("govuk-service-navigation__item", here ? "govuk-service-navigation__item--active" : null),
                Markup.Element("a", "govuk-service-navigation__link", here ? Markup.Element("strong", "govuk-service-navigation__active-fallback", item.Text) : item.Text)
                    .With("href", item.Value).With("aria-current", here ? "page" : null)));
        }

        // One place needs no button that folds it away.
        var button = items.Count == 1 ? null : Markup.Element("button", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle", menu)
            .With("type", "button").With("aria-controls", List).With("hidden", "").With("aria-hidden", "true");
        output.Become(Markup.Element("div", "govuk-service-navigation",
                Markup.Element("div", "govuk-width-container", Markup.Element("div", "govuk-service-navigation__container",
                    Markup.Element("nav", "govuk-service-navigation__wrapper", button, list).With("aria-label", menu))))
            .With("data-module", "govuk-service-navigation"));
    }
}

/// <summary>A word and a line above each page: here that everything is made up.</summary>
[HtmlTargetElement("govuk-phase-banner")]
public sealed class PhaseBanner : TagHelper
{
    public string? Tag { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("div", "govuk-phase-banner govuk-width-container", Markup.Element("p", "govuk-phase-banner__content",
            Tag.OrNull() is null ? null : Markup.Element("strong", "govuk-tag govuk-phase-banner__content__tag", Tag),
            Markup.Element("span", "govuk-phase-banner__text", await output.GetChildContentAsync()))));
}
