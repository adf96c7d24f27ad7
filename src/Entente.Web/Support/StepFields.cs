using Entente.Foundation;
using Entente.Support.Plans;
using Entente.Web.Design;

namespace Entente.Web.Support;

/// <summary>The fields of a step with what they may hold.</summary>
public sealed record StepFields(StepForm Form, IReadOnlyList<Choice> Entitlements, IReadOnlyList<Choice> Languages, IReadOnlyList<Choice> States)
{
    public PartialDate? By => Form.By is { } day ? PartialDate.Of(day) : null;

    public static StepFields Of(StepForm form, Entitlements entitlements, OfferWords words, Texts texts) => new(form,
        [.. entitlements.All.Select(e => new Choice(e.Code, texts.Of(e.Text)))], words.Languages,
        [.. Enum.GetValues<StepState>().Select(s => new Choice(s.ToString(), texts["plan.state." + s]))]);

    public override string ToString() => nameof(StepFields);
}
