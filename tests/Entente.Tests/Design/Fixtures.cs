using Entente.Web.Design;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Entente.Tests.Design.ComponentTests;

namespace Entente.Tests.Design;

/// <summary>Says each published example by our components. Null where an example asks for what a component deliberately lacks.</summary>
internal static class Fixtures
{
    public static string? Render(string component, Options o) => component switch
    {
        "button" => Html(new Button { Href = o["href"], Variant = o.Is("isStartButton") ? "start" : null, Type = o["type"] ?? "submit", Disabled = o.Is("disabled"), PreventDoubleClick = o["preventDoubleClick"] is { } p ? p == "true" : null }, o, Extra(o, "name", "value", "id")),
        "input" => Html(new Input(T) { View = View(o), Name = o["name"], Label = o["label.text"], LabelSize = Size(o), Hint = o["hint.text"], Id = o["id"], PageHeading = o.Is("label.isPageHeading"), DescribedBy = o["describedBy"], Value = o["value"], Type = o["type"] ?? "text", Prefix = o["prefix.text"], Suffix = o["suffix.text"], Disabled = o.Is("disabled") }, o, Extra(o, "spellcheck", "autocomplete", "inputmode", "pattern")),
        "password-input" when o["value"] is null => Html(new PasswordInput(T) { View = View(o), Name = o["name"], Label = o["label.text"], LabelSize = Size(o), Hint = o["hint.text"], Id = o["id"], PageHeading = o.Is("label.isPageHeading"), DescribedBy = o["describedBy"] }, o),
        "textarea" => Html(new Textarea(T) { View = View(o), Name = o["name"], Label = o["label.text"], LabelSize = Size(o), Hint = o["hint.text"], Id = o["id"], PageHeading = o.Is("label.isPageHeading"), DescribedBy = o["describedBy"], Value = o["value"], Rows = o["rows"] is { } r ? int.Parse(r, null) : 5 }, o, Extra(o, "spellcheck", "autocomplete")),
        "character-count" when o["maxlength"] is { } most && o["threshold"] is null => Html(new Textarea(T) { View = View(o), Name = o["name"], Label = o["label.text"], LabelSize = Size(o), Hint = o["hint.text"], Id = o["id"], PageHeading = o.Is("label.isPageHeading"), MaxLength = int.Parse(most, null), Value = o["value"], Rows = o["rows"] is { } r ? int.Parse(r, null) : 5 }, o, Extra(o, "spellcheck")),
        "select" when o.Many("items").All(i => i["value"] is not null) => Html(new Select(T) { View = View(o), Name = o["name"], Label = o["label.text"], LabelSize = Size(o), Hint = o["hint.text"], Id = o["id"], PageHeading = o.Is("label.isPageHeading"), DescribedBy = o["describedBy"], Value = o["value"], Empty = "", Items = o.Many("items").Select(i => new Choice(i["value"]!, i["text"]!)) }, o),
        "file-upload" when o["value"] is null => Html(new FileUpload(T) { View = View(o), Name = o["name"], Label = o["label.text"], LabelSize = Size(o), Hint = o["hint.text"], Id = o["id"], PageHeading = o.Is("label.isPageHeading"), DescribedBy = o["describedBy"], Multiple = o.Is("multiple") }, o),
        "radios" => Rendered.Html(new Radios(T) { View = View(o), Name = o["name"], Id = o["idPrefix"], Legend = o["fieldset.legend.text"], LabelSize = LegendSize(o), PageHeading = o.Is("fieldset.legend.isPageHeading"), Hint = o["hint.text"], Value = o["value"] }, "govuk-radios", c => Items(c, o, "govuk-radio"), o.Attributes()),
        "checkboxes" when o["values"] is null => Rendered.Html(new Checkboxes(T) { View = View(o), Name = o["name"], Id = o["idPrefix"], Legend = o["fieldset.legend.text"], LabelSize = LegendSize(o), PageHeading = o.Is("fieldset.legend.isPageHeading"), Hint = o["hint.text"], Values = o.Many("values").Select(v => v.Root.GetString()!) }, "govuk-checkboxes", c => Items(c, o, "govuk-checkbox"), o.Attributes()),
        "date-input" when o.Many("items") is [] or [{ } _, { } _, { } _] && o.Many("items").Zip(["day", "month", "year"]).All(p => p.First["name"] == p.Second && p.First["classes"] is null or "govuk-input--width-2" or "govuk-input--width-4") => DateInput(o),
        "fieldset" when o["legend.text"] is { } legend && !(o.Is("legend.isPageHeading") && o["legend.classes"] is null) && o["legend.classes"]?.StartsWith("govuk-", StringComparison.Ordinal) != false => Rendered.Html(new Fieldset { Legend = legend, LegendSize = Last(o["legend.classes"]), PageHeading = o.Is("legend.isPageHeading"), DescribedBy = o["describedBy"] }, "govuk-fieldset", Heading(o), o.Attributes()),
        "error-summary" when o.Many("errorList") is { Count: > 0 } list && o["titleText"] is not null => ErrorSummary(o, list),
        "summary-list" => SummaryList(o),
        "tag" => Html(new Tag(), o),
        "inset-text" => Html(new InsetText(), o),
        "warning-text" when o["iconFallbackText"] is null or "Warning" => Html(new WarningText(T), o),
        "panel" when o["classes"]?.Contains("interruption", StringComparison.Ordinal) != true => Html(new Panel { Title = o["titleText"]!, HeadingLevel = o["headingLevel"] is { } level ? int.Parse(level, null) : 1 }, o),
        "details" => Html(new Details { Summary = o["summaryText"]!, Open = o.Is("open") }, o),
        "notification-banner" when o["type"] is null or "success" => Rendered.Html(new NotificationBanner(T) { Type = o["type"], Title = o["titleText"], Text = o["html"] is null ? o["text"] : null }, "x", o["html"] ?? "", o.Attributes()),
        "pagination" => Pagination(o),
        "task-list" => TaskList(o),
        "service-navigation" when o.Many("navigation") is { Count: > 0 } items && items.All(i => i.Root.ValueKind == System.Text.Json.JsonValueKind.Object && i["href"] is not null) => Rendered.Html(new ServiceNavigation(T) { Items = items.Select(i => new Choice(i["href"]!, i["text"]!)), Current = items.FirstOrDefault(i => i.Is("current")) is { Root.ValueKind: not System.Text.Json.JsonValueKind.Undefined } here ? here["href"] : null }, "x", "", o.Attributes()),
        "phase-banner" when o["tag.text"] is not null => Html(new PhaseBanner { Tag = o["tag.text"] }, o),
        "back-link" => Html(new BackLink(T) { Href = o["href"] ?? "#" }, o),
        "skip-link" => Html(new SkipLink { Href = o["href"] ?? "#content" }, o),
        "exit-this-page" => Html(new ExitThisPage(T) { Href = o["redirectUrl"] ?? "https://www.bbc.co.uk/weather" }, o),
        "table" when o["caption"] is { } caption => Table(o, caption),
        "table" => Table(o, ""),
        _ => null,
    };

    private static Texts T => Rendered.Texts;

    private static string Html(ITagHelper helper, Options o, IEnumerable<(string, string)>? extra = null) => Rendered.Html(helper, "x", Inside(o), o.Attributes().Concat(extra ?? []));

    private static IEnumerable<(string, string)> Extra(Options o, params string[] names) => names.Where(n => o[n] is { Length: > 0 }).Select(n => (n, o[n]!));

    private static string? Size(Options o) => o["label.classes"]?["govuk-label--".Length..];

    private static string? LegendSize(Options o) => Last(o["fieldset.legend.classes"]);

    private static string? Last(string? classes) => classes?.Split("--")[^1];

    private static string Heading(Options o) => o["html"] ?? "";

    private static Microsoft.AspNetCore.Mvc.Rendering.ViewContext View(Options o)
    {
        var page = new Rendered();
        if (o["errorMessage.text"] is { } error) page.State.AddModelError(o["name"] ?? o["id"]!, error);
        return page.View;
    }

    private static string Items(TagHelperContext context, Options o, string tag)
    {
        foreach (var item in o.Many("items"))
        {
            var (given, chosen) = (item["value"] ?? "", item["checked"]);
            In(context, new ChoiceTag { Value = given, Label = item["text"] ?? "", Hint = item["hint.text"], Checked = chosen is null ? null : chosen == "true", Disabled = item.Is("disabled"), Exclusive = item["behaviour"] == "exclusive" },
                tag, _ => item["conditional.html"] is { Length: > 0 } more and not "false" ? more : "");
        }

        return "";
    }

    private static string? DateInput(Options o) =>
        Rendered.Html(new DateInput(T) { View = View(o), Name = o["namePrefix"] ?? o["id"], Id = o["id"], Legend = o["fieldset.legend.text"], Hint = o["hint.text"] }, "x", "", o.Attributes());

    private static string ErrorSummary(Options o, IReadOnlyList<Options> list)
    {
        var page = new Rendered();
        foreach (var (at, error) in list.Index())
        {
            var key = error["href"]?.TrimStart('#') ?? "";
            page.State.AddModelError(key, error["text"]!);
        }

        return Rendered.Html(new ErrorSummary(T) { View = page.View, Title = o["titleText"] }, "x", "", o.Attributes());
    }

    private static string SummaryList(Options o) => Rendered.Html(new SummaryList { CardTitle = o["card.title.text"] }, "x", list =>
    {
        foreach (var action in o.Many("card.actions.items")) In(list, new SummaryActionTag { Href = action["href"]! }, "x", _ => Encoded(action["text"]));
        foreach (var row in o.Many("rows"))
        {
            In(list, new SummaryRow { Key = row["key.text"]! }, "x", inRow =>
            {
                foreach (var action in row.Many("actions.items")) In(inRow, new SummaryActionTag { Href = action["href"]!, About = action["visuallyHiddenText"] ?? "" }, "x", _ => Encoded(action["text"]));
                return row["value.html"] ?? Encoded(row["value.text"]);
            });
        }

        return "";
    }, o.Attributes());

    private static string? Pagination(Options o)
    {
        var items = o.Many("items");
        if (items.Count > 0 || o["previous.text"] is not null || o["next.text"] is not null) return null;
        return o["previous.href"] is null && o["next.href"] is null ? null : Rendered.Html(new Pagination(T) { Previous = o["previous.href"], Next = o["next.href"] }, "x", "", o.Attributes());
    }

    private static string TaskList(Options o) => Rendered.Html(new TaskList { IdPrefix = o["idPrefix"] ?? "task-list" }, "x", list =>
    {
        foreach (var item in o.Many("items"))
        {
            In(list, new TaskTag { Title = item["title.text"]!, Href = item["href"], Hint = item["hint.text"] }, "x", _ => item["status.tag.text"] is { } tag
                ? Rendered.Html(new Tag { Colour = Last(item["status.tag.classes"]) }, "x", Encoded(tag))
                : Encoded(item["status.text"]));
        }

        return "";
    }, o.Attributes());

    private static string Table(Options o, string caption)
    {
        var html = Rendered.Html(new Table(T) { Caption = caption, CaptionSize = Last(o["captionClasses"]), Scrolls = false }, "x", table =>
            (o.Many("head") is { Count: > 0 } head ? Part(table, "thead", c => Part(c, "tr", r => string.Concat(head.Select(h => Part(r, "th", _ => Encoded(h["text"]), h["format"]))))) : "")
            + Part(table, "tbody", c => string.Concat(o.Root.GetProperty("rows").EnumerateArray().Select(row => Part(c, "tr", r => string.Concat(row.EnumerateArray().Select((cell, at) =>
                Part(r, at == 0 && o.Is("firstCellIsHeader") ? "th" : "td", _ => Encoded(new Options(cell)["text"]), at == 0 && o.Is("firstCellIsHeader") ? null : new Options(cell)["format"]))))))), o.Attributes());
        return caption.Length > 0 ? html : html.Replace("<caption class=\"govuk-table__caption\"></caption>", "", StringComparison.Ordinal);
    }

    private static string Part(TagHelperContext outer, string tag, Func<TagHelperContext, string> inside, string? format = null) =>
        Rendered.Html(new TablePart { Numeric = format == "numeric" }, tag, inside, null, outer);
}
