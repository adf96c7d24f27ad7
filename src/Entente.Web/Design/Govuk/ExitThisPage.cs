using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Gets somebody who is being watched off the page at once: the button, or Shift three times. The layout places it.</summary>
[HtmlTargetElement("govuk-exit-this-page", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ExitThisPage(Texts texts) : TagHelper
{
    /// <summary>A harmless page elsewhere.</summary>
    public required string Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Become(Markup.Element("div", "govuk-exit-this-page",
                Markup.Element("a", "govuk-button govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
                        Markup.Element("span", "govuk-visually-hidden", texts["design.emergency"]), " ", texts["design.exit"])
                    .With("href", Href).With("role", "button").With("draggable", "false").With("data-module", "govuk-button").With("rel", "nofollow noreferrer"))
            .With("data-module", "govuk-exit-this-page")
            .With("data-i18n.activated", texts["design.exit-activated"]).With("data-i18n.timed-out", texts["design.exit-timed-out"])
            .With("data-i18n.press-two-more-times", texts["design.exit-two"]).With("data-i18n.press-one-more-time", texts["design.exit-one"]));
    }
}
