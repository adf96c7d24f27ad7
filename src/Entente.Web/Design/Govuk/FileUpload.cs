using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entente.Web.Design;

/// <summary>Takes a file. The form needs enctype="multipart/form-data".</summary>
[HtmlTargetElement("govuk-file-upload", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileUpload(Texts texts) : Field(texts)
{
    public string? Label { get; set; }

    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Markup.Element("input", Markup.Classes("govuk-file-upload", ErrorText is null ? null : "govuk-file-upload--error"))
            .With("id", FieldId).With("name", FieldName).With("type", "file").Flag("multiple", Multiple).With("aria-describedby", Markup.Ids(DescribedBy, HintId, ErrorId));
        Markup.TakeOver(output, input);
        output.Become(Group(LabelMarkup(Label), HintMarkup(), ErrorMarkup(), input));
    }
}
