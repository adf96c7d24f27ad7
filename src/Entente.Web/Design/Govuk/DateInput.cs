using Entente.Foundation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>A date in three fields. Binds to DateOnly? or PartialDate?; with partial, day and month may stay empty.</summary>
[HtmlTargetElement("govuk-date-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateInput(Texts texts) : Field(texts)
{
    private static readonly string[] Parts = ["Day", "Month", "Year"];

    public string? Legend { get; set; }

    /// <summary>The date, where no form property holds it.</summary>
    public PartialDate? Value { get; set; }

    /// <summary>"bday" for the person's own date of birth.</summary>
    public string? Autocomplete { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // An error may stand on the date or on one part; the part that is wrong is the one that is marked and linked to.
        var parts = Parts.Where(p => FirstError($"{FieldName}.{p}") is not null).ToList();
        Error ??= FirstError(FieldName) ?? parts.Select(p => FirstError($"{FieldName}.{p}")).FirstOrDefault();
        var date = Value ?? For?.Model switch
        {
            DateOnly day => PartialDate.Of(day),
            PartialDate partial => partial,
            string text when PartialDate.TryParse(text, out var read) => read,
            _ => default(PartialDate?),
        };
        var items = Markup.Element("div", "govuk-date-input",
            Item("Day", "design.day", 2, date?.Day, parts), Item("Month", "design.month", 2, date?.Month, parts), Item("Year", "design.year", 4, date?.Year, parts)).With("id", FieldId);
        Markup.TakeOver(output, items);
        // The summary stands above and is written after: it links to the first field that can take the focus.
        View.HttpContext.Items[$"focus {FieldName}"] = IdOf($"{FieldName}.{parts.FirstOrDefault() ?? "Day"}");
        output.Become(Group(InFieldset(Legend, "group", Markup.All(HintMarkup(), ErrorMarkup(), items))));
    }

    private TagBuilder Item(string part, string text, int width, int? model, List<string> wrong)
    {
        var name = $"{FieldName}.{part}";
        var id = IdOf(name);
        var isWrong = ErrorText is not null && (wrong.Count == 0 || wrong.Contains(part));
        return Markup.Element("div", "govuk-date-input__item", Markup.Element("div", "govuk-form-group",
            Markup.Element("label", "govuk-label govuk-date-input__label", T[text]).With("for", id),
            Markup.Element("input", Markup.Classes("govuk-input govuk-date-input__input", isWrong ? "govuk-input--error" : null, $"govuk-input--width-{width}"))
                .With("id", id).With("name", name).With("type", "text").With("value", Attempted(name, model is 0 ? null : model))
                .With("inputmode", "numeric").With("autocomplete", Autocomplete is null ? null : $"{Autocomplete}-{part.ToLowerInvariant()}")));
    }
}
