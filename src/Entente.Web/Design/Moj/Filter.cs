using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Narrows a list: a GET form with the fields inside and its button below them, so that keyboards reach the fields first.</summary>
[HtmlTargetElement("moj-filter")]
public sealed class Filter(Texts texts) : TagHelper
{
    /// <summary>What is chosen now: Text says it, Value is the address of the list without it.</summary>
    public IEnumerable<Choice> Chosen { get; set; } = [];

    /// <summary>The address of the list with nothing chosen.</summary>
    public string? Clear { get; set; }

    public string? Action { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tags = Markup.Element("ul", "moj-filter-tags");
        var chosen = Chosen.ToList();
        foreach (var item in chosen)
        {
            tags.Add(Markup.Element("li", null, Markup.Element("a", "moj-filter__tag",
                Markup.Element("span", "govuk-visually-hidden", texts["design.filter-remove"]), " ", item.Text).With("href", item.Value)));
        }

        var selected = chosen.Count == 0 ? null : Markup.Element("div", "moj-filter__selected",
            Markup.Element("div", "moj-filter__selected-heading",
                Markup.Element("div", "moj-filter__heading-title", Markup.Element("h3", "govuk-heading-s", texts["design.filter-chosen"])),
                Clear.OrNull() is null ? null : Markup.Element("div", "moj-filter__heading-action",
                    Markup.Element("p", null, Markup.Element("a", "govuk-link govuk-link--no-visited-state", texts["design.filter-clear"]).With("href", Clear)))),
            tags);
        var form = Markup.Element("form", "moj-filter__options", await output.GetChildContentAsync(),
            Markup.Element("button", "govuk-button", texts["design.filter-apply"]).With("type", "submit").With("data-module", "govuk-button")).With("method", "get").With("action", Action.OrNull());
        output.Become(Markup.Element("div", "moj-filter",
            Markup.Element("div", "moj-filter__header", Markup.Element("div", "moj-filter__header-title", Markup.Element("h2", "govuk-heading-m", texts["design.filter"]))),
            Markup.Element("div", "moj-filter__content", selected, form)));
    }
}
