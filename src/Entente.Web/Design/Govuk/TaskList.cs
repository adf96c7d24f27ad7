using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>The parts of a long form with the state of each.</summary>
[HtmlTargetElement("govuk-task-list")]
public sealed class TaskList : TagHelper
{
    public string IdPrefix { get; set; } = "task-list";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tasks = new TaskItems(IdPrefix);
        context.Items[typeof(TaskItems)] = tasks;
        await output.GetChildContentAsync();
        output.Become(Markup.Element("ul", "govuk-task-list", [.. tasks.Items]));
    }
}

/// <summary>One part: its title links to it, its state stands inside, often a tag.</summary>
[HtmlTargetElement("govuk-task", ParentTag = "govuk-task-list")]
public sealed class TaskTag : TagHelper
{
    public required string Title { get; set; }

    /// <summary>Absent while the part cannot be started yet.</summary>
    public string? Href { get; set; }

    public string? Hint { get; set; }

    public bool CannotStartYet { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (Href, Hint) = (Href.OrNull(), Hint.OrNull());
        var tasks = (TaskItems)context.Items[typeof(TaskItems)];
        var id = $"{tasks.Prefix}-{tasks.Items.Count + 1}";
        var hint = Hint is null ? null : $"{id}-hint";
        var status = new HtmlString((await output.GetChildContentAsync()).GetContent().Trim());
        tasks.Items.Add(Markup.Element("li", Markup.Classes("govuk-task-list__item", Href is null ? null : "govuk-task-list__item--with-link"),
            Markup.Element("div", "govuk-task-list__name-and-hint",
                Href is null ? Markup.Element("div", null, Title)
                    : Markup.Element("a", "govuk-link govuk-task-list__link", Title).With("href", Href).With("aria-describedby", Markup.Ids(hint, $"{id}-status")),
                hint is null ? null : Markup.Element("div", "govuk-task-list__hint", Hint).With("id", hint)),
            Markup.Element("div", Markup.Classes("govuk-task-list__status", CannotStartYet ? "govuk-task-list__status--cannot-start-yet" : null), status).With("id", $"{id}-status")));
        output.SuppressOutput();
    }
}

internal sealed record TaskItems(string Prefix)
{
    public List<TagBuilder> Items { get; } = [];
}
