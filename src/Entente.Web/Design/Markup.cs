using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Elements put together in code: text is always encoded, an attribute whose value is null is left out.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? classes = null, params object?[] inside)
    {
        var tag = new TagBuilder(name);
        if (!string.IsNullOrEmpty(classes)) tag.Attributes["class"] = classes;
        if (name is "input") tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag.Add(inside);
    }

    /// <summary>Adds text (encoded) or markup; nulls are nothing.</summary>
    public static TagBuilder Add(this TagBuilder tag, params object?[] inside)
    {
        foreach (var part in inside)
        {
            if (part is IHtmlContent markup) tag.InnerHtml.AppendHtml(markup);
            else if (part is not null) tag.InnerHtml.Append(part.ToString() ?? "");
        }

        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null) tag.Attributes[attribute] = value;
        return tag;
    }

    /// <summary>An attribute that stands alone, such as "checked".</summary>
    public static TagBuilder Flag(this TagBuilder tag, string attribute, bool on)
    {
        if (on) tag.Attributes[attribute] = attribute;
        return tag;
    }

    public static IHtmlContent All(params object?[] parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            if (part is IHtmlContent markup) all.AppendHtml(markup);
            else if (part is not null) all.Append(part.ToString() ?? "");
        }

        return all;
    }

    /// <summary>An attribute written as "@nothing" comes as "", not as null: both mean that it was not given.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Classes with spaces between, empty ones left out.</summary>
    public static string Classes(params string?[] classes) => string.Join(' ', classes.Where(c => !string.IsNullOrWhiteSpace(c)));

    /// <summary>Ids with spaces between, null when there is none.</summary>
    public static string? Ids(params string?[] ids) => Classes(ids) is { Length: > 0 } some ? some : null;

    /// <summary>Puts this element in the place of the component's own tag, taking over what the page set on it (data-, aria-, class).</summary>
    public static void Become(this TagHelperOutput output, TagBuilder tag)
    {
        TakeOver(output, tag);
        output.Become((IHtmlContent)tag);
    }

    /// <summary>Gives what the page set on the component to this element of it, such as autocomplete to the input.</summary>
    public static void TakeOver(TagHelperOutput output, TagBuilder tag)
    {
        foreach (var own in output.Attributes)
        {
            var value = own.Value is IHtmlContent markup ? Text(markup) : own.Value?.ToString() ?? "";
            if (own.Name == "class") tag.Attributes["class"] = Classes(tag.Attributes.TryGetValue("class", out var had) ? had : null, value);
            else tag.Attributes[own.Name] = own.ValueStyle == HtmlAttributeValueStyle.Minimized ? "" : value;
        }

        output.Attributes.Clear();
    }

    public static void Become(this TagHelperOutput output, IHtmlContent markup)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(markup);
    }

    // An attribute of the page comes as already encoded markup; decode it, for it is encoded again.
    private static string Text(IHtmlContent markup)
    {
        using var writer = new StringWriter();
        markup.WriteTo(writer, NullHtmlEncoder.Default);
        return markup is HtmlString ? System.Net.WebUtility.HtmlDecode(writer.ToString()) : writer.ToString();
    }

    /// <summary>A drawing of one path in the colour of the text, not announced.</summary>
    public static TagBuilder Icon(string classes, string path, params (string Name, string Value)[] attributes)
    {
        var svg = Element("svg", classes).With("xmlns", "http://www.w3.org/2000/svg").With("aria-hidden", "true").With("focusable", "false");
        foreach (var (name, value) in attributes) svg.With(name, value);
        return svg.Add(Element("path").With("d", path).With("fill", "currentColor"));
    }
}
