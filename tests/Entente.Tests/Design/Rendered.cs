using System.Text.Encodings.Web;
using Entente.Foundation;
using Entente.Web.Design;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Entente.Tests.Design;

/// <summary>Runs a tag helper as a page would and gives its HTML.</summary>
internal sealed class Rendered
{
    public static TextFiles Files { get; } = new(DataFolder.Shipped, TextFiles.MirrorLanguage);

    public static Texts Texts { get; } = TextsIn(Environments.Development);

    public ModelStateDictionary State { get; } = new();

    public static Texts TextsIn(string environment) => new(Files, new CentreTime(new ConfigurationBuilder().Build()), new Host(environment));

    public ViewContext View { get; }

    public Rendered() => View = new() { HttpContext = new DefaultHttpContext(), ViewData = new(new EmptyModelMetadataProvider(), State) };

    /// <summary>A property of a form with this value.</summary>
    public static ModelExpression For(string name, object? value) =>
        new(name, new ModelExplorer(new EmptyModelMetadataProvider(), new EmptyModelMetadataProvider().GetMetadataForType(value?.GetType() ?? typeof(string)), value));

    public static string Html(ITagHelper helper, string tag, string inside = "", IEnumerable<(string, string)>? attributes = null) =>
        Html(helper, tag, _ => inside, attributes);

    public static string Html(ITagHelper helper, string tag, Func<TagHelperContext, string> inside, IEnumerable<(string Name, string Value)>? attributes = null, TagHelperContext? outer = null)
    {
        var own = new TagHelperAttributeList((attributes ?? []).Select(a => new TagHelperAttribute(a.Name, a.Value)));
        var context = new TagHelperContext(tag, own, outer is null ? new Dictionary<object, object>() : new Dictionary<object, object>(outer.Items), Guid.CreateVersion7().ToString());
        var output = new TagHelperOutput(tag, own, (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(inside(context))));
        helper.Init(context);
        var done = helper.ProcessAsync(context, output);
        Assert.True(done.IsCompletedSuccessfully, done.Exception?.Message);
        if (!output.IsContentModified) output.Content.SetHtmlContent(inside(context));
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private sealed class Host(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "Entente";

        public string ContentRootPath { get; set; } = ".";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
