using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>All that is wrong with the form, each linked to its field. The layout places it; pages need not.</summary>
[HtmlTargetElement("govuk-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummary(Texts texts) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext View { get; set; }

    public string? Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ViewData.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        var list = Markup.Element("ul", "govuk-list govuk-error-summary__list");
        // As they stand on the page, which is written before its layout; what belongs to no field of it comes last.
        var fields = Field.InOrder(View.HttpContext);
        int Place(string key) => fields.FindIndex(f => key == f || key.StartsWith(f + ".", StringComparison.Ordinal)) is var at and >= 0 ? at : int.MaxValue;
        foreach (var (key, entry) in View.ViewData.ModelState.OrderBy(e => Place(e.Key)))
        {
            foreach (var error in entry!.Errors)
            {
                var message = error.ErrorMessage.Length > 0 ? error.ErrorMessage : error.Exception?.Message ?? texts["design.problem"];
                // A refusal of the whole form has no field to go to.
                list.Add(Markup.Element("li", null, key.Length == 0 ? message : Markup.Element("a", null, message).With("href", "#" + (View.HttpContext.Items[$"focus {key}"] ?? Field.IdOf(key)))));
            }
        }

        output.Become(Markup.Element("div", "govuk-error-summary",
            Markup.Element("div", null,
                Markup.Element("h2", "govuk-error-summary__title", Title ?? texts["design.problem"]),
                Markup.Element("div", "govuk-error-summary__body", list)).With("role", "alert")).With("data-module", "govuk-error-summary"));
    }
}
