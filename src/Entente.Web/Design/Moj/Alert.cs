using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Tells of a state that touches the work on this page: information, success, warning or error.</summary>
[HtmlTargetElement("moj-alert")]
public sealed class Alert(Texts texts) : TagHelper
{
    private static readonly Dictionary<string, string> Icons = new()
    {
        ["information"] = "M10.2165 3.45151C11.733 2.82332 13.3585 2.5 15 2.5C16.6415 2.5 18.267 2.82332 19.7835 3.45151C21.3001 4.07969 22.6781 5.00043 23.8388 6.16117C24.9996 7.3219 25.9203 8.69989 26.5485 10.2165C27.1767 11.733 27.5 13.3585 27.5 15C27.5 18.3152 26.183 21.4946 23.8388 23.8388C21.4946 26.183 18.3152 27.5 15 27.5C13.3585 27.5 11.733 27.1767 10.2165 26.5485C8.69989 25.9203 7.3219 24.9996 6.16117 23.8388C3.81696 21.4946 2.5 18.3152 2.5 15C2.5 11.6848 3.81696 8.50537 6.16117 6.16117C7.3219 5.00043 8.69989 4.07969 10.2165 3.45151ZM16.3574 22.4121H13.6621V12.95H16.3574V22.4121ZM15 7.58789C15.9 7.58789 16.6211 8.3 16.6211 9.20898C16.6211 10.1 15.9 10.8301 15 10.8301C14.1 10.8301 13.3789 10.1 13.3789 9.20898C13.3789 8.3 14.1 7.58789 15 7.58789Z",
        ["success"] = "M11.2869 24.6726L2.00415 15.3899L4.62189 12.7722L11.2869 19.4186L25.3781 5.32739L27.9958 7.96369L11.2869 24.6726Z",
        ["warning"] = "M15 2.44922L28.75 26.1992H1.25L15 2.44922ZM13.5107 9.49579H16.4697L16.2431 17.7678H13.7461L13.5107 9.49579ZM15.0146 19.9645C16.0491 19.9645 16.8701 20.8 16.8701 21.82C16.8701 22.85 16.0491 23.695 15.0146 23.695C13.96 23.695 13.1299 22.85 13.1299 21.82C13.1299 20.8 13.96 19.9645 15.0146 19.9645Z",
        ["error"] = "M20.1777 2.5H9.82233L2.5 9.82233V20.1777L9.82233 27.5H20.1777L27.5 20.1777V9.82233L20.1777 2.5ZM10.9155 8.87769L15.0001 12.9623L19.0847 8.87771L21.1224 10.9154L17.0378 15L21.1224 19.0846L19.0847 21.1222L15.0001 17.0376L10.9155 21.1223L8.87782 19.0846L12.9624 15L8.87783 10.9153L10.9155 8.87769Z",
    };

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext View { get; set; }

    /// <summary>"information", "success", "warning" or "error".</summary>
    public string Variant { get; set; } = "information";

    public required string Title { get; set; }

    /// <summary>Shows the title as a heading above the text.</summary>
    public bool Heading { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var told = !inside.IsEmptyOrWhiteSpace;
        var icon = Markup.Element("svg", "moj-alert__icon", Markup.Element("path").With("fill-rule", "evenodd").With("clip-rule", "evenodd").With("d", Icons[Variant]).With("fill", "currentColor"))
            .With("role", "presentation").With("focusable", "false").With("xmlns", "http://www.w3.org/2000/svg").With("viewBox", "0 0 30 30").With("height", "30").With("width", "30");
        output.Become(Markup.Element("div", Markup.Classes($"moj-alert moj-alert--{Variant}", told && Heading ? "moj-alert--with-heading" : null),
                Markup.Element("div", null, icon),
                Markup.Element("div", "moj-alert__content", told ? Heading ? Markup.Element("h2", "moj-alert__heading", Title) : null : Title, told ? inside : null))
            .With("role", "region").With("aria-label", Told(texts[$"design.alert-{Variant}", Title])));
    }

    /// <summary>Regions of one page have names of their own: the second with the same words is the second.</summary>
    private string Told(string words)
    {
        var before = (Dictionary<string, int>)(View.HttpContext.Items[typeof(Alert)] ??= new Dictionary<string, int>());
        before[words] = before.GetValueOrDefault(words) + 1;
        return before[words] == 1 ? words : $"{words} ({before[words]})";
    }
}
