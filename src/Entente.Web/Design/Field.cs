using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>What all form fields share: a name bound to the form, a label, a hint, an error, and what the person typed before.</summary>
public abstract class Field(Texts texts) : TagHelper
{
    protected Texts T { get; } = texts;

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext View { get; set; }

    /// <summary>The form's property. Name, value and error come from it; each can be set instead.</summary>
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string? Id { get; set; }

    public string? Hint { get; set; }

    public string? Error { get; set; }

    /// <summary>"s", "m", "l" or "xl".</summary>
    public string? LabelSize { get; set; }

    /// <summary>The label is the page's h1: one question a page.</summary>
    public bool PageHeading { get; set; }

    /// <summary>For an error that belongs to several fields.</summary>
    public string? DescribedBy { get; set; }

    protected string FieldName => Name.OrNull() ?? (For is null ? throw new InvalidOperationException($"{GetType().Name} needs 'for' or 'name'.") : View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));

    protected string FieldId => Id.OrNull() ?? IdOf(FieldName);

    protected string? HintId => string.IsNullOrEmpty(Hint) ? null : FieldId + "-hint";

    protected string? ErrorId => ErrorText is null ? null : FieldId + "-error";

    /// <summary>The id that the error summary links to: the same for the same name everywhere.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    protected string? ErrorText => Error.OrNull() ?? FirstError(FieldName);

    protected string? FirstError(string name) => View.ViewData.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0
        ? entry.Errors[0].ErrorMessage is { Length: > 0 } message ? message : entry.Errors[0].Exception?.Message
        : null;

    /// <summary>What was sent last time, even where it could not be read, else what the form holds.</summary>
    protected string? Attempted(string name, object? model) =>
        View.ViewData.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null ? entry.AttemptedValue : Plain(model);

    protected IReadOnlyCollection<string> AttemptedAll(string name, object? model)
    {
        if (View.ViewData.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue is string[] many ? many : [entry.RawValue.ToString()!];
        }

        return model switch
        {
            null => [],
            string one => [one],
            IEnumerable several => [.. several.Cast<object?>().Select(Plain).OfType<string>()],
            _ => Plain(model) is { } one ? [one] : [],
        };
    }

    protected static string? Plain(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    protected TagBuilder Group(params object?[] inside)
    {
        InOrder(View.HttpContext).Add(FieldName);
        return Markup.Element("div", Markup.Classes("govuk-form-group", ErrorText is null ? null : "govuk-form-group--error"), inside);
    }

    /// <summary>The names of the page's fields in the order in which they stand, for the summary above them.</summary>
    internal static List<string> InOrder(HttpContext http) => (List<string>)(http.Items[typeof(Field)] ??= new List<string>());

    protected TagBuilder? HintMarkup() => HintId is null ? null : Markup.Element("div", "govuk-hint", Hint).With("id", HintId);

    protected TagBuilder? ErrorMarkup() => ErrorText is not { } message ? null
        : Markup.Element("p", "govuk-error-message", Markup.Element("span", "govuk-visually-hidden", T["design.error"]), " ", message).With("id", ErrorId);

    protected TagBuilder LabelMarkup(string? text)
    {
        var label = Markup.Element("label", Markup.Classes("govuk-label", Size("govuk-label")), text).With("for", FieldId);
        return PageHeading ? Markup.Element("h1", "govuk-label-wrapper", label) : label;
    }

    protected IHtmlContent InFieldset(string? legend, string? role, IHtmlContent inside)
    {
        if (string.IsNullOrEmpty(legend)) return inside;
        return Markup.Element("fieldset", "govuk-fieldset",
            Markup.Element("legend", Markup.Classes("govuk-fieldset__legend", Size("govuk-fieldset__legend")),
                PageHeading ? Markup.Element("h1", "govuk-fieldset__heading", legend) : legend),
            inside).With("role", role).With("aria-describedby", Markup.Ids(DescribedBy, HintId, ErrorId));
    }

    private string? Size(string of) => (LabelSize.OrNull() ?? (PageHeading ? "l" : null)) is { } size ? $"{of}--{size}" : null;
}

/// <summary>One answer to choose: the value that is sent, what it says, a hint.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
