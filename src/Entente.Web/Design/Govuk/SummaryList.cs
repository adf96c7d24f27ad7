using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Keys and values; with card-title in a card. Rows are written inside, a row's actions inside the row.</summary>
[HtmlTargetElement("govuk-summary-list")]
public sealed class SummaryList : TagHelper
{
    public string? CardTitle { get; set; }

    public int CardHeadingLevel { get; set; } = 2;

    public bool NoBorder { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        CardTitle = CardTitle.OrNull();
        var inside = new SummaryRows();
        context.Items[typeof(SummaryRows)] = inside;
        await output.GetChildContentAsync();
        var hasActions = inside.Rows.Any(r => r.Actions.Count > 0);
        var list = Markup.Element("dl", Markup.Classes("govuk-summary-list", NoBorder ? "govuk-summary-list--no-border" : null));
        foreach (var row in inside.Rows)
        {
            list.Add(Markup.Element("div", Markup.Classes("govuk-summary-list__row", hasActions && row.Actions.Count == 0 ? "govuk-summary-list__row--no-actions" : null),
                Markup.Element("dt", "govuk-summary-list__key", row.Key),
                Markup.Element("dd", "govuk-summary-list__value", row.Value),
                row.Actions.Count == 0 ? null : Markup.Element("dd", "govuk-summary-list__actions", Links(row.Actions, "govuk-summary-list"))));
        }

        Markup.TakeOver(output, list);
        if (CardTitle is null) output.Become((IHtmlContent)list);
        else
        {
            output.Become((IHtmlContent)Markup.Element("div", "govuk-summary-card",
                Markup.Element("div", "govuk-summary-card__title-wrapper",
                    Markup.Element($"h{CardHeadingLevel}", "govuk-summary-card__title", CardTitle), CardActions(inside.CardActions)),
                Markup.Element("div", "govuk-summary-card__content", list)));
        }
    }

    private TagBuilder? CardActions(List<SummaryAction> actions) => actions switch
    {
        [] => null,
        [var one] => Markup.Element("div", "govuk-summary-card__actions", Link(one)),
        _ => Items(actions, "govuk-summary-card"),
    };

    private TagBuilder Links(List<SummaryAction> actions, string block) => actions is [var one] ? Link(one) : Items(actions, block);

    private TagBuilder Items(List<SummaryAction> actions, string block)
    {
        var list = Markup.Element("ul", block == "govuk-summary-card" ? "govuk-summary-card__actions" : "govuk-summary-list__actions-list");
        foreach (var action in actions) list.Add(Markup.Element("li", block == "govuk-summary-card" ? "govuk-summary-card__action" : "govuk-summary-list__actions-list-item", Link(action)));
        return list;
    }

    // What a link is about must be heard without the row it stands in.
    private TagBuilder Link(SummaryAction action)
    {
        var hidden = string.Concat(action.About.Length > 0 ? $" {action.About}" : "", CardTitle is null ? "" : $" ({CardTitle})");
        return Markup.Element("a", "govuk-link", action.Text, hidden.Length > 0 ? Markup.Element("span", "govuk-visually-hidden", hidden) : null).With("href", action.Href);
    }
}

/// <summary>One row: key, and the value inside.</summary>
[HtmlTargetElement("govuk-summary-row", ParentTag = "govuk-summary-list")]
public sealed class SummaryRow : TagHelper
{
    public required string Key { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = new List<SummaryAction>();
        context.Items[typeof(SummaryAction)] = actions;
        var value = await output.GetChildContentAsync();
        ((SummaryRows)context.Items[typeof(SummaryRows)]).Rows.Add((Key, new HtmlString(value.GetContent().Trim()), actions));
        output.SuppressOutput();
    }
}

/// <summary>A link of a row or, directly in the list, of its card. About completes it for who only hears it: "Change" + "date of birth".</summary>
[HtmlTargetElement("govuk-summary-action")]
public sealed class SummaryActionTag : TagHelper
{
    public required string Href { get; set; }

    public string About { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var action = new SummaryAction(Href, new HtmlString((await output.GetChildContentAsync()).GetContent().Trim()), About);
        if (context.Items.TryGetValue(typeof(SummaryAction), out var row)) ((List<SummaryAction>)row).Add(action);
        else ((SummaryRows)context.Items[typeof(SummaryRows)]).CardActions.Add(action);
        output.SuppressOutput();
    }
}

internal sealed record SummaryAction(string Href, IHtmlContent Text, string About);

internal sealed class SummaryRows
{
    public List<(string Key, IHtmlContent Value, List<SummaryAction> Actions)> Rows { get; } = [];

    public List<SummaryAction> CardActions { get; } = [];
}
