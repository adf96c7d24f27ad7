using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Tells something that is not about this page's form: importance, or with type "success" that an act was done.</summary>
[HtmlTargetElement("govuk-notification-banner")]
public sealed class NotificationBanner(Texts texts) : TagHelper
{
    /// <summary>"success", or nothing.</summary>
    public string? Type { get; set; }

    public string? Title { get; set; }

    /// <summary>One line; more goes inside the tag.</summary>
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (Title, Text) = (Title.OrNull(), Text.OrNull());
        var success = Type == "success";
        var inside = await output.GetChildContentAsync();
        output.Become(Markup.Element("div", Markup.Classes("govuk-notification-banner", success ? "govuk-notification-banner--success" : null),
                Markup.Element("div", "govuk-notification-banner__header",
                    Markup.Element("h2", "govuk-notification-banner__title", Title ?? texts[success ? "design.success" : "design.important"]).With("id", "govuk-notification-banner-title")),
                Markup.Element("div", "govuk-notification-banner__content",
                    Text is null ? null : Markup.Element("p", "govuk-notification-banner__heading", Text), inside))
            .With("role", success ? "alert" : "region").With("aria-labelledby", "govuk-notification-banner-title").With("data-module", "govuk-notification-banner"));
    }
}
