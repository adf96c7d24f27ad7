using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>What happened, newest first as the page gives it.</summary>
[HtmlTargetElement("moj-timeline")]
public sealed class Timeline : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(Markup.Element("div", "moj-timeline", await output.GetChildContentAsync()));
}

/// <summary>One thing that happened: when, what, by whom; more inside.</summary>
[HtmlTargetElement("moj-timeline-item")]
public sealed class TimelineItem(Texts texts) : TagHelper
{
    public required string Title { get; set; }

    public string? By { get; set; }

    public DateTimeOffset? When { get; set; }

    /// <summary>A day without an hour, or one only partly known: shown in place of When.</summary>
    public string? On { get; set; }

    public int HeadingLevel { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (By, On) = (By.OrNull(), On.OrNull());
        var inside = await output.GetChildContentAsync();
        IHtmlContent? date = On is not null ? Markup.Element("p", "moj-timeline__date", On)
            : When is { } when ? Markup.Element("p", "moj-timeline__date", Markup.Element("time", null, texts.Moment(when)).With("datetime", when.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)))
            : null;
        output.Become(Markup.Element("div", "moj-timeline__item",
            Markup.Element("div", "moj-timeline__header",
                Markup.Element($"h{HeadingLevel}", "moj-timeline__title", Title),
                By is null ? null : Markup.Element("p", "moj-timeline__byline", texts["design.by", By])),
            date,
            inside.IsEmptyOrWhiteSpace ? null : Markup.Element("div", "moj-timeline__description", inside)));
    }
}
