using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Warns of a consequence, in law or for somebody's safety.</summary>
[HtmlTargetElement("govuk-warning-text")]
public sealed class WarningText(Texts texts) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("div", "govuk-warning-text",
            Markup.Element("span", "govuk-warning-text__icon", "!").With("aria-hidden", "true"),
            Markup.Element("strong", "govuk-warning-text__text",
                Markup.Element("span", "govuk-visually-hidden", texts["design.warning"]), await output.GetChildContentAsync())));
}
